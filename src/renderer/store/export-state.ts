import type { ExportEnding, SaveTarget } from '#core/channels'
import type { TableColumn } from '#core/dataset/sessions-table'
import type { PivotExport, PivotFormat } from '#core/export/pivot-file'
import type { Result } from '#core/failure'
import type { ExportFormat } from '#core/sql/compile-export'
import type { ExportPart } from '#engine/worker-messages'

/** Something on its way to a file. */
export interface ExportJob {
  /** What a dialog that asks for the place is called. */
  readonly title: string
  /** Suggested, without its ending. */
  readonly name: string
  readonly ending: ExportEnding
  /** Hands over the bytes part by part, each when the one before has been taken. */
  write(take: (part: ExportPart) => Promise<Result<null>>, signal: AbortSignal): Promise<Result<null>>
}

export interface ExportSlice {
  /** The export that is being written, or was last. */
  readonly exporting:
    | { readonly state: 'asking'; readonly job: ExportJob }
    | { readonly state: 'writing'; readonly job: ExportJob; readonly rows: number }
    | { readonly state: 'done'; readonly job: ExportJob; readonly name: string; readonly place: string }
    | null
  /** Asks where to write, and writes there. */
  beginExport(job: ExportJob): Promise<void>
  exportTo(to: SaveTarget, job: ExportJob): Promise<Result<null>>
  /** Writes the sessions as they were read and mapped. */
  saveSessions(format: ExportFormat): Promise<void>
  /** Writes the sessions of the list that is open, in the order of the file. */
  saveRows(columns: readonly TableColumn[], format: ExportFormat): Promise<void>
  /** The table on screen with what must be said of it; null while there is none. */
  takePivot(): Promise<PivotExport | null>
  /** Writes the table on screen. */
  savePivot(format: PivotFormat): Promise<void>
  /** Writes the labels of all journals, each answer once, as Parquet. */
  saveLabels(): Promise<void>
  /** Writes bytes that are there already. */
  saveBytes(file: Pick<ExportJob, 'title' | 'name' | 'ending'>, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** Stops an export; what was written of it is gone. */
  endExport(): void
}
