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
  /**
   * Gives back the memory of a stream that was read. Beside the database it takes far longer to find out that memory is no
   * longer used, since all that the database is made of is looked through.
   */
  | { readonly kind: 'used'; readonly buffer: ArrayBuffer }
  | { readonly kind: 'stop'; readonly id: number }

export type FromDecoder =
  | { readonly kind: 'read'; readonly id: number; readonly bytes: number }
  | { readonly kind: 'stream'; readonly id: number; readonly stream: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly detail: string }
