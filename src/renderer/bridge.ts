/** The page's end of the bridge, whichever host it runs in. */
import { type Bridge, createBridge, type FileRef } from '#core/channels'
import { fail, type Result } from '#core/failure'
import { HTTP, type PreloadBridge } from '#core/wire'
import { createHttpTransport } from './http-transport'

declare global {
  interface Window {
    /** Made by Electron's preload script; absent in a browser. */
    readonly bridge?: PreloadBridge<File>
  }
}

const preload = window.bridge
const http = preload
  ? null
  : createHttpTransport({
      origin: location.origin,
      fragment: location.hash.slice(1),
      forgetFragment: () => history.replaceState(null, '', location.pathname + location.search),
      storage: sessionStorage,
    })

export const bridge: Bridge = createBridge(preload ?? http!)

/** Files the user dropped, as files of the host. Only Electron can; in a browser the page reads them itself. */
export async function admit(files: readonly File[]): Promise<Result<FileRef[]>> {
  if (!preload) return fail({ code: 'not-in-this-host', action: 'admit' })
  // The answer is parsed as that of a dialog: files that the user chose.
  const dropped = createBridge({ ...preload, invoke: () => preload.admit(files) })
  return dropped.call('files.choose', { what: 'files' })
}

/** How to fetch the bytes of a file, or with a Range header some of them. */
export const fileRequest = (id: string): { url: string; headers: Record<string, string> } => ({
  url: location.origin + HTTP.file + id,
  headers: http?.headers() ?? {},
})
