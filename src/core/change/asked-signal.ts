import type { Failure } from '../failure'
import type { Signal, SignalResult } from './signal'

/** A signal that was asked for, or why it could not be. */
export type AskedSignal = { readonly signal: Signal } & (
  | { readonly result: SignalResult; readonly failure: null }
  | { readonly result: null; readonly failure: Failure }
)
