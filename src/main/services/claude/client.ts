import Anthropic from '@anthropic-ai/sdk'
import { ApiError, type BatchResult, type BatchStatus, type ModelApi } from '#core/classify/model-api'
import { toApiError, troubleOf } from './api-error'
import { count, countable, toMessage, toReply } from './messages'

/**
 * The version of the API whose requests may say a temperature, which those of the study do: 2026-10-21, which the SDK
 * would ask for, takes none from any model.
 */
const API_VERSION = '2023-06-01'

export const USUAL_BASE_URL = 'https://api.anthropic.com'

interface Access {
  readonly key: string
  readonly baseUrl: string
  /** Longest wait for one answer, in milliseconds. */
  readonly timeoutMs?: number
}

/**
 * The Anthropic API. Retries are left to the run, which counts and journals them. The SDK is told everything it would
 * else look up in the environment or in files, so that a request goes where the user saw that it would.
 */
export function createModelApi({ key, baseUrl, timeoutMs = 120_000 }: Access): ModelApi {
  const { messages } = new Anthropic({
    apiKey: key,
    authToken: null,
    baseURL: baseUrl,
    timeout: timeoutMs,
    maxRetries: 0,
    logLevel: 'off',
    defaultHeaders: { 'anthropic-version': API_VERSION },
    openTelemetry: false,
  })
  const { batches } = messages
  const asked = async <T, U>(ask: () => PromiseLike<T>, map: (answer: T) => U): Promise<U> => {
    if (!CAN_BE_SENT.test(key)) throw new ApiError('unauthorized', 'the key holds a character that cannot be sent')
    try {
      return read(map, await ask())
    } catch (error) {
      throw toApiError(error, key)
    }
  }
  async function* orApiErrors<S, T>(
    source: () => PromiseLike<AsyncIterable<S>>,
    map: (item: S) => T,
  ): AsyncGenerator<T> {
    try {
      for await (const item of await source()) yield read(map, item)
    } catch (error) {
      throw toApiError(error, key)
    }
  }

  return {
    ask: (request) => asked(() => messages.create(toMessage(request)), toReply),
    countTokens: ({ question, text }) =>
      asked(
        () => messages.countTokens({ model: question.model, ...countable({ question, text }) }),
        ({ input_tokens }) => count.parse(input_tokens),
      ),
    async createBatch(requests) {
      const body = requests.map(({ id, request }) => ({ custom_id: id, params: toMessage(request) }))
      return asked(() => batches.create({ requests: body }), toStatus)
    },
    batch: (id) => asked(() => batches.retrieve(id), toStatus),
    async *batchesSince(since) {
      for await (const status of orApiErrors(() => batches.list({ limit: 100 }), toStatus)) {
        if (Date.parse(status.createdAt) < Date.parse(since)) return
        yield status
      }
    },
    results: (id) => orApiErrors(() => batches.results(id), toResult),
    cancelBatch: (id) =>
      asked(
        () => batches.cancel(id),
        () => undefined,
      ),
  }
}

/** What a header takes; of anything else the error of the network would quote the key. */
const CAN_BE_SENT = /^[\x21-\x7e]*$/

/** Reads an answer. One that is not of the API, as gateways have them, is trouble, and may have been paid for. */
function read<T, U>(map: (answer: T) => U, answer: T): U {
  try {
    return map(answer)
  } catch {
    throw new ApiError('network', 'what came back is no answer of the Messages API')
  }
}

function toStatus(batch: Anthropic.Messages.MessageBatch): BatchStatus {
  const { id, created_at, processing_status, request_counts } = batch
  const { processing, succeeded, errored, canceled, expired } = request_counts
  return {
    id,
    createdAt: created_at,
    isEnded: processing_status === 'ended',
    requests: processing + succeeded + errored + canceled + expired,
  }
}

function toResult({ custom_id, result }: Anthropic.Messages.MessageBatchIndividualResponse): BatchResult {
  switch (result.type) {
    case 'succeeded':
      return { id: custom_id, result: { ok: true, reply: toReply(result.message) } }
    case 'canceled':
      return { id: custom_id, result: { ok: false, trouble: 'cancelled', detail: 'cancelled' } }
    case 'expired':
      return { id: custom_id, result: { ok: false, trouble: 'expired', detail: 'expired' } }
    case 'errored': {
      const { type, message } = result.error.error
      return {
        id: custom_id,
        result: { ok: false, trouble: troubleOf(STATUS_OF[type] ?? 500, message), detail: message },
      }
    }
  }
}

/** The status a request on its own would have failed with. */
const STATUS_OF: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
}
