import type { SessionsTable, TableColumn } from '#core/dataset/sessions-table'
import type { FileModel } from '#core/export/file-model'
import type { Result } from '#core/failure'
import type { ExportFormat } from '#core/sql/compile-export'
import type { CompiledQuery } from '#core/sql/compiled-query'
import type { SelectNode } from '#core/sql/node'
import type { ListsNeeded, SessionLists } from '#core/tally/session-lists'
import type { Turn } from '#core/transcript/turn'
import type { OpenOptions, Progress } from './engine'
import type { ExportTable } from './export-sessions'
import type { PlainTable } from './plain-table'
import type { PutColumn } from './put-numbers'
import type { ReadProgress, TextTable } from './read-table'
import type { SourceHandle } from './source-handle'

/** How files are to be opened. */
export type OpenSettings = Pick<OpenOptions, 'name' | 'mapping' | 'oneIn' | 'remembered' | 'labels'>

/** Some bytes of an export, and how far it is. */
export interface ExportPart {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly rows: number
}

export type ToWorker =
  | ({ readonly id: number; readonly kind: 'open'; readonly sources: readonly SourceHandle[] } & OpenSettings)
  | { readonly id: number; readonly kind: 'run'; readonly query: Pick<CompiledQuery, 'pieces' | 'parameters'> }
  | { readonly id: number; readonly kind: 'answer'; readonly statement: SelectNode }
  | { readonly id: number; readonly kind: 'lists'; readonly table: string; readonly needs: ListsNeeded }
  | { readonly id: number; readonly kind: 'export'; readonly table: ExportTable; readonly format: ExportFormat }
  /** Asks for the next part of an export. */
  | { readonly id: number; readonly kind: 'next'; readonly of: number }
  | { readonly id: number; readonly kind: 'write'; readonly file: FileModel }
  | {
      readonly id: number
      readonly kind: 'read'
      readonly sources: readonly SourceHandle[]
      readonly columns?: readonly string[] | undefined
    }
  | { readonly id: number; readonly kind: 'rehearse'; readonly sources: readonly SourceHandle[] }
  | { readonly id: number; readonly kind: 'put'; readonly columns: readonly PutColumn[] }
  /** Asks what was said in a session of some transcripts. */
  | { readonly id: number; readonly kind: 'turns'; readonly sources: readonly SourceHandle[]; readonly session: string }
  | { readonly id: number; readonly kind: 'abort' }

export type FromWorker =
  | { readonly kind: 'ready'; readonly result: Result<null> }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'opened'; readonly id: number; readonly result: Result<SessionsTable> }
  | { readonly kind: 'reading'; readonly id: number; readonly progress: ReadProgress }
  | { readonly kind: 'read'; readonly id: number; readonly result: Result<TextTable> }
  | { readonly kind: 'rehearsed'; readonly id: number; readonly result: Result<null> }
  | { readonly kind: 'put'; readonly id: number; readonly result: Result<TableColumn[]> }
  | { readonly kind: 'answered'; readonly id: number; readonly result: Result<PlainTable> }
  | { readonly kind: 'listed'; readonly id: number; readonly result: Result<SessionLists> }
  | { readonly kind: 'written'; readonly id: number; readonly result: Result<Uint8Array<ArrayBuffer>> }
  | { readonly kind: 'said'; readonly id: number; readonly result: Result<readonly Turn[]> }
  | { readonly kind: 'exporting'; readonly id: number; readonly result: Result<ExportPart | null> }
