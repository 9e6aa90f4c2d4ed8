/**
 * A stand-in for the Messages API on this machine's loopback: messages, batches, counting tokens, and errors on a
 * script. It follows the public description of the API and bills as it does: an answer made is billed, whether or not
 * anyone is left to take it; an error, a cancelled or an expired request is not. Nothing in the program knows of it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hashText } from '#core/transcript/hash'

/** What goes wrong with a request. */
export type Trouble =
  | { readonly status: number; readonly type: string; readonly message: string; readonly retryAfter?: string }
  /** The connection ends before, or after, the answer was made and billed. */
  | 'cut'
  | 'cut-after-billing'
  | 'malformed'
  | 'refusal'
  /** A call of a tool in place of an answer; no content at all; cut at the most tokens. */
  | 'tool-use'
  | 'empty'
  | 'max-tokens'
  /** What a gateway says in place of the API, with status 200. */
  | { readonly says: string }
  | { readonly slow: number }

export const OVERLOADED: Trouble = { status: 529, type: 'overloaded_error', message: 'Overloaded' }
export const RATE_LIMITED: Trouble = { status: 429, type: 'rate_limit_error', message: 'Slow down', retryAfter: '0.05' }
export const BROKEN: Trouble = { status: 500, type: 'api_error', message: 'Internal server error' }

interface MessageBody {
  readonly model: string
  readonly max_tokens: number
  readonly temperature?: number
  readonly system: readonly { readonly text: string; readonly cache_control?: unknown }[]
  readonly messages: readonly { readonly content: string }[]
  readonly output_config: { readonly format: { readonly schema: Schema } }
}

/** One answer that was billed. */
export interface Billed {
  readonly id: string
  readonly model: string
  /** What was asked: the text and the rubric, as one name. */
  readonly about: string
  /** The text that was asked about, as it came. */
  readonly content: string
  readonly batch: string | null
}

interface Options {
  readonly key?: string
  /** What goes wrong with the n-th call to a path, from 0. */
  readonly trouble?: (call: { readonly n: number; readonly path: string; readonly body: string }) => Trouble | null
  /** What goes wrong with the n-th request inside batches, from 0. */
  readonly batchTrouble?: (n: number) => 'errored' | 'expired' | 'malformed' | 'refusal' | null
  /** Milliseconds that a batch takes for each of its requests. */
  readonly batchPace?: number
  /** Milliseconds from when a batch has arrived until it is answered. */
  readonly batchDelay?: number
  readonly refusesTemperature?: readonly string[]
  readonly answerMs?: number
  /** Fewest tokens of a rubric that are cached; any unless said. */
  readonly cacheFrom?: number
  /** Whether what is cached is found there; always unless said. */
  readonly hitsCache?: boolean
  /** What is answered in place of an answer made up for the form. */
  readonly answer?: (body: MessageBody) => unknown
}

export interface FakeApi {
  readonly url: string
  readonly key: string
  /** Everything that was sent here, as it came. */
  readonly received: readonly { readonly path: string; readonly body: string }[]
  /** Most single requests open at once. */
  readonly mostOpen: () => number
  ledger(): readonly Billed[]
  close(): Promise<void>
}

interface Batch {
  readonly id: string
  readonly createdAt: number
  readonly requests: readonly {
    readonly custom_id: string
    readonly params: MessageBody
    readonly trouble: string | null
  }[]
  cancelledAt: number | null
}

