import type { Atom } from './atoms'
import { type Fact, factsOf, type Held, type HeldPivot, inValues, size } from './build-beside'
import { buildCells } from './build-cells'
import { determinedSums } from './suppression/determined'

/** Cells of a view that are tried one by one for whether a number is kept without them. */
const MOST_TRIED = 60

/**
 * The cells that several views have to withhold so that no number any of them withholds follows from all of them together,
 * by adding and subtracting. What one tells by itself is no secret of the others; what stands first stays as it is.
 *
 * @param atoms of the views in their order
 */
export function heldTogether(pivots: readonly HeldPivot[], atoms: readonly Atom[]): Held[] {
  const held = pivots.map((pivot) => [...pivot.held])
  const factsIn = (view: number) => {
    const pivot = pivots[view]!
    return factsOf(buildCells(pivot.statistics, inValues(pivot.plan), held[view]!), pivot, atoms, view)
  }
  const facts = [...pivots.keys()].map(factsIn)
  for (;;) {
    const open = openIn(facts, atoms)
    if (open.length === 0) return held
    // Of the first views whose numbers tell something together, the last one has to give way.
    let view = 1
    while (view < facts.length - 1 && toldUpTo(facts, view, open, atoms).length === 0) view++
    const giving = givingWay(facts.slice(0, view + 1), toldUpTo(facts, view, open, atoms), atoms)
    if (!giving) return held
    held[view]!.push([giving.row, giving.column])
    facts[view] = factsIn(view)
  }
}

const toldUpTo = (facts: readonly (readonly Fact[])[], view: number, open: readonly Fact[], atoms: readonly Atom[]) =>
  following(
    facts
      .slice(0, view + 1)
      .flat()
      .filter(isShown),
    open,
    atoms,
  )

const isShown = ({ isShown }: Fact): boolean => isShown

/** Those of some sums that follow from shown ones. */
function following(shown: readonly Fact[], asked: readonly Fact[], atoms: readonly Atom[]): Fact[] {
  const known = shown.map((fact) => fact.atoms)
  const sums = asked.map((fact) => fact.atoms)
  return determinedSums(atoms.length, known, sums).map((place) => asked[place]!)
}

/** Withheld numbers that follow from all views together, and from none by itself. */
function openIn(facts: readonly (readonly Fact[])[], atoms: readonly Atom[]): Fact[] {
  const all = facts.flat()
  const secrets = all.filter((fact) => !isShown(fact))
  let open = following(all.filter(isShown), secrets, atoms)
  for (const own of facts) {
    if (open.length === 0) break
    const told = new Set(following(own.filter(isShown), open, atoms))
    open = open.filter((secret) => !told.has(secret))
  }
  return open
}

/** The shown cell of the last view without which least follows: near to it, small, and enough by itself where one is. */
function givingWay(facts: readonly (readonly Fact[])[], open: readonly Fact[], atoms: readonly Atom[]): Fact | null {
  const before = facts.slice(0, -1).flat().filter(isShown)
  const own = facts.at(-1)!.filter(isShown)
  const members = new Set(open.flatMap((secret) => secret.atoms))
  const isNear = (fact: Fact) => fact.atoms.some((atom) => members.has(atom))
  const ranked = own
    .map((fact) => ({ fact, isNear: isNear(fact), size: size(fact, atoms) }))
    .sort((a, b) => Number(b.isNear) - Number(a.isNear) || a.size - b.size)
    .map(({ fact }) => fact)
  const isEnough = (without: Fact): boolean => {
    const isOther = ({ row, column }: Fact) => row !== without.row || column !== without.column
    return following([...before, ...own.filter(isOther)], open, atoms).length < open.length
  }
  return ranked.slice(0, MOST_TRIED).find(isEnough) ?? ranked[0] ?? null
}
