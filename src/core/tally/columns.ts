import type { KeyValue } from '../pivot/dimension'
import type { Expression } from '../sql/node'

/** What every session has of a key: the position of its value in a list, null being a value like any other. */
export interface Codes {
  readonly codes: Uint16Array
  readonly values: readonly KeyValue[]
}

/** What every session has of a number; 0 where it has none. */
export interface Numbers {
  readonly values: Float64Array
  /** 1 where it has one. */
  readonly isKnown: Uint8Array
}

/** Sessions that have a number, in its order, and the number of each. */
export interface Ordered {
  readonly sessions: Uint32Array
  readonly values: Float64Array
}

/**
 * An order of sessions in which those of one user stand together: first users with several sessions, then users with one,
 * last the sessions without a user.
 */
export interface ByUser {
  readonly sessions: number
  /** The user of each session that has one that comes again; ascending. Its length is the number of these sessions. */
  readonly repeaters: Uint32Array
  /** Sessions with a user. */
  readonly known: number
}

/**
 * The sessions of a table, column by column. What is said of a session is said by an expression, which the engine has
 * evaluated.
 */
export interface SessionColumns extends ByUser {
  codes(of: Expression): Codes
  /** 1 where the condition holds, 0 where it does not or cannot be told; all 1 for none. */
  mask(of: Expression | null): Uint8Array
  numbers(of: Expression): Numbers
  order(of: Expression): Ordered
}

/** What each session adds: 1 where a condition holds, or a number. */
export type Amounts = Uint8Array | Float64Array
