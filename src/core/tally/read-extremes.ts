import { call, column, distinct, star } from '../sql/build'
import type { Expression, SelectNode } from '../sql/node'
import { type Aggregate, type Extreme, type Item, type Question, textOf } from './question'
import { grouped, hasMore, inlined, keyOf, namesOf, refuse } from './read-parts'

const VALUE = column('value')
const COUNTS: ReadonlyMap<string, Expression> = new Map([
  ['n', call('count', star)],
  ['users', distinct(call('count', column('user_id')))],
])

/** Takes apart what asks how many have the least or the greatest value of their cell; null where it asks something else. */
export function readExtremes(node: SelectNode): Question | null {
  const perValue = node.from.kind === 'subquery' ? node.from.of : refuse()
  const sessions = perValue.from.kind === 'subquery' ? perValue.from.of : refuse()
  if (perValue.groupingSets?.some((set) => textOf(set.at(-1)) !== textOf(VALUE))) return null
  if (hasMore(perValue) || perValue.where || sessions.from.kind !== 'table') return refuse()
  if (sessions.groupingSets || hasMore(sessions)) return refuse()
  const names = namesOf(sessions)
  const { keys, sets } = grouped(
    perValue.groupingSets?.map((set) => set.slice(0, -1)),
    names,
  )
  const passed = new Map(perValue.items.map(({ of, as }) => [as, of]))
  if (textOf(passed.get('value')) !== textOf(VALUE)) return refuse()
  const of = inlined(VALUE, names)
  const aggregates: Aggregate[] = []
  const items = node.items.map((item): Item => {
    if (item.of.kind === 'column' && item.of.name === 'grouping') return { name: item.as, of: { kind: 'grouping' } }
    const key = keyOf(item.of, keys, names)
    if (key) return { name: item.as, of: key }
    const { is, counted } = extremeOf(item.of)
    if (textOf(passed.get(counted)) !== textOf(COUNTS.get(counted))) return refuse()
    const index = aggregates.push({ kind: 'extreme', is, of, gives: counted }) - 1
    return { name: item.as, of: { kind: 'cell', of: { kind: 'aggregate', index } } }
  })
  return { table: sessions.from.name, where: sessions.where ?? null, keys, sets, aggregates, items }
}

/** The count that stands beside the least or the greatest value. */
function extremeOf(of: Expression): { readonly is: Extreme; readonly counted: 'n' | 'users' } {
  if (of.kind !== 'call' || (of.name !== 'arg_min' && of.name !== 'arg_max') || of.filter) return refuse()
  const [counted, by] = of.args
  if (counted?.kind !== 'column' || textOf(by) !== textOf(VALUE)) return refuse()
  const is = of.name === 'arg_min' ? 'least' : 'greatest'
  return counted.name === 'n' || counted.name === 'users' ? { is, counted: counted.name } : refuse()
}
