import { formatCount } from '../format/number'
import type { Dropped } from './regression-table'

type Reason = Exclude<keyof Dropped, 'floorCells'>

/** Why sessions are left out, in the order in which they are first missed. */
const WHY: readonly (readonly [reason: Reason, why: string])[] = [
  ['outcome', 'the outcome does not count for them'],
  ['factor', 'the factor is missing or Unclear'],
  ['logs', 'a logarithm does not exist'],
  ['controls', 'a control is missing'],
  ['levels', 'their level is under the thresholds'],
  ['floor', 'in cells under the thresholds'],
  ['singletons', 'alone in their cell'],
]

/** A reason with the sessions that each of several samples leaves out for it. */
export interface LeftOutRow {
  readonly why: string
  readonly n: readonly number[]
}

/** What samples leave out, a row a reason; reasons that none has are not told. */
export const leftOutRows = (samples: readonly Dropped[]): LeftOutRow[] =>
  WHY.map(([reason, why]) => ({ why, n: samples.map((dropped) => dropped[reason]) })).filter(({ n }) =>
    n.some((count) => count > 0),
  )

const sessions = (n: number): string => (n === 1 ? 'one session' : `${formatCount(n)} sessions`)

/** What a sample leaves out and why, each as a short sentence. */
export const droppedTexts = (dropped: Dropped): string[] =>
  leftOutRows([dropped]).map(({ why, n }) => {
    const told = why === WHY_FLOOR ? `in ${formatCount(dropped.floorCells)} cells under the thresholds` : why
    return `${sessions(n[0]!)}: ${told}`
  })

const WHY_FLOOR = WHY.find(([reason]) => reason === 'floor')![1]

/** All sessions a sample leaves out. */
export const leftOut = ({ floorCells, ...counts }: Dropped): number => Object.values(counts).reduce((a, b) => a + b, 0)
