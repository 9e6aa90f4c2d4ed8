import { type ByteSource, blobSource, lostSource, rangeSource } from './byte-source'

/**
 * Where the bytes of a file are found: in a Blob of the page, or behind an address of the host; or why they cannot be
 * had. It can be posted.
 */
export type SourceHandle =
  | { readonly name: string; readonly blob: Blob }
  | {
      readonly name: string
      readonly size: number
      readonly request: { readonly url: string; readonly headers: Readonly<Record<string, string>> }
    }
  | { readonly name: string; readonly locked: string }

export const sourceOf = (handle: SourceHandle): ByteSource => ({
  ...readable(handle),
  elsewhere: { handle, note: () => {} },
})

function readable(handle: SourceHandle): ByteSource {
  if ('locked' in handle) return lostSource(handle.name, handle.locked)
  return 'blob' in handle ? blobSource(handle.name, handle.blob) : rangeSource(handle.name, handle.size, handle.request)
}
