import type { Transport } from '#core/channels'
import { type Failure, fail } from '#core/failure'
import { HTTP } from '#core/wire'
import { readLines } from './read-lines'

/** What the transport needs of the window it runs in. */
export interface PageSide {
  readonly origin: string
  /** What follows the `#`. */
  readonly fragment: string
  forgetFragment(): void
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>
}

export interface HttpTransport extends Transport {
  /** What a request for the bytes of a file has to carry. */
  headers(): Record<string, string>
}

const STORED = 'session-secret'
const RETRIES_MS = [250, 1000, 4000]

/** Calls and events over the browser host's loopback server. */
export function createHttpTransport(page: PageSide): HttpTransport {
  const listeners = new Set<(name: string, data: unknown) => void>()
  let secret = page.storage.getItem(STORED)
  let isListening = false

  const headers = (): Record<string, string> => (secret === null ? {} : { [HTTP.secret]: secret })
  const post = (path: string, body: unknown) =>
    fetch(page.origin + path, {
      method: 'POST',
      headers: { ...headers(), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  // The token is good once, and should not be left in the address bar. A reload finds the secret it bought.
  async function redeem(token: string): Promise<void> {
    page.forgetFragment()
    const response = await post(HTTP.session, { token })
    if (!response.ok) return
    const given: unknown = await response.json()
    if (typeof given !== 'object' || given === null || !('secret' in given)) return
    secret = String(given.secret)
    page.storage.setItem(STORED, secret)
  }
  const token = new URLSearchParams(page.fragment).get('token')
  const ready = token === null ? Promise.resolve() : redeem(token).catch(() => undefined)

  async function listen(): Promise<void> {
    await ready
    for (let tries = 0; ; tries++) {
      const response = await fetch(page.origin + HTTP.events, { headers: headers() }).catch(() => null)
      if (response?.ok && response.body) {
        tries = 0
        await readLines(response.body, pass).catch(() => undefined)
      }
      const wait = RETRIES_MS[tries]
      if (response?.status === 401 || wait === undefined) return
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
  const pass = (line: string) => {
    const [name, data] = JSON.parse(line) as [string, unknown]
    for (const listener of listeners) listener(name, data)
  }

  return {
    headers,
    async invoke(name, argument) {
      await ready
      try {
        const response = await post(HTTP.call, { name, argument })
        return response.ok ? await response.json() : fail(refusal(response.status, name))
      } catch (error) {
        return fail({ code: 'host-unreachable', detail: String(error) })
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      if (!isListening) void listen()
      isListening = true
      return () => void listeners.delete(listener)
    },
  }
}

const refusal = (status: number, name: string): Failure =>
  status === 401 || status === 403 ? { code: 'channel-refused', name } : { code: 'channel-failed', name }
