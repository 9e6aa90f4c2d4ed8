import type { SqlValue } from './node'
import { quoteValue } from './quote'

/**
 * SQL text cut where its parameters go: `pieces[0] + parameters[0] + pieces[1] + …`.
 * Made by the printer only, so that no other text can reach the engine.
 */
export interface CompiledQuery {
  readonly pieces: readonly string[]
  readonly parameters: readonly SqlValue[]
  readonly [printed]: true
}

declare const printed: unique symbol

/** Used by the printer; nothing else makes queries. */
export const compiled = (pieces: readonly string[], parameters: readonly SqlValue[]): CompiledQuery =>
  ({ pieces, parameters }) as unknown as CompiledQuery

/** The query as text with its parameters written in, quoted: what the engine runs and what "Copy SQL" copies. */
export function queryText({ pieces, parameters }: Pick<CompiledQuery, 'pieces' | 'parameters'>): string {
  return pieces.reduce((text, piece, i) => text + quoteValue(parameters[i - 1] ?? null) + piece)
}
