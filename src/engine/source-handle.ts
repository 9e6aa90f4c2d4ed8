import { type ByteSource, blobSource, rangeSource } from './byte-source'

/** Where the bytes of a file are found: in a Blob of the page, or behind an address of the host. It can be posted. */
export type SourceHandle =
  | { readonly name: string; readonly blob: Blob }
  | {
      readonly name: string
      readonly size: number
      readonly request: { readonly url: string; readonly headers: Readonly<Record<string, string>> }
    }

export const sourceOf = (handle: SourceHandle): ByteSource =>
  'blob' in handle ? blobSource(handle.name, handle.blob) : rangeSource(handle.name, handle.size, handle.request)
