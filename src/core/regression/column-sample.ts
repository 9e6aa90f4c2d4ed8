import { fail, ok, type Result } from '../failure'
import { splitBy } from '../tally/split'
import type { Frame } from './frame'
import type { PlannedModel } from './plan'

/** The sessions a column can use, as places in the frame, and the cell of its controls that each is in. */
export interface ColumnSample {
  readonly places: Uint32Array
  readonly cellOf: Uint32Array
  readonly cells: number
}

/** Sessions of the frame a column cannot use. */
export interface MissingValues {
  readonly logs: number
  readonly controls: number
}

/** The places of the sessions that have all that a model needs. */
export function usablePlaces(frame: Frame, model: PlannedModel): { places: Uint32Array; missing: MissingValues } {
  const logs = frame.logs.slice(0, model.logs.length)
  const keys = frame.keys.slice(0, model.absorbed.length)
  const places = new Uint32Array(frame.sessions)
  const missing = { logs: 0, controls: 0 }
  let n = 0
  for (let i = 0; i < frame.sessions; i++) {
    let isLogged = true
    for (const log of logs) isLogged &&= !Number.isNaN(log[i]!)
    if (!isLogged) {
      missing.logs++
      continue
    }
    let isControlled = true
    for (const key of keys) isControlled &&= key.codes[i] !== key.missing
    if (isControlled) places[n++] = i
    else missing.controls++
  }
  return { places: places.subarray(0, n), missing }
}

/** Puts sessions into the cells of the controls of a model, numbered in the order they are met; or a control they are too many with. */
export function inCells({ keys }: Frame, { absorbed }: PlannedModel, places: Uint32Array): Result<ColumnSample> {
  const cellOf = new Uint32Array(places.length)
  let cells = 1
  for (const [i, { name }] of absorbed.entries()) {
    const { codes, width } = keys[i]!
    if (cells * width >= 2 ** 32) return fail({ code: 'control-too-fine', dimension: name })
    cells = splitBy(cellOf, cells, codes, width, places).length
  }
  return ok({ places, cellOf, cells })
}

/** Sessions and users of each group; sessions of a user stand together. */
export function countIn(
  { user }: Frame,
  places: Uint32Array,
  groups: number,
  groupOf: ArrayLike<number>,
): { n: Float64Array; users: Float64Array } {
  const n = new Float64Array(groups)
  const users = new Float64Array(groups)
  const last = new Int32Array(groups).fill(-1)
  for (let i = 0; i < places.length; i++) {
    const group = groupOf[i]!
    const of = user[places[i]!]!
    n[group]!++
    if (of < 0 || last[group] === of) continue
    last[group] = of
    users[group]!++
  }
  return { n, users }
}
