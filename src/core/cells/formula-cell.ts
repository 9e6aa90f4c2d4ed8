import { evaluate } from '../pivot/definitions/formula'
import type { Statistic } from '../pivot/measure'
import type { Cell } from './pivot-cells'

/**
 * The cell of a formula, from those of its inputs and nothing else: withheld with any of them, and on as many sessions as
 * the one with the fewest. It has no interval, since how its inputs vary together is not known.
 */
export function formulaCell(
  { formula, inputs }: Extract<Statistic, { readonly kind: 'formula' }>,
  cells: readonly Cell[],
): Cell {
  if (cells.some(({ kind }) => kind === 'withheld')) return { kind: 'withheld' }
  const estimates = cells.flatMap((cell) => (cell.kind === 'estimate' ? [cell.estimate] : []))
  if (estimates.length < cells.length) return { kind: 'empty' }
  const value = evaluate(formula, (id) => estimates[inputs.findIndex((input) => input.id === id)]!.value)
  if (value === null) return { kind: 'empty', reason: 'division by zero' }
  const { n, users } = estimates.reduce((fewest, other) => (other.n < fewest.n ? other : fewest))
  return { kind: 'estimate', estimate: { value, n, users, interval: null } }
}
