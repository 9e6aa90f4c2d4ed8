import { HTTP } from '#core/wire'
import type { FileRegistry } from '../file-registry'
import { fileResponse } from './file-response'
import { BYTES, mimeType } from './mime-type'
import { safePath } from './safe-path'

export type FetchHandler = (request: Request) => Promise<Response>

interface Page {
  /** The folder with the built page. */
  readonly root: string
  readonly files: FileRegistry
  readonly headers: Readonly<Record<string, string>>
}

/** Serves the page and the bytes of admitted files; Electron gives it to its protocol, the browser host to node:http. */
export function createPageHandler({ root, files, headers }: Page): FetchHandler {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return plainResponse(405, 'Method not allowed', { ...headers, allow: 'GET, HEAD' })
    }
    const { pathname } = new URL(request.url)
    const response = pathname.startsWith(HTTP.file)
      ? await admittedFile(request, pathname.slice(HTTP.file.length))
      : await pageFile(request, pathname === '/' ? '/index.html' : pathname)
    return response ?? plainResponse(404, 'Not found', headers)
  }

  async function admittedFile(request: Request, id: string): Promise<Response | null> {
    const file = files.find(id)
    if (!file) return null
    return fileResponse(request, file.path, { ...headers, 'content-type': BYTES, 'cache-control': 'no-store' })
  }

  async function pageFile(request: Request, pathname: string): Promise<Response | null> {
    const file = await safePath(root, pathname)
    if (!file) return null
    const type = { 'content-type': mimeType(pathname), 'cache-control': cacheControl(pathname) }
    return fileResponse(request, file, { ...headers, ...type })
  }
}

/** A short answer in words. */
export const plainResponse = (status: number, text: string, headers: Readonly<Record<string, string>>): Response =>
  new Response(text, {
    status,
    headers: {
      ...headers,
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(Buffer.byteLength(text)),
      'cache-control': 'no-store',
    },
  })

// The bundler puts a hash of the content into the names below /assets.
const cacheControl = (pathname: string) =>
  /^\/assets\/[^/]+-[\w-]{8}\.\w+$/.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache'
