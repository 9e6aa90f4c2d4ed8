import { withOwn } from '../sql/compile-clusters'
import type { CallNode, Expression, SelectNode } from '../sql/node'
import { CLUSTER } from '../sql/pivot-parts'
import { type Aggregate, type Amount, type CellExpression, type Item, type Question, textOf } from './question'
import { readBelow } from './read-below'
import { readExtremes } from './read-extremes'
import {
  amountOf,
  grouped,
  guarded,
  hasMore,
  inlined,
  isGrouping,
  isWhole,
  isZero,
  keyOf,
  type Names,
  NotUnderstood,
  namesOf,
  refuse,
} from './read-parts'

/**
 * Takes a grouping statement apart: one over sessions, or one over sums that were first made per user. Null when there is
 * something in it that only the engine can answer.
 */
export function readQuestion(node: SelectNode): Question | null {
  try {
    return new Reader(node).read()
  } catch (error) {
    if (error instanceof NotUnderstood) return null
    throw error
  }
}

/** The sessions of a statement over users that also knows how many sessions in view each of these has. */
function sessionsWithOwn({ from }: SelectNode): SelectNode {
  if (from.kind !== 'join' || from.left.kind !== 'subquery') return refuse()
  const sessions = from.left.of
  if (sessions.from.kind !== 'table') return refuse()
  const expected = withOwn(sessions, sessions.from.name, sessions.where ?? null)
  return textOf(from) === textOf(expected) ? sessions : refuse()
}

class Reader {
  readonly #aggregates: Aggregate[] = []
  readonly #places = new Map<string, number>()

  constructor(private readonly node: SelectNode) {}

  read(): Question {
    const { node } = this
    if (hasMore(node)) return refuse()
    if (node.from.kind === 'union') return readBelow(node)
    if (node.from.kind !== 'subquery') return refuse()
    const inner = node.from.of
    if (inner.from.kind === 'join') return this.#overUsers(inner, sessionsWithOwn(inner))
    if (inner.from.kind !== 'subquery') return this.#overSessions(inner)
    return readExtremes(node) ?? this.#overUsers(inner, inner.from.of)
  }

  #overSessions(sessions: SelectNode): Question {
    const names = namesOf(sessions)
    const { keys, sets } = grouped(this.node.groupingSets, names)
    const items = this.node.items.map(({ of, as }): Item => {
      const key = keyOf(of, keys, names)
      if (isGrouping(of, keys.length)) return { name: as, of: { kind: 'grouping' } }
      return { name: as, of: key ?? { kind: 'cell', of: this.#cell(of, names) } }
    })
    return this.#question(sessions, keys, sets, items)
  }

  #overUsers(perUser: SelectNode, sessions: SelectNode): Question {
    if (hasMore(perUser) || perUser.where) refuse()
    const names = namesOf(sessions)
    if (textOf(names.get('cluster')) !== textOf(CLUSTER)) refuse()
    const inner = perUser.groupingSets?.map((set) => {
      const last = set.at(-1)
      return last?.kind === 'column' && last.name === 'cluster' ? set.slice(0, -1) : refuse()
    })
    const { keys, sets } = grouped(inner, names)
    const amounts = new Map<string, Amount>()
    const passed = new Map<string, Expression>()
    for (const { of, as } of perUser.items) {
      if (of.kind === 'column') passed.set(as, inlined(of, names))
      else if (as !== 'grouping') amounts.set(as, amountOf(of, names))
    }
    const items = this.node.items.map(({ of, as }): Item => {
      if (of.kind === 'column' && of.name === 'grouping') return { name: as, of: { kind: 'grouping' } }
      return { name: as, of: keyOf(of, keys, passed) ?? { kind: 'cell', of: this.#overAmounts(of, amounts) } }
    })
    return this.#question(sessions, keys, sets, items)
  }

  #question(sessions: SelectNode, keys: Expression[], sets: number[][], items: Item[]): Question {
    if (sessions.from.kind !== 'table' || sessions.groupingSets || hasMore(sessions)) return refuse()
    return {
      table: sessions.from.name,
      where: sessions.where ?? null,
      keys,
      sets,
      aggregates: this.#aggregates,
      items,
    }
  }

  #place(aggregate: Aggregate): CellExpression {
    const text = textOf(aggregate)
    const index = this.#places.get(text) ?? this.#aggregates.push(aggregate) - 1
    this.#places.set(text, index)
    return { kind: 'aggregate', index }
  }

