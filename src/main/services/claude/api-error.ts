import Anthropic from '@anthropic-ai/sdk'
import { ApiError, type ApiTrouble } from '#core/classify/model-api'

/** An error of the SDK in our words. Its text is the server's, with the key taken out should it be quoted. */
export function toApiError(error: unknown, key: string): ApiError {
  if (error instanceof ApiError) return error
  const clean = (text: string) => (key === '' ? text : text.replaceAll(key, '[key]'))
  if (error instanceof Anthropic.APIConnectionTimeoutError) return new ApiError('timeout', 'no answer in time')
  if (error instanceof Anthropic.APIError && typeof error.status === 'number') {
    const text = clean(error.apiMessage ?? `status ${error.status}`)
    return new ApiError(troubleOf(error.status, text), text, retryAfter(error.headers))
  }
  const detail = networkDetail(error)
  return new ApiError(NEVER_SENT.has(detail) ? 'unreachable' : 'network', clean(detail))
}

const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** By HTTP status, and by what it says where the status does not tell. */
export function troubleOf(status: number, text: string): ApiTrouble {
  if (status === 429) return 'rate-limited'
  if (status === 529) return 'overloaded'
  if (status === 408 || status === 504) return 'timeout'
  if (status === 409 || status >= 500) return 'server-error'
  if (status === 401 || status === 402 || status === 403) return 'unauthorized'
  return /\btemperature\b/i.test(text) ? 'refused-temperature' : 'bad-request'
}

/** Seconds or a date (RFC 9110, 10.2.3), in milliseconds from now. */
function retryAfter(headers: Headers | undefined): number | null {
  const value = headers?.get('retry-after')
  if (!value) return null
  const seconds = Number(value)
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) && ms > 0 ? ms : null
}

/** The innermost reason: the SDK says "Connection error." and keeps why to itself. */
function networkDetail(error: unknown): string {
  let inner = error
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause
  if (!(inner instanceof Error)) return 'no connection'
  const code = (inner as NodeJS.ErrnoException).code
  return code ?? inner.message
}
