import { type AnsweredPivot, type Held, type HeldPivot, heldBeside, MOST_ATOMS } from '#core/cells/build-beside'
import { buildCells } from '#core/cells/build-cells'
import { heldTogether } from '#core/cells/held-together'
import { ok, type Result } from '#core/failure'
import { askAtoms } from './ask-atoms'
import type { Asks } from './ask-pivot'

/**
 * The cells that each of several pivots, seen one after the other, has to withhold so that no number any of them withholds
 * follows from the others, and no difference of two is of too few. Each is held against every earlier one; then all are held
 * against each other, where together they tell few enough groups of sessions apart. The first stays as it is.
 * Of two that tell too many groups apart to be looked at, the later one is withheld.
 *
 * @param sessions how many the dataset has
 * @param most groups that are held against each other
 */
export async function holdTogether(
  engine: Pick<Asks, 'run'>,
  answered: readonly AnsweredPivot[],
  sessions: number,
  signal?: AbortSignal,
  most = MOST_ATOMS,
): Promise<Result<Held[]>> {
  const pivots: HeldPivot[] = answered.map((one) => ({ ...one, held: [] }))
  const isOpen = answered.map(({ statistics, plan }) => buildCells(statistics, plan).withheld === 0)
  for (let own = 1; own < pivots.length; own++) {
    for (let other = 0; other < own; other++) {
      // Of the same sessions, where nothing is withheld, every rest is a sum of what is shown.
      if (
        isOpen[own] &&
        isOpen[other] &&
        pivots[own]!.held.length === 0 &&
        ofSameSessions(answered[own]!, answered[other]!)
      )
        continue
      const pair = [pivots[other]!, pivots[own]!] as const
      const atoms = await askAtoms(
        engine,
        pair.map(({ plan }) => plan),
        signal,
      )
      if (!atoms.ok) return atoms
      if (atoms.value.length > most) {
        pivots[own] = { ...pair[1], held: allOf(answered[own]!) }
        break
      }
      pivots[own] = { ...pair[1], held: heldBeside(...pair, atoms.value) }
    }
  }
  const areMany = sessions > most && pivots.reduce((product, pivot) => product * groupsIn(pivot), 1) > most
  const isAllOpen = isOpen.every(Boolean) && pivots.every(({ held }) => held.length === 0)
  if (pivots.length < 3 || isAllOpen || areMany) return ok(pivots.map(({ held }) => held))
  const atoms = await askAtoms(
    engine,
    pivots.map(({ plan }) => plan),
    signal,
  )
  return atoms.ok ? ok(heldTogether(pivots, atoms.value)) : atoms
}

const ofSameSessions = (a: AnsweredPivot, b: AnsweredPivot): boolean =>
  JSON.stringify([a.plan.filters, a.plan.excluded]) === JSON.stringify([b.plan.filters, b.plan.excluded])

/** At most so many groups does a pivot tell apart: its parts, twice for every denominator and rate. */
const groupsIn = ({ statistics, plan }: AnsweredPivot): number =>
  statistics.rowKeys.length *
  statistics.columnKeys.length *
  2 ** (plan.bases.length - 1 + plan.measures.filter(({ statistic }) => statistic.kind === 'rate').length)

const allOf = ({ statistics: { rowKeys, columnKeys } }: AnsweredPivot): Held =>
  rowKeys.flatMap((row) => columnKeys.map((column) => [row, column] as const))
