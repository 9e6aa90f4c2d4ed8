import { askMeasures, type PivotPlan } from '../pivot/plan'
import type { AnsweredPivot } from './answered-pivot'
import type { Atom } from './atoms'
import { buildCells } from './build-cells'
import { isSameKey, type Key, KeyIndex } from './key'
import type { PivotCells } from './pivot-cells'
import { determinedSums } from './suppression/determined'
import { isEnough } from './suppression/suppress'

/** Keys of cells that are withheld for what they tell beside another table. */
export type Held = readonly (readonly [row: Key, column: Key])[]

/** A pivot that was answered, with what of it is already withheld for the sake of others. */
export interface HeldPivot extends AnsweredPivot {
  readonly held: Held
}

/** More groups of sessions than this are not held against each other. */
export const MOST_ATOMS = 50_000

/**
 * The cells of a view that stands beside another one, so that no number the two withhold follows from both together:
 * neither by adding and subtracting what they show, nor as the difference of one shown number from another it is part of,
 * as where the filters of one keep some of the sessions of the other. What has to go goes from this view; the other stays
 * as it is.
 */
export function buildBeside(other: AnsweredPivot, own: AnsweredPivot, atoms: readonly Atom[]): PivotCells {
  return buildCells(own.statistics, own.plan, heldBeside({ ...other, held: [] }, { ...own, held: [] }, atoms))
}

/** The cells that a view has to withhold beside another one, with those it withholds already. */
export function heldBeside(other: HeldPivot, own: HeldPivot, atoms: readonly Atom[]): Held {
  const fixed = factsOf(buildCells(other.statistics, inValues(other.plan), other.held), other, atoms, 0)
  const plan = inValues(own.plan)
  const held = [...own.held]
  for (;;) {
    const facts = factsOf(buildCells(own.statistics, plan, held), { ...own, plan }, atoms, 1)
    const telling = tellingCells(fixed, facts, atoms, plan)
    if (telling.length === 0) return held
    held.push(...telling)
  }
}

/** Every measure that was asked, as it is: what is shown in another way is made of these, and tells no more. */
export function inValues(plan: PivotPlan): PivotPlan {
  const inOrder = (planned: PivotPlan['rows']) => planned.map((one) => ({ ...one, order: 'natural' as const }))
  return { ...plan, ...askMeasures(plan.measures), rows: inOrder(plan.rows), columns: inOrder(plan.columns) }
}

/** A number of sessions that a cell shows or withholds, and the groups it is the sum of. */
export interface Fact {
  readonly row: Key
  readonly column: Key
  readonly base: string
  readonly isShown: boolean
  readonly n: number
  readonly users: number | null
  readonly atoms: readonly number[]
}

/** Every count that the cells of a view show or withhold, and the successes that a shown rate tells. */
export function factsOf(
  cells: PivotCells,
  { plan, summed = [] }: Pick<AnsweredPivot, 'plan' | 'summed'>,
  atoms: readonly Atom[],
  view: number,
): Fact[] {
  const rows = KeyIndex.of(cells.rows.keys)
  const columns = KeyIndex.of(cells.columns.keys)
  const facts = new Map<string, Fact & { readonly atoms: number[] }>()
  const note = (r: number, c: number, m: number, what: 'n' | 'successes', atom: number): void => {
    const cell = cells.at(r, c, m)
    const measure = plan.measures[m]!
    const isShown = cell.kind === 'estimate'
    if (!isShown && what === 'successes') return
    // Measures of one denominator share its number, unless one is withheld for what else it tells.
    const place = `${r} ${c} ${what === 'n' ? measure.base.id : `successes ${m}`} ${isShown}`
    const known = facts.get(place)
    if (known) {
      if (known.atoms.at(-1) !== atom) known.atoms.push(atom)
      return
    }
    const { n, users } = isShown && what === 'n' && measure.statistic.kind !== 'share' ? cell.estimate : NOT_KNOWN
    const [row, column] = [cells.rows.keys[r]!, cells.columns.keys[c]!]
    facts.set(place, { row, column, base: what === 'n' ? measure.base.id : '', isShown, n, users, atoms: [atom] })
  }
  atoms.forEach(({ views }, a) => {
    const own = views[view]
    if (!own) return
    for (const row of prefixes(own.row)) {
      const r = rows.find(row)
      if (r < 0) continue
      for (const column of prefixes(own.column)) {
        const c = columns.find(column)
        if (c < 0) continue
        plan.measures.forEach(({ base }, m) => {
          if (!own.bases[plan.bases.findIndex(({ id }) => id === base.id)]) return
          note(r, c, m, 'n', a)
          if (own.successes[m]) note(r, c, m, 'successes', a)
        })
      }
    }
  })
  return [...facts.values(), ...sumsOf([...facts.values()], summed)]
}

