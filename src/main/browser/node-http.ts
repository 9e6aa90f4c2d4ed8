import http from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { type FetchHandler, plainResponse } from '../services/serve/page-handler'

const METHODS = new Set(['GET', 'HEAD', 'POST'])
const MOST_BYTES = 4 * 1024 * 1024

interface Served {
  /** Built once the port is known. */
  readonly handler: (origin: string) => FetchHandler
  /** For the answers that do not come from the handler. */
  readonly headers: Readonly<Record<string, string>>
  readonly log: (error: unknown) => void
}

/** Serves a fetch-style handler on a port of 127.0.0.1 that nobody else uses. */
export async function serveHttp({ handler, headers, log }: Served): Promise<{ origin: string; server: http.Server }> {
  let handle: FetchHandler
  let origin: string
  const refuse = (status: number, text: string) => plainResponse(status, text, { ...headers, connection: 'close' })

  async function answer(incoming: http.IncomingMessage): Promise<Response> {
    // Absolute and scheme-relative targets are for proxies, and would change the host that was checked.
    if (!incoming.url?.startsWith('/') || incoming.url.startsWith('//')) return refuse(400, 'Bad request')
    if (!METHODS.has(incoming.method ?? '')) return refuse(405, 'Method not allowed')
    const body = await readBody(incoming)
    if (!body) return refuse(413, 'Too large')
    return handle(toRequest(incoming, origin, body))
  }

  const onRequest = async (incoming: http.IncomingMessage, outgoing: http.ServerResponse) => {
    const response = await answer(incoming).catch((error: unknown) => {
      // A client that went away while sending is not a bug.
      if (!incoming.complete) return refuse(400, 'Bad request')
      log(error)
      return refuse(500, 'Something went wrong')
    })
    await send(response, outgoing)
  }
  // Node would answer a missing Host and an unknown Expect by itself, without our headers.
  const server = http.createServer({ requireHostHeader: false }, onRequest)
  server.on('checkExpectation', onRequest)
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
    const lines = Object.entries({ ...headers, connection: 'close', 'content-length': '0' })
    const head = [
      `HTTP/1.1 ${status} ${http.STATUS_CODES[status]}`,
      ...lines.map(([name, value]) => `${name}: ${value}`),
    ]
    if (socket.writable) socket.end(`${head.join('\r\n')}\r\n\r\n`)
    else socket.destroy()
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  origin = `http://127.0.0.1:${address.port}`
  handle = handler(origin)
  return { origin, server }
}

/** The whole body; null when it is too large, after reading past it, since who is still sending does not listen. */
async function readBody(incoming: http.IncomingMessage): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= MOST_BYTES) chunks.push(chunk)
  }
  return size <= MOST_BYTES ? Buffer.concat(chunks) : null
}

function toRequest(incoming: http.IncomingMessage, origin: string, body: Buffer<ArrayBuffer>): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string') headers.set(name, value)
  }
  const method = incoming.method ?? 'GET'
  const isBodiless = method === 'GET' || method === 'HEAD'
  return new Request(`${origin}${incoming.url}`, { method, headers, ...(!isBodiless && { body }) })
}

async function send(response: Response, outgoing: http.ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (!response.body) return void outgoing.end()
  // Ends in an error when the page stops reading half way, which it may.
  await pipeline(Readable.fromWeb(response.body as NodeStream<Uint8Array>), outgoing).catch(() => undefined)
}
