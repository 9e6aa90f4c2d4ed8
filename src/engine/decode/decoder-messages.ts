import type { ParquetRows } from './parquet-streams'

export type ToDecoder =
  /** @param ahead streams to send before the next is asked for */
  | {
      readonly kind: 'read'
      readonly id: number
      readonly handle: unknown
      readonly rows: ParquetRows
      readonly ahead: number
    }
  | { readonly kind: 'next'; readonly id: number }
  | { readonly kind: 'stop'; readonly id: number }

export type FromDecoder =
  | { readonly kind: 'read'; readonly id: number; readonly bytes: number }
  | { readonly kind: 'stream'; readonly id: number; readonly stream: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly detail: string }
