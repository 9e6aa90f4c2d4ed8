import { HTTP } from '#core/wire'
import type { Answer } from '../services/answer'
import { type FetchHandler, plainResponse } from '../services/serve/page-handler'
import type { EventStream } from './event-stream'
import { refuseForeign } from './same-origin'
import type { Session } from './session'

interface Loopback {
  /** Where the page is served from, without a trailing slash. */
  readonly origin: string
  readonly session: Session
  readonly answer: Answer
  readonly events: EventStream
  readonly page: FetchHandler
  readonly headers: Readonly<Record<string, string>>
}

/** The browser host's end of the bridge, around the page's files. Only those files are given without the secret. */
export function createLoopbackHandler({ origin, session, answer, events, page, headers }: Loopback): FetchHandler {
  const refuse = (status: number, text: string) => plainResponse(status, text, headers)
  const send = (body: ConstructorParameters<typeof Response>[0], type: string) =>
    new Response(body, { headers: { ...headers, 'content-type': type, 'cache-control': 'no-store' } })
  const sendJson = (value: unknown) => send(JSON.stringify(value), 'application/json')

  async function redeem(request: Request): Promise<Response> {
    const asked = await readJson(request)
    if (!asked) return refuse(415, 'Send JSON')
    const secret = session.redeem(asked.token)
    return secret ? sendJson({ secret }) : refuse(403, 'This link has been used')
  }

  async function call(request: Request): Promise<Response> {
    const asked = await readJson(request)
    return asked ? sendJson(await answer(asked.name, asked.argument)) : refuse(415, 'Send JSON')
  }

  return async (request) => {
    const foreign = refuseForeign(request.headers, origin)
    if (foreign) return refuse(foreign, 'Not for you')

    const { pathname } = new URL(request.url)
    const isPost = request.method === 'POST'
    if (pathname === HTTP.session && isPost) return redeem(request)

    const isGuarded = pathname === HTTP.call || pathname === HTTP.events || pathname.startsWith(HTTP.file)
    if (isGuarded && !session.isSecret(request.headers.get(HTTP.secret))) return refuse(401, 'No session')
    if (pathname === HTTP.call && isPost) return call(request)
    if (pathname === HTTP.events && request.method === 'GET') return send(events.open(), 'application/x-ndjson')
    return page(request)
  }
}

/** The object in a request's body; null unless it says that it is JSON, which no page of another origin may send. */
async function readJson(request: Request): Promise<Record<string, unknown> | null> {
  if (request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== 'application/json') return null
  try {
    const body: unknown = await request.json()
    return typeof body === 'object' && body !== null ? { ...body } : null
  } catch {
    return null
  }
}
