import { BELOW_ITEMS, usersBelow } from '../sql/compile-below'
import type { Expression, SelectItem, SelectNode } from '../sql/node'
import { CLUSTER } from '../sql/pivot-parts'
import { type BelowPart, type Item, type Question, textOf } from './question'
import { grouped, hasMore, inlined, keyOf, namesOf, refuse } from './read-parts'

const PARTS: readonly BelowPart[] = ['below', 'clusters', 'ss', 'sm', 'mm']

/**
 * Takes apart what a clustered interval of a quantile asks: the sessions it is about and which quantile. Whatever else stands
 * in it must be what follows from these.
 */
export function readBelow(node: SelectNode): Question {
  const [first] = node.from.kind === 'union' ? node.from.of : []
  const joined = first?.from
  if (joined?.kind !== 'join' || joined.left.kind !== 'subquery' || joined.right.kind !== 'subquery') return refuse()
  const sessions = joined.left.of
  const quantiles = joined.right.of.from.kind === 'subquery' ? joined.right.of.from.of : refuse()
  const p = quantileOf(quantiles.items.at(-1))
  const keyColumns = quantiles.items.slice(1, -1).map(({ of }): Expression => of)
  const expected = usersBelow(sessions, p, keyColumns, quantiles.groupingSets ?? refuse())
  if (textOf(node.from) !== textOf(expected)) return refuse()
  if (textOf(node.groupingSets) !== textOf([[{ kind: 'column', name: 'grouping' }, ...keyColumns]])) return refuse()
  if (sessions.from.kind !== 'table' || sessions.groupingSets || hasMore(sessions)) return refuse()

  const names = namesOf(sessions)
  if (textOf(names.get('cluster')) !== textOf(CLUSTER)) return refuse()
  const { keys, sets } = grouped(quantiles.groupingSets, names)
  const of = inlined({ kind: 'column', name: 'value' }, names)
  const items = node.items.map((item): Item => {
    if (item.of.kind === 'column' && item.of.name === 'grouping') return { name: item.as, of: { kind: 'grouping' } }
    const part = PARTS.findIndex((_, i) => textOf(BELOW_ITEMS[i]) === textOf(item))
    if (part >= 0) return { name: item.as, of: { kind: 'cell', of: { kind: 'aggregate', index: part } } }
    return { name: item.as, of: keyOf(item.of, keys, names) ?? refuse() }
  })
  const aggregates = PARTS.map((gives) => ({ kind: 'below', of, p, gives }) as const)
  return { table: sessions.from.name, where: sessions.where ?? null, keys, sets, aggregates, items }
}

function quantileOf(item: SelectItem | undefined): number {
  if (item?.of.kind !== 'call' || item.of.name !== 'quantile_cont') return refuse()
  const [, p] = item.of.args
  return p?.kind === 'value' && typeof p.value === 'number' ? p.value : refuse()
}