/** Sums of shown numbers over some columns of a row; what has to go of one goes from the first of them. */
function sumsOf(facts: readonly Fact[], columns: readonly Key[]): Fact[] {
  if (columns.length === 0) return []
  const isIn = (fact: Fact) => fact.isShown && fact.base !== '' && columns.some((key) => isSameKey(key, fact.column))
  const shown = facts.filter(isIn)
  const partsOf = ({ row, base }: Fact) => shown.filter((other) => other.base === base && isSameKey(other.row, row))
  return shown
    .filter(({ column }) => isSameKey(column, columns[0]!))
    .map((first) => ({ first, parts: partsOf(first) }))
    .filter(({ parts }) => parts.length === columns.length)
    .map(({ first, parts }) => ({
      ...first,
      ...NOT_KNOWN,
      atoms: parts.flatMap((part) => part.atoms).sort((a, b) => a - b),
    }))
}

const NOT_KNOWN = { n: Number.NaN, users: null } as const

const prefixes = (key: Key): Key[] => [...key, null].map((_, i) => key.slice(0, i))

/** The shown cells of the second view that give something away beside the first. */
function tellingCells(
  first: readonly Fact[],
  second: readonly Fact[],
  atoms: readonly Atom[],
  plan: PivotPlan,
): (readonly [row: Key, column: Key])[] {
  const isShown = ({ isShown }: Fact) => isShown
  const secrets = [...first, ...second].filter((fact) => !isShown(fact))
  const shown = [...first, ...second].filter(isShown)
  const openTo = (facts: readonly Fact[]) =>
    determinedSums(
      atoms.length,
      facts.map((fact) => fact.atoms),
      secrets.map((fact) => fact.atoms),
    )
  // What the first view tells by itself, such as the successes of a rate, is no secret that this one could keep.
  const told = new Set(openTo(first.filter(isShown)))
  const open = openTo(shown).filter((secret) => !told.has(secret))
  const candidates = second.filter(isShown).sort((a, b) => size(a, atoms) - size(b, atoms))
  const chosen = new Set<Fact>(smallDifferences(first.filter(isShown), candidates, atoms, plan))
  for (const secret of open) {
    const members = new Set(secrets[secret]!.atoms)
    const near = candidates.find((fact) => fact.atoms.some((atom) => members.has(atom))) ?? candidates[0]
    if (near) chosen.add(near)
  }
  return [...chosen].map(({ row, column }) => [row, column] as const)
}

export const size = (fact: Fact, atoms: readonly Atom[]): number =>
  fact.atoms.reduce((sum, atom) => sum + atoms[atom]!.n, 0)

/** Shown numbers of the second view whose difference from one of the first is of too few sessions or users. */
function smallDifferences(
  first: readonly Fact[],
  second: readonly Fact[],
  atoms: readonly Atom[],
  { thresholds }: PivotPlan,
): Fact[] {
  const around: Fact[][] = atoms.map(() => [])
  for (const fact of first) for (const atom of fact.atoms) around[atom]!.push(fact)
  const isTelling = (wide: Fact, narrow: Fact): boolean => {
    if (wide.atoms.length <= narrow.atoms.length) return false
    const members = new Set(wide.atoms)
    if (!narrow.atoms.every((atom) => members.has(atom))) return false
    const inner = new Set(narrow.atoms)
    const rest = wide.atoms.filter((atom) => !inner.has(atom)).map((atom) => atoms[atom]!)
    const sessions = rest.reduce((sum, { n }) => sum + n, 0)
    // Groups may hold the same people; those of the largest they are at least.
    const most = rest.reduce((users, atom) => Math.max(users, atom.users ?? 0), 0)
    const isKnown = wide.users !== null && narrow.users !== null
    const users = rest[0]?.users == null ? null : Math.max(most, isKnown ? wide.users! - narrow.users! : 0)
    return !isEnough(thresholds, sessions, users)
  }
  return second.filter((fact) => {
    const [atom] = fact.atoms
    if (atom === undefined || fact.base === '') return false
    // One that holds all of this holds its first group; one that is part of this holds one of its groups.
    if (around[atom]!.some((wide) => wide.base === fact.base && isTelling(wide, fact))) return true
    const inside = new Set(fact.atoms.flatMap((a) => around[a]!))
    return [...inside].some((narrow) => narrow.base === fact.base && isTelling(fact, narrow))
  })
}
