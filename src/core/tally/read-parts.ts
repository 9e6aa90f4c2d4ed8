import { caseOf } from '../sql/build'
import { OWN } from '../sql/compile-clusters'
import type { Expression, SelectItem, SelectNode } from '../sql/node'
import { type Amount, textOf } from './question'

export class NotUnderstood extends Error {}

export const refuse = (): never => {
  throw new NotUnderstood()
}

/** Expressions over the columns of the table, by the names that subqueries give them. */
export type Names = ReadonlyMap<string, Expression>

/** Clauses that no grouping statement here has. */
export const hasMore = (node: SelectNode): boolean =>
  node.isDistinct === true || node.orderBy !== undefined || node.limit !== undefined || node.offset !== undefined

export const isZero = (of: Expression): boolean => of.kind === 'value' && of.value === 0

export const isWhole = (of: Expression): boolean =>
  of.kind === 'call' &&
  (of.name === 'floor' ||
    of.name === 'ceil' ||
    (of.name === 'greatest' &&
      of.args.every((arg) => isWhole(arg) || (arg.kind === 'value' && Number.isInteger(arg.value)))))

export function namesOf({ items }: SelectNode): Map<string, Expression> {
  return new Map(items.map(({ of, as }: SelectItem) => [as, of]))
}

/** An expression over a subquery as one over its table. */
export function inlined(of: Expression, names: Names): Expression {
  const again = (e: Expression) => inlined(e, names)
  switch (of.kind) {
    case 'column':
      return names.get(of.name) ?? refuse()
    case 'value':
    case 'star':
      return of
    case 'binary':
      return { ...of, left: again(of.left), right: again(of.right) }
    case 'not':
    case 'is-null':
    case 'in':
    case 'like':
    case 'cast':
      return { ...of, of: again(of.of) }
    case 'case':
      return {
        ...of,
        branches: of.branches.map(({ when, gives }) => ({ when: again(when), gives: again(gives) })),
        otherwise: again(of.otherwise),
      }
    case 'call':
      return { ...of, args: of.args.map(again), ...(of.filter && { filter: again(of.filter) }) }
  }
}

export const guarded = (of: Expression, when: Expression | null): Expression =>
  when ? caseOf([{ when, gives: of }]) : of

/** The keys of all grouping sets, and the sets as positions among them. */
export function grouped(groupingSets: SelectNode['groupingSets'], names: Names) {
  const keys: Expression[] = []
  const places = new Map<string, number>()
  const sets = (groupingSets ?? refuse()).map((set) =>
    set.map((of) => {
      const name = of.kind === 'column' ? of.name : refuse()
      const place = places.get(name) ?? keys.push(names.get(name) ?? refuse()) - 1
      places.set(name, place)
      return place
    }),
  )
  return { keys, sets }
}

/** A key as it is answered, if this is one. */
export function keyOf(of: Expression, keys: readonly Expression[], names: Names) {
  const isText = of.kind === 'cast' && of.type === 'VARCHAR'
  const bare = isText ? of.of : of
  if (bare.kind !== 'column') return null
  const found = names.get(bare.name)
  const key = found ? keys.findIndex((k) => textOf(k) === textOf(found)) : -1
  return key < 0 ? refuse() : { kind: 'key' as const, key, isText }
}

/** `grouping` over all keys in order, or what stands for it where there are none. */
export const isGrouping = (of: Expression, keys: number): boolean =>
  of.kind === 'call' ? of.name === 'grouping' && of.args.length === keys : keys === 0 && isZero(of)

export function amountOf(of: Expression, names: Names): Amount {
  if (of.kind !== 'call' || of.isDistinct) return refuse()
  if (textOf(of) === textOf(OWN)) return { kind: 'own' }
  const when = of.filter ? inlined(of.filter, names) : null
  if (of.name === 'count' && of.args[0]?.kind === 'star') return { kind: 'count', when }
  if (of.name !== 'sum') return refuse()
  const arg = of.args[0]!
  return { kind: 'sum', of: guarded(inlined(arg.kind === 'cast' && arg.type === 'DOUBLE' ? arg.of : arg, names), when) }
}
