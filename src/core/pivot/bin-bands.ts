import type { FieldKind } from '../dataset/field'
import type { Label } from '../dataset/label'
import { formatCount, formatNumber } from '../format/number'
import type { Band } from './dimension'
import type { BinsDefinition } from './dimension-definition'

/** Bins of a number, lowest first: the bounds SQL is asked by, and what they are called. */
export interface Bins {
  readonly bands: readonly Band[]
  readonly labels: readonly Label[]
}

/**
 * The bins between the cuts of a definition, and beyond them. Bins of whole numbers name the first and last they hold,
 * `10 to 19`; others their bounds, `10 to 20`, of which the upper one belongs to the next bin.
 */
export function binsOf({ cut }: BinsDefinition, kind: FieldKind): Bins {
  const edges = cut.by === 'width' ? steps(cut) : cut.edges
  const isWhole = kind === 'count' || kind === 'signal'
  const isNegative = kind === 'number'
  // Nothing is below 0 that cannot be.
  const starts = !isNegative && edges[0]! <= 0 ? edges : [Number.NEGATIVE_INFINITY, ...edges]
  const bins = starts.map((from, i) => {
    const bounds = { from, to: starts[i + 1] ?? Number.POSITIVE_INFINITY, isWhole }
    const plain = named(bounds, String)
    // A quantile is told by its place, which stays when the edges are those of another export.
    const value = cut.by === 'quantiles' ? `${i + 1} of ${starts.length}` : plain
    return { from, label: { value, name: named(bounds, writerOf(kind)) } }
  })
  return {
    bands: bins.map(({ from, label }) => ({ from, value: label.value })),
    labels: bins.map(({ label }) => label),
  }
}

interface Bounds {
  readonly from: number
  readonly to: number
  readonly isWhole: boolean
}

function named({ from, to, isWhole }: Bounds, write: (n: number) => string): string {
  if (from === Number.NEGATIVE_INFINITY) return `under ${write(to)}`
  if (to === Number.POSITIVE_INFINITY) return `${write(from)} or more`
  const first = isWhole ? Math.ceil(from) : from
  const last = isWhole ? Math.ceil(to) - 1 : to
  return first === last ? write(first) : `${write(first)} to ${write(last)}`
}

const writerOf = (kind: FieldKind): ((n: number) => string) =>
  kind === 'money' ? (n) => `$${formatCount(n)}` : formatNumber

/** Sums of widths keep their last digits to themselves. */
function steps({ width, from, to }: Extract<BinsDefinition['cut'], { by: 'width' }>): number[] {
  const count = Math.max(1, Math.round((to - from) / width))
  return Array.from({ length: count + 1 }, (_, i) => Number((from + i * width).toPrecision(12)))
}
