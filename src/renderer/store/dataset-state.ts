import type { DatasetCheck } from '#core/check/dataset-check'
import type { MappingChoice } from '#core/dataset/mapping-choice'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { Failure } from '#core/failure'
import type { Progress } from '#engine/engine'
import type { OpenRequest } from './requested-state'

/** Files on their way in. */
export interface Opening {
  readonly name: string
  readonly progress: Progress | null
}

export interface DatasetSlice {
  readonly table: SessionsTable | null
  readonly opening: Opening | null
  /** The last thing that did not work, until it is dismissed. */
  readonly failure: Failure | null
  /** What is open, and what could not be opened, so that it can be opened once more. */
  readonly request: OpenRequest | null
  readonly failedRequest: OpenRequest | null
  /** What is right and wrong with the table, once someone looks. */
  readonly check: DatasetCheck | null
  checkTable(table: SessionsTable): Promise<void>
  open(request: OpenRequest): Promise<void>
  /** Opens the files once more with these decisions about their columns, and remembers them. */
  remap(request: OpenRequest, mapping: MappingChoice): Promise<void>
  /** Opens again what was open, or on its way in, when the engine stopped. */
  reopen(): Promise<void>
  /** Opens what did not fit as a sample of one session in so many. */
  openSampled(oneIn: number): Promise<void>
  cancelOpening(): void
  fail(failure: Failure): void
  dismissFailure(): void
}
