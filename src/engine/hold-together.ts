import type { AnsweredPivot } from '#core/cells/answered-pivot'
import { type Held, type HeldPivot, heldBeside, MOST_ATOMS } from '#core/cells/build-beside'
import { buildCells } from '#core/cells/build-cells'
import { heldTogether } from '#core/cells/held-together'
import { ok, type Result } from '#core/failure'
import { atomsAsker } from './ask-atoms'
import type { Asks } from './ask-pivot'

/** What one of several pivots has to withhold for the sake of the others. */
export interface HeldInTurn {
  readonly held: Held
  /** Place of the earlier one beside which it tells too many groups apart to be looked at; null where it is. */
  readonly tooFineBeside: number | null
}

/**
 * The cells that each of several pivots, seen one after the other, has to withhold so that no number any of them withholds
 * follows from the others, and no difference of two is of too few. Each is held against every earlier one; then as many of the
 * first as together tell few enough groups of sessions apart are held against each other. The first stays as it is.
 * Of two that tell too many groups apart to be looked at, the later one is withheld.
 *
 * @param sessions how many the dataset has
 * @param most groups that are held against each other
 */
export async function holdTogether(
  engine: Pick<Asks, 'run' | 'lists'>,
  answered: readonly AnsweredPivot[],
  sessions: number,
  signal?: AbortSignal,
  most = MOST_ATOMS,
): Promise<Result<HeldInTurn[]>> {
  const askAtoms = atomsAsker(engine)
  const pivots: HeldPivot[] = answered.map((one) => ({ ...one, held: [] }))
  const tooFineBeside: (number | null)[] = answered.map(() => null)
  const isOpen = answered.map(({ statistics, plan }) => buildCells(statistics, plan).withheld === 0)
  for (let own = 1; own < pivots.length; own++) {
    for (let other = 0; other < own; other++) {
      // Of one that shows nothing at all, nothing follows.
      if (tooFineBeside[other] !== null) continue
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
        pair.map(({ plan }) => plan),
        signal,
      )
      if (!atoms.ok) return atoms
      if (atoms.value.length > most) {
        pivots[own] = { ...pair[1], held: allOf(answered[own]!) }
        tooFineBeside[own] = other
        break
      }
      pivots[own] = { ...pair[1], held: heldBeside(...pair, atoms.value) }
    }
  }
  const inTurn = () => pivots.map(({ held }, i) => ({ held, tooFineBeside: tooFineBeside[i]! }))
  const shown = [...pivots.keys()].filter((i) => tooFineBeside[i] === null)
  const places =
    sessions > most
      ? shown.slice(
          0,
          howMany(shown, (i) => groupsIn(pivots[i]!), most),
        )
      : shown
  const together = places.map((i) => pivots[i]!)
  const isAllOpen = isOpen.every(Boolean) && pivots.every(({ held }) => held.length === 0)
  if (together.length < 3 || isAllOpen) return ok(inTurn())
  const atoms = await askAtoms(
    together.map(({ plan }) => plan),
    signal,
  )
  if (!atoms.ok) return atoms
  for (const [t, held] of heldTogether(together, atoms.value).entries()) pivots[places[t]!] = { ...together[t]!, held }
  return ok(inTurn())
}

const ofSameSessions = (a: AnsweredPivot, b: AnsweredPivot): boolean =>
  JSON.stringify([a.plan.filters, a.plan.excluded]) === JSON.stringify([b.plan.filters, b.plan.excluded])

/** How many of the first of some places together tell at most so many groups apart. */
function howMany(places: readonly number[], groupsAt: (place: number) => number, most: number): number {
  let groups = 1
  const end = places.findIndex((place) => {
    groups *= groupsAt(place)
    return groups > most
  })
  return end < 0 ? places.length : end
}

/** At most so many groups does a pivot tell apart: its parts, twice for every denominator and rate. */
const groupsIn = ({ statistics, plan }: AnsweredPivot): number =>
  statistics.rowKeys.length *
  statistics.columnKeys.length *
  2 ** (plan.bases.length - 1 + plan.measures.filter(({ statistic }) => statistic.kind === 'rate').length)

const allOf = ({ statistics: { rowKeys, columnKeys } }: AnsweredPivot): Held =>
  rowKeys.flatMap((row) => columnKeys.map((column) => [row, column] as const))
