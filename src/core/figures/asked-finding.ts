import type { Failure } from '../failure'
import type { Finding, TestedFinding } from './finding'

/** A finding that was tested, or why it could not be. */
export type AskedFinding = { readonly finding: Finding } & (
  | { readonly tested: TestedFinding; readonly failure: null }
  | { readonly tested: null; readonly failure: Failure }
)