export async function startFakeApi(options: Options = {}): Promise<FakeApi> {
  const key = options.key ?? 'fake-key-2f8a61c09d7b4e53'
  const pace = options.batchPace ?? 1
  const received: { path: string; body: string }[] = []
  const direct: Billed[] = []
  const batches: Batch[] = []
  const cached = new Set<string>()
  let calls = 0
  let inBatches = 0
  let open = 0
  let mostOpen = 0

  const keyOf = ({ model, system }: MessageBody) => `${model} ${system[0]!.text}`
  const isInCache = (body: MessageBody) => options.hitsCache !== false && cached.has(keyOf(body))

  /** @param isHit whether its rubric was in the cache when it came */
  function message(body: MessageBody, spoiled: string | null, id: string, isHit = isInCache(body)) {
    const tokens = rubricTokens(body)
    const isCached = tokens >= (options.cacheFrom ?? 0)
    // There for others once there is an answer.
    if (isCached) cached.add(keyOf(body))
    const text =
      spoiled === 'malformed'
        ? '{"label": "Bui'
        : spoiled === 'refusal' || spoiled === 'empty'
          ? ''
          : JSON.stringify((options.answer ?? answerTo)(body))
    return {
      id,
      type: 'message',
      role: 'assistant',
      model: body.model,
      content: contentOf(spoiled, text),
      stop_reason: STOPS[spoiled ?? ''] ?? 'end_turn',
      stop_sequence: null,
      usage: {
        input_tokens: Math.ceil(body.messages[0]!.content.length / 4) + (isCached ? 0 : tokens),
        cache_creation_input_tokens: isCached && !isHit ? tokens : 0,
        cache_read_input_tokens: isCached && isHit ? tokens : 0,
        output_tokens: Math.ceil(text.length / 4),
      },
    }
  }

  /** When each request of a batch ends, and as what. */
  function settled(batch: Batch, now = Date.now()) {
    return batch.requests.map(({ custom_id, params, trouble }, i) => {
      const at = batch.createdAt + (i + 1) * pace
      const isCancelled = batch.cancelledAt !== null && at > batch.cancelledAt
      const kind = isCancelled ? 'canceled' : (trouble ?? 'succeeded')
      return { custom_id, params, kind, isDone: isCancelled || at <= now, id: `msg_${custom_id}` }
    })
  }

  const statusOf = (batch: Batch) => {
    const all = settled(batch)
    const isEnded = all.every(({ isDone }) => isDone)
    const count = (...kinds: string[]) => (isEnded ? all.filter(({ kind }) => kinds.includes(kind)).length : 0)
    return {
      id: batch.id,
      type: 'message_batch',
      processing_status: isEnded ? 'ended' : batch.cancelledAt === null ? 'in_progress' : 'canceling',
      request_counts: {
        processing: isEnded ? 0 : all.length,
        succeeded: count('succeeded', 'malformed', 'refusal'),
        errored: count('errored', 'temperature'),
        canceled: count('canceled'),
        expired: count('expired'),
      },
      created_at: new Date(batch.createdAt).toISOString(),
      expires_at: new Date(batch.createdAt + 86_400_000).toISOString(),
      ended_at: isEnded ? new Date().toISOString() : null,
      cancel_initiated_at: batch.cancelledAt === null ? null : new Date(batch.cancelledAt).toISOString(),
      archived_at: null,
      results_url: isEnded ? `/v1/messages/batches/${batch.id}/results` : null,
    }
  }

  function resultLine(entry: ReturnType<typeof settled>[number]): string {
    const { custom_id, params, kind, id } = entry
    const error = (type: string, text: string) => ({
      type: 'errored',
      error: { type: 'error', error: { type, message: text } },
    })
    const result =
      kind === 'canceled' || kind === 'expired'
        ? { type: kind }
        : kind === 'temperature'
          ? error('invalid_request_error', '`temperature` is deprecated for this model.')
          : kind === 'errored'
            ? error('api_error', 'Internal server error')
            : { type: 'succeeded', message: message(params, kind, id) }
    return `${JSON.stringify({ custom_id, result })}\n`
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x')
    received.push({ path: pathname, body })
    const send = (status: number, value: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', 'request-id': `req_${calls}`, ...headers })
      response.end(JSON.stringify(value))
    }
    const refuse = (status: number, type: string, text: string, headers = {}) =>
      send(status, { type: 'error', error: { type, message: text } }, headers)

    if (request.headers.authorization !== `Bearer ${key}`) {
      return refuse(401, 'authentication_error', 'invalid x-api-key')
    }
    const isNewVersion = request.headers['anthropic-version'] !== '2023-06-01'
    const trouble = options.trouble?.({ n: calls++, path: pathname, body }) ?? null
    if (trouble === 'cut') return void request.socket.destroy()
    if (typeof trouble === 'object' && trouble !== null && 'status' in trouble) {
      const { status, type, message: text, retryAfter } = trouble
      return refuse(status, type, text, retryAfter === undefined ? {} : { 'retry-after': retryAfter })
    }
    if (typeof trouble === 'object' && trouble !== null && 'says' in trouble) {
      response.writeHead(200, { 'content-type': trouble.says.startsWith('{') ? 'application/json' : 'text/html' })
      return void response.end(trouble.says)
    }
    if (typeof trouble === 'object' && trouble !== null) await sleep(trouble.slow)

    if (pathname === '/v1/messages' && request.method === 'POST') {
      const parsed = JSON.parse(body) as MessageBody
      const unfit = unfitness(parsed, isNewVersion ? [parsed.model] : options.refusesTemperature)
      if (unfit) return refuse(400, 'invalid_request_error', unfit)
      const isHit = isInCache(parsed)
      open++
      mostOpen = Math.max(mostOpen, open)
      await sleep(options.answerMs ?? 0)
      open--
      const id = `msg_${direct.length}_${calls}`
      direct.push({ id, ...billedFor(parsed), batch: null })
      if (trouble === 'cut-after-billing') return void request.socket.destroy()
      return send(200, message(parsed, typeof trouble === 'string' ? trouble : null, id, isHit))
    }
    if (pathname === '/v1/messages/count_tokens') {
      const parsed = JSON.parse(body) as MessageBody
      return send(200, { input_tokens: Math.ceil(parsed.messages[0]!.content.length / 4) + rubricTokens(parsed) })
    }
    if (pathname === '/v1/messages/batches' && request.method === 'POST') {
      const { requests } = JSON.parse(body) as { requests: { custom_id: string; params: MessageBody }[] }
      const ids = new Set(requests.map(({ custom_id }) => custom_id))
      if (ids.size !== requests.length) return refuse(400, 'invalid_request_error', 'custom_id must be unique')
      if ([...ids].some((id) => !/^[a-zA-Z0-9_-]{1,64}$/.test(id))) {
        return refuse(400, 'invalid_request_error', 'custom_id does not match the pattern')
      }
      const marked = requests.map((each) => {
        const spoiled = options.batchTrouble?.(inBatches++) ?? null
        const unfit = unfitness(each.params, isNewVersion ? [each.params.model] : options.refusesTemperature)
        return { ...each, trouble: unfit ? 'temperature' : spoiled }
      })
      const batch: Batch = {
        id: `msgbatch_${batches.length}`,
        createdAt: Date.now(),
        requests: marked,
        cancelledAt: null,
      }
      batches.push(batch)
      await sleep(options.batchDelay ?? 0)
      if (trouble === 'cut-after-billing') return void request.socket.destroy()
      return send(200, statusOf(batch))
    }
    if (pathname === '/v1/messages/batches') {
      // Newest first, a page at a time.
      const after = searchParams.get('after_id')
      const newest = [...batches].reverse()
      const from = after === null ? 0 : newest.findIndex(({ id }) => id === after) + 1
      const page = newest.slice(from, from + 2)
      return send(200, {
        data: page.map(statusOf),
        has_more: from + 2 < newest.length,
        first_id: page[0]?.id ?? null,
        last_id: page.at(-1)?.id ?? null,
      })
    }
    const [, id, action] = /^\/v1\/messages\/batches\/([^/]+)(?:\/(\w+))?$/.exec(pathname) ?? []
    const batch = batches.find((each) => each.id === id)
    if (!batch) return refuse(404, 'not_found_error', 'Not found')
    if (action === 'cancel') {
      batch.cancelledAt ??= Date.now()
      return send(200, statusOf(batch))
    }
    if (action !== 'results') return send(200, statusOf(batch))
    response.writeHead(200, { 'content-type': 'application/x-jsonl' })
    // In any order, as the API says of results.
    const lines = settled(batch).map(resultLine)
    for (const line of [...lines.slice(lines.length >> 1), ...lines.slice(0, lines.length >> 1)]) {
      response.write(line)
      if (trouble !== 'cut-after-billing') continue
      // Long enough for the line to be on its way.
      await sleep(30)
      return void request.socket.destroy()
    }
    response.end()
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      console.error('fake api:', error)
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    key,
    received,
    mostOpen: () => mostOpen,
    ledger: () => [
      ...direct,
      ...batches.flatMap((batch) =>
        settled(batch)
          .filter(({ isDone, kind }) => isDone && ['succeeded', 'malformed', 'refusal'].includes(kind))
          .map(({ id, params }) => ({ id, ...billedFor(params), batch: batch.id })),
      ),
    ],
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const STOPS: Readonly<Record<string, string>> = {
  refusal: 'refusal',
  'tool-use': 'tool_use',
  'max-tokens': 'max_tokens',
}

function contentOf(spoiled: string | null, text: string): readonly object[] {
  if (spoiled === 'tool-use') return [{ type: 'tool_use', id: 'toolu_1', name: 'answer', input: JSON.parse(text) }]
  return text === '' ? [] : [{ type: 'text', text }]
}

/** Four characters a token; the form of the answer is part of what is read. */
const rubricTokens = ({ system, output_config }: MessageBody): number =>
  Math.ceil((system[0]!.text.length + JSON.stringify(output_config.format.schema).length) / 4)

function billedFor({ model, system, messages }: MessageBody): Pick<Billed, 'model' | 'about' | 'content'> {
  const { content } = messages[0]!
  return { model, about: `${hashText(content)} ${hashText(system[0]!.text)}`, content }
}

function unfitness(body: MessageBody, refusing: readonly string[] = []): string | null {
  if (!Number.isInteger(body.max_tokens)) return 'max_tokens: Field required'
  if (body.temperature !== undefined && refusing.includes(body.model)) {
    return '`temperature` is deprecated for this model.'
  }
  return null
}

interface Schema {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

/** An answer of the required form, the same for the same text. */
export function answerTo({ messages, output_config }: Pick<MessageBody, 'messages' | 'output_config'>): unknown {
  let seed = hashText(messages[0]!.content) % 2_147_483_647
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const make = (schema: Schema): unknown => {
    if (schema.enum) return schema.enum[next(schema.enum.length)]
    if (schema.type === 'array') return Array.from({ length: 3 + next(3) }, () => make(schema.items!))
    // Three of a form are an amount in the middle of its range.
    if (schema.type === 'number') return 100
    if (schema.type !== 'object') return `text ${next(1_000)}`
    return Object.fromEntries(Object.entries(schema.properties!).map(([name, of]) => [name, make(of)]))
  }
  return make(output_config.format.schema)
}

const sleep = (ms: number) => (ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve())

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
