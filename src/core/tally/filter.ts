import type { KeyValue } from '../pivot/dimension'
import type { Expression } from '../sql/node'

/** What a filter keeps of the sessions. */
export type Filter =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
  /** Sessions whose key is among the values: it can be told once per value of the key. */
  | Among
  /** Sessions of which a condition holds: it is asked of every one. */
  | { readonly kind: 'holds'; readonly condition: Expression }

export interface Among {
  readonly kind: 'among'
  readonly key: Expression
  readonly values: readonly KeyValue[]
  /** The same as a condition. */
  readonly condition: Expression
}

/** Takes a condition apart into memberships and what else there is. */
export function readFilter(where: Expression): Filter {
  if (where.kind === 'binary' && (where.operator === 'AND' || where.operator === 'OR'))
    return { kind: where.operator === 'AND' ? 'all' : 'any', of: [readFilter(where.left), readFilter(where.right)] }
  if (where.kind === 'in') return { kind: 'among', key: where.of, values: where.values, condition: where }
  // Only what is never null means the same when it is turned round.
  if (where.kind === 'not' && where.of.kind === 'in') return { kind: 'not', of: readFilter(where.of) }
  return { kind: 'holds', condition: where }
}

/** The filter with the memberships that cannot be told by values asked of every session. */
export function withConditions(filter: Filter, isTold: (among: Among) => boolean): Filter {
  switch (filter.kind) {
    case 'all':
    case 'any':
      return { kind: filter.kind, of: filter.of.map((part) => withConditions(part, isTold)) }
    case 'not':
      return { kind: 'not', of: withConditions(filter.of, isTold) }
    case 'among':
      return isTold(filter) ? filter : { kind: 'holds', condition: filter.condition }
    case 'holds':
      return filter
  }
}

/** The memberships and conditions a filter is made of. */
export function leavesOf(filter: Filter | null): Exclude<Filter, { of: unknown }>[] {
  if (!filter) return []
  if (filter.kind === 'among' || filter.kind === 'holds') return [filter]
  return filter.kind === 'not' ? leavesOf(filter.of) : filter.of.flatMap(leavesOf)
}

/** Whether a filter keeps a cell, by what it says of each of its leaves there. */
export function keeps(
  filter: Filter | null,
  leaf: (of: Exclude<Filter, { of: unknown }>) => (cell: number) => boolean,
): (cell: number) => boolean {
  if (!filter) return () => true
  if (filter.kind === 'among' || filter.kind === 'holds') return leaf(filter)
  if (filter.kind === 'not') {
    const part = keeps(filter.of, leaf)
    return (cell) => !part(cell)
  }
  const parts = filter.of.map((part) => keeps(part, leaf))
  return filter.kind === 'all'
    ? (cell) => parts.every((part) => part(cell))
    : (cell) => parts.some((part) => part(cell))
}