  #cell(of: Expression, names: Names): CellExpression {
    switch (of.kind) {
      case 'value':
        return typeof of.value === 'number' ? { kind: 'value', value: of.value } : refuse()
      case 'binary':
        if (!['+', '-', '*', '/'].includes(of.operator)) return refuse()
        return {
          kind: 'binary',
          operator: of.operator,
          left: this.#cell(of.left, names),
          right: this.#cell(of.right, names),
        }
      case 'cast':
        // Every number of an answer is a double, and what becomes a whole number here is one already.
        return of.type === 'DOUBLE' || isWhole(of.of) ? this.#cell(of.of, names) : refuse()
      case 'call':
        return this.#call(of, names)
      default:
        return refuse()
    }
  }

  #call(of: CallNode, names: Names): CellExpression {
    const [first] = of.args
    const when = of.filter ? inlined(of.filter, names) : null
    switch (of.name) {
      case 'count':
        if (!of.isDistinct) return first?.kind === 'star' ? this.#place({ kind: 'count', when }) : refuse()
        if (first?.kind !== 'column') return refuse()
        return first.name === 'user_id'
          ? this.#place({ kind: 'heads', of: 'users', when })
          : this.#place({ kind: 'distinct', of: inlined(first, names), when })
      case 'min':
      case 'max': {
        const is = of.name === 'min' ? 'least' : 'greatest'
        return this.#place({ kind: 'extreme', is, of: guarded(inlined(first!, names), when), gives: 'value' })
      }
      case 'stddev_samp':
        return this.#place({ kind: 'deviation', of: guarded(inlined(first!, names), when) })
      case 'sum':
        return this.#sum(guarded(inlined(first!, names), when))
      case 'list_slice':
        return this.#ranks(of, names)
      case 'greatest':
      case 'floor':
      case 'ceil':
      case 'sqrt':
        return { kind: 'call', name: of.name, args: of.args.map((arg) => this.#cell(arg, names)) }
      default:
        return refuse()
    }
  }

  #sum(of: Expression): CellExpression {
    const isSquared = of.kind === 'binary' && of.operator === '*' && textOf(of.left) === textOf(of.right)
    return this.#place({ kind: 'sum', of: isSquared ? of.left : of, isSquared })
  }

  #ranks({ args: [sorted, first, last] }: CallNode, names: Names): CellExpression {
    if (sorted?.kind !== 'call' || sorted.name !== 'list_sort' || sorted.args.length !== 1) return refuse()
    const list = sorted.args[0]!
    if (list.kind !== 'call' || list.name !== 'list' || list.isDistinct) return refuse()
    const of = guarded(inlined(list.args[0]!, names), list.filter ? inlined(list.filter, names) : null)
    return this.#place({ kind: 'ranks', of, first: this.#cell(first!, names), last: this.#cell(last!, names) })
  }

  #overAmounts(of: Expression, amounts: ReadonlyMap<string, Amount>): CellExpression {
    if (of.kind !== 'call') return refuse()
    const amount = (e: Expression | undefined): Amount =>
      (e?.kind === 'column' ? amounts.get(e.name) : undefined) ?? refuse()
    const arg = of.args[0]!
    if (of.name === 'count' && arg.kind === 'star' && !of.isDistinct) {
      const { filter } = of
      if (filter?.kind !== 'binary' || filter.operator !== '>' || !isZero(filter.right)) return refuse()
      const among = amount(filter.left)
      return among.kind === 'count' ? this.#place({ kind: 'heads', of: 'clusters', when: among.when }) : refuse()
    }
    const product = arg.kind === 'cast' && arg.type === 'DOUBLE' ? arg.of : arg
    if (of.name !== 'sum' || of.filter || product.kind !== 'binary' || product.operator !== '*') return refuse()
    return this.#place({ kind: 'products', a: amount(product.left), b: amount(product.right) })
  }
}
