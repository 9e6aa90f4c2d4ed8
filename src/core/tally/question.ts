import type { BinaryOperator, Expression, FunctionName } from '../sql/node'

/** A grouping statement taken apart, so that it can be answered without the engine. */
export interface Question {
  readonly table: string
  readonly where: Expression | null
  /** What is grouped by, and which of it each grouping set takes. */
  readonly keys: readonly Expression[]
  readonly sets: readonly (readonly number[])[]
  readonly aggregates: readonly Aggregate[]
  readonly items: readonly Item[]
}

export type Aggregate =
  | { readonly kind: 'count'; readonly when: Expression | null }
  | { readonly kind: 'sum'; readonly of: Expression; readonly isSquared: boolean }
  /** Users, or clusters, which are users and sessions without one, with a session of which a condition holds. */
  | { readonly kind: 'heads'; readonly of: 'users' | 'clusters'; readonly when: Expression | null }
  /** Sum over clusters of the product of two amounts. */
  | { readonly kind: 'products'; readonly a: Amount; readonly b: Amount }
  /** The least or the greatest value, and how many sessions or users have it. */
  | { readonly kind: 'extreme'; readonly is: Extreme; readonly of: Expression; readonly gives: 'value' | Heads }
  /** The standard deviation, n - 1 in its denominator. */
  | { readonly kind: 'deviation'; readonly of: Expression }
  /** Different values of a column among the sessions of which a condition holds. */
  | { readonly kind: 'distinct'; readonly of: Expression; readonly when: Expression | null }
  /** What clusters have at or below the quantile of their cell, and how many sessions they have. */
  | { readonly kind: 'below'; readonly of: Expression; readonly p: number; readonly gives: BelowPart }
  /** The sorted values from one rank to another, counted from 1. */
  | { readonly kind: 'ranks'; readonly of: Expression; readonly first: CellExpression; readonly last: CellExpression }

export type Extreme = 'least' | 'greatest'
type Heads = 'n' | 'users'
export type BelowPart = 'below' | 'clusters' | 'ss' | 'sm' | 'mm'

/** What the sessions of one cluster add up to. */
export type Amount =
  /** How many sessions in view it has, whatever the cell. */
  | { readonly kind: 'own' }
  | { readonly kind: 'count'; readonly when: Expression | null }
  | { readonly kind: 'sum'; readonly of: Expression }

export interface Item {
  readonly name: string
  readonly of:
    | { readonly kind: 'grouping' }
    | { readonly kind: 'key'; readonly key: number; readonly isText: boolean }
    | { readonly kind: 'cell'; readonly of: CellExpression }
}

/** What follows from the aggregates of a cell. */
export type CellExpression =
  | { readonly kind: 'aggregate'; readonly index: number }
  | { readonly kind: 'value'; readonly value: number }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: CellExpression
      readonly right: CellExpression
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly CellExpression[] }

/** One text for each tree: equal trees have equal texts. */
export const textOf = (of: unknown): string => JSON.stringify(of)
