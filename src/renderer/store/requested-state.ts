import type { FileRef } from '#core/channels'
import type { MappingChoice } from '#core/dataset/mapping-choice'
import type { ReportProblem } from '#core/report/problem'
import type { Report } from '#core/report/report'
import type { SourceHandle } from '#engine/worker-engine'

/** What to open: the bytes, a name for the dataset, and the host's ids of the files where it has some. */
export interface OpenRequest {
  readonly sources: readonly SourceHandle[]
  readonly name: string
  readonly fileIds?: readonly string[]
  /** Decisions about its columns; those remembered for its signature when nothing is said. */
  readonly mapping?: MappingChoice
  readonly isSample?: boolean
  /** Takes a sample of one session in so many. */
  readonly oneIn?: number
  /** The report it is opened for. */
  readonly report?: PendingReport
}

/** A report that has been read and waits for its dataset. */
export interface PendingReport {
  readonly name: string
  /** Where it lies; null where it came without a path. */
  readonly file: FileRef | null
  /** The draft it was read from. */
  readonly draft: string | null
  readonly report: Report
  readonly problems: readonly ReportProblem[]
}
