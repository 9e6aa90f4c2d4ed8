import type { SessionsTable } from '#core/dataset/sessions-table'
import { fail, ok, type Result } from '#core/failure'
import type { Dimension, KeyValue } from '#core/pivot/dimension'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import type { AxisName } from '#core/pivot/edits'
import { OFF_SCALE, ORDERS, type Placement, TOTALS } from '#core/pivot/placement'
import type { PivotSpec } from '#core/pivot/spec'
import { usage } from './outcome'
import { parseValue, splitList } from './value-text'

type Axes = Pick<PivotSpec, 'rows' | 'columns' | 'measures'>

/**
 * Applies orders, `rows=verified_success:desc@Expert`: an axis or one of its dimensions, then `natural`, `label`, `size` or
 * a measure of the pivot, then a direction, then for a measure the key of the other axis it is looked at; its total where
 * nothing is said.
 */
export function applySort<A extends Axes & Pick<PivotSpec, 'dimensions'>>(
  spec: A,
  texts: readonly string[],
  table: SessionsTable,
): Result<A> {
  let sorted = spec
  for (const text of texts) {
    const parts = /^([^=]+)=([^:@]+)(?::(asc|desc))?(?:@(.+))?$/s.exec(text)
    if (!parts) return usage(`--sort takes rows=measure:desc@value and got ${text}`)
    const [, name, by, direction, at] = parts
    const placed = placedBy(spec, name!)
    if (!placed) return usage(notPlaced('sort', name!))
    const word = ORDERS.find((known) => known === by)
    if (word && at !== undefined) return usage(`--sort ${text}: only a measure is looked at somewhere`)
    if (!word && !spec.measures.includes(by!)) {
      return usage(`--sort ${text}: ${by} is not ${ORDERS.join(', ')} or a measure of this pivot`)
    }
    const key = keyOf(
      at,
      spec[placed.axis === 'rows' ? 'columns' : 'rows'],
      dimensionsOf(table, spec.dimensions),
      table,
    )
    if (!key.ok) return key
    const isDescending = direction === undefined ? word === undefined || word === 'size' : direction === 'desc'
    const order = word
      ? { order: word, ...(isDescending !== (word === 'size') && { isReversed: true }) }
      : { order: { measure: by!, at: key.value, isDescending } }
    sorted = change(sorted, placed, order)
  }
  return ok(sorted)
}

/** Applies where totals stand, `rows=before` or `expertise=none`: of an axis, or over one of its dimensions. */
export function applyTotals<A extends Axes>(spec: A, texts: readonly string[]): Result<A> {
  let placedTotals = spec
  for (const text of texts) {
    const [name, at] = text.split('=')
    const totals = TOTALS.find((known) => known === at)
    if (!totals) return usage(`--totals takes rows=${TOTALS.join(', rows=')}, and got ${text}`)
    const placed = placedBy(spec, name!)
    if (!placed) return usage(notPlaced('totals', name!))
    placedTotals = change(placedTotals, placed, { totals })
  }
  return ok(placedTotals)
}

/** Applies what becomes of missing and Unclear, `expertise=hidden` or `rows=excluded`. */
export function applyUnclear<A extends Axes>(spec: A, texts: readonly string[]): Result<A> {
  let told = spec
  for (const text of texts) {
    const [name, what] = text.split('=')
    const offScale = OFF_SCALE.find((known) => known === what)
    if (!offScale) return usage(`--unclear takes rows=${OFF_SCALE.join(', rows=')}, and got ${text}`)
    const placed = placedBy(spec, name!)
    if (!placed) return usage(notPlaced('unclear', name!))
    told = change(told, placed, { offScale })
  }
  return ok(told)
}

/** The dimensions of an axis that are meant. */
interface Placed {
  readonly axis: AxisName
  readonly isMeant: (placement: Placement) => boolean
}

function placedBy(spec: Axes, name: string): Placed | null {
  if (name === 'rows' || name === 'columns') return { axis: name, isMeant: () => true }
  const isMeant = ({ dimension }: Placement) => dimension === name
  const axis = (['rows', 'columns'] as const).find((a) => spec[a].some(isMeant))
  return axis ? { axis, isMeant } : null
}

const notPlaced = (option: string, name: string): string =>
  `--${option} ${name}: there is no such dimension in --rows or --columns`

const change = <A extends Axes>(spec: A, { axis, isMeant }: Placed, more: Partial<Placement>): A => ({
  ...spec,
  [axis]: spec[axis].map((placement) => (isMeant(placement) ? { ...placement, ...more } : placement)),
})

/** The values of a key, one for each dimension of the other axis from the outermost on. */
function keyOf(
  text: string | undefined,
  placements: readonly Placement[],
  dimensions: readonly Dimension[],
  table: SessionsTable,
): Result<KeyValue[]> {
  if (text === undefined) return ok([])
  const key: KeyValue[] = []
  for (const written of splitList(text)) {
    const placement = placements[key.length]
    if (!placement) return usage(`@${text} has more values than the other axis has dimensions`)
    const dimension = dimensions.find(({ id }) => id === placement.dimension)
    if (!dimension)
      return fail({ code: 'unknown-dimension', name: placement.dimension, known: dimensions.map((d) => d.id) })
    const value = parseValue(dimension, written, table)
    if (!value.ok) return value
    key.push(value.value)
  }
  return ok(key)
}
