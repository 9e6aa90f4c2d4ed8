import type { Usage } from './label-record'
import type { Question } from './question'

/** One text under one question, as it goes to a model. */
export interface ModelRequest {
  readonly question: Pick<Question, 'model' | 'rubric' | 'schema' | 'maxTokens' | 'material'>
  readonly text: string
  /** Null where the model is left to itself. */
  readonly temperature: number | null
}

/** What a model said. `stop` is why it ended: as it should, refused, or cut off at the most tokens. */
export interface ModelReply {
  readonly id: string
  readonly text: string
  readonly stop: 'end' | 'refused' | 'cut-off'
  readonly usage: Usage
}

/**
 * Why a request came to nothing. The first six pass, and are tried again; the others would come again each time.
 * `unreachable` never got there, `network` and `timeout` may have, and may have been paid for.
 * `bad-request` is about one request, `refused-temperature` about a model, the rest about the key or the account.
 */
export const API_TROUBLES = [
  'rate-limited',
  'overloaded',
  'server-error',
  'unreachable',
  'network',
  'timeout',
  'bad-request',
  'refused-temperature',
  'unauthorized',
] as const
export type ApiTrouble = (typeof API_TROUBLES)[number]

const PASSING: ReadonlySet<ApiTrouble> = new Set(API_TROUBLES.slice(0, API_TROUBLES.indexOf('bad-request')))
export const isPassing = (trouble: ApiTrouble): boolean => PASSING.has(trouble)
export const mayBePaid = (trouble: ApiTrouble): boolean => trouble === 'network' || trouble === 'timeout'

/** A failed request. The text holds no key and nothing of what was sent. */
export class ApiError extends Error {
  constructor(
    readonly trouble: ApiTrouble,
    message: string,
    /** How long the server asks to wait, in milliseconds; null where it does not say. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message)
  }
}

export interface BatchStatus {
  readonly id: string
  /** ISO 8601. */
  readonly createdAt: string
  readonly isEnded: boolean
  readonly requests: number
}

/** One result of a batch; a request that expired, was cancelled or failed was not paid for. */
export interface BatchResult {
  readonly id: string
  readonly result:
    | { readonly ok: true; readonly reply: ModelReply }
    | { readonly ok: false; readonly trouble: ApiTrouble | 'cancelled' | 'expired'; readonly detail: string }
}

/** A model behind a network, as runs ask it. Every function throws ApiError. */
export interface ModelApi {
  ask(request: ModelRequest): Promise<ModelReply>
  countTokens(request: ModelRequest): Promise<number>
  createBatch(requests: readonly { readonly id: string; readonly request: ModelRequest }[]): Promise<BatchStatus>
  batch(id: string): Promise<BatchStatus>
  /** Newest first, until one is older than `since`, ISO 8601. */
  batchesSince(since: string): AsyncIterable<BatchStatus>
  results(id: string): AsyncIterable<BatchResult>
  cancelBatch(id: string): Promise<void>
}
