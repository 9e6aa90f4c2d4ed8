import type { PivotPlan } from '../pivot/plan'
import { conditionExpression } from '../sql/condition-expression'
import { dimensionExpression } from '../sql/dimension-expression'
import { filterExpression } from '../sql/filter-expression'
import { baseExpression } from '../sql/pivot-parts'
import { type ListsNeeded, ListsRead, numberUsers, type SessionLists } from '../tally/session-lists'
import { splitBy } from '../tally/split'
import type { Atom, AtomInView } from './atoms'

/** What a view makes of every session. */
export interface SessionCut {
  readonly sessions: Pick<SessionLists, 'sessions' | 'repeaters' | 'known'>
  /** Of each session a number of `groups`. */
  readonly groupOf: Uint32Array
  readonly groups: readonly (AtomInView | null)[]
  readonly hasUsers: boolean
}

const dimensionsOf = ({ rows, columns }: PivotPlan) => [...rows, ...columns].map(({ dimension }) => dimension)

/** What a cut is made of. */
export function cutNeeds(plan: PivotPlan): ListsNeeded {
  const conditions = [filterExpression(plan), ...plan.bases.map(baseExpression), ...successesOf(plan)]
  return {
    keys: dimensionsOf(plan).map((dimension) => ({
      of: dimensionExpression(dimension),
      isText: dimension.valueType === 'text',
    })),
    conditions: conditions.filter((of) => of !== null),
    numbers: [],
  }
}

const successesOf = ({ measures }: PivotPlan) =>
  measures.flatMap(({ statistic }) => (statistic.kind === 'rate' ? [conditionExpression(statistic.when)] : []))

/** The sessions by everything that a view tells apart; null where one of its keys has too many values to be listed. */
export function readCut(plan: PivotPlan, lists: SessionLists): SessionCut | null {
  const read = new ListsRead(lists)
  const keys = dimensionsOf(plan).map(() => read.keyOrNull())
  if (!keys.every((key) => key !== null)) return null
  const inView = read.condition(filterExpression(plan))
  const bases = plan.bases.map((base) => read.condition(baseExpression(base)))
  const successes = plan.measures.map(({ statistic }) =>
    statistic.kind === 'rate' ? read.condition(conditionExpression(statistic.when)) : null,
  )
  const n = lists.sessions
  const groupOf = new Uint32Array(n)
  const first = new Map<number, number>()
  let groups = 1
  const split = (codes: ArrayLike<number>, width: number) => {
    groups = splitBy(groupOf, groups, codes, width).length
  }
  split(inView, 2)
  for (const { codes, values } of keys) split(codes, values.length)
  for (const holds of [...bases, ...successes]) if (holds) split(holds, 2)
  for (let i = 0; i < n; i++) if (!first.has(groupOf[i]!)) first.set(groupOf[i]!, i)
  const groupAt = (i: number): AtomInView | null => {
    if (inView[i] !== 1) return null
    const key = keys.map(({ codes, values }) => values[codes[i]!]!)
    return {
      row: key.slice(0, plan.rows.length),
      column: key.slice(plan.rows.length),
      bases: bases.map((holds) => holds[i] === 1),
      successes: successes.map((holds) => holds?.[i] === 1),
    }
  }
  return {
    sessions: lists,
    groupOf,
    groups: Array.from({ length: groups }, (_, group) => groupAt(first.get(group)!)),
    hasUsers: plan.hasUsers,
  }
}

/** Counts the sessions of several views by everything that any of them tells apart. Nothing is withheld in it. */
export function joinCuts(cuts: readonly SessionCut[]): Atom[] {
  const [{ sessions, groupOf: firstOf, groups: firstGroups }] = cuts as readonly [SessionCut, ...SessionCut[]]
  const n = sessions.sessions
  const atomOf = Uint32Array.from(firstOf)
  // By cut the group of each atom.
  let groupsAt: number[][] = [[...firstGroups.keys()]]
  for (const { groupOf, groups } of cuts.slice(1)) {
    const width = groups.length
    const met = splitBy(atomOf, groupsAt[0]!.length, groupOf, width)
    groupsAt = [
      ...groupsAt.map((at) => met.map((joined) => at[Math.floor(joined / width)]!)),
      met.map((joined) => joined % width),
    ]
  }
  const atoms = groupsAt[0]!.length
  const sizes = new Uint32Array(atoms)
  for (let i = 0; i < n; i++) sizes[atomOf[i]!]!++
  const users = cuts.every(({ hasUsers }) => hasUsers) ? usersIn(cuts[0]!, atomOf, atoms) : null
  return Array.from({ length: atoms }, (_, atom) => ({
    n: sizes[atom]!,
    users: users?.[atom] ?? null,
    views: cuts.map(({ groups }, v) => groups[groupsAt[v]![atom]!]!),
  }))
}

/** How many users have a session in each atom; sessions of one user stand together. */
function usersIn({ sessions }: SessionCut, atomOf: Uint32Array, atoms: number): Uint32Array {
  const userOf = numberUsers(sessions)
  const users = new Uint32Array(atoms)
  const last = new Int32Array(atoms).fill(-1)
  for (let i = 0; i < userOf.length; i++) {
    const [user, atom] = [userOf[i]!, atomOf[i]!]
    if (user < 0 || last[atom] === user) continue
    last[atom] = user
    users[atom]!++
  }
  return users
}
