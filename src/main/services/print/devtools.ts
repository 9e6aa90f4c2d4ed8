import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'

/** A browser of the Chromium family without a window, spoken to over a pipe: no port is open. */
export interface Devtools {
  /** Calls a method of the DevTools protocol; throws what the browser complains of. */
  call(method: string, parameters?: object, session?: string): Promise<Record<string, unknown>>
  on(method: string, listener: (parameters: Record<string, unknown>, session: string | undefined) => void): void
  close(): Promise<void>
}

const FLAGS = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  '--disable-breakpad',
  '--no-pings',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-gpu',
  '--font-render-hinting=none',
  // Whatever the browser's own services look for, no name resolves.
  '--host-resolver-rules=MAP * ~NOTFOUND',
]
// Chromium's sandbox refuses to run as root, which in containers one often is.
const ROOT = ['--no-sandbox', '--disable-dev-shm-usage']

interface Waiting {
  resolve(result: Record<string, unknown>): void
  reject(error: Error): void
}

/** Starts a browser with a profile that is thrown away afterwards. */
export async function startDevtools(browser: string): Promise<Devtools> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'session-explorer-print-'))
  const flags = [...FLAGS, ...(process.getuid?.() === 0 ? ROOT : []), `--user-data-dir=${profile}`]
  const child = spawn(browser, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  const [toBrowser, fromBrowser] = [child.stdio[3] as Writable, child.stdio[4] as Readable]
  const waiting = new Map<number, Waiting>()
  const listeners: [string, (parameters: Record<string, unknown>, session: string | undefined) => void][] = []
  const left = new Promise<void>((resolve) => {
    const end = (error: Error) => {
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
      resolve()
    }
    child.once('exit', () => end(new Error('the browser ended')))
    child.once('error', end)
  })
  toBrowser.on('error', () => undefined)
  let last = 0
  let rest = ''
  fromBrowser.setEncoding('utf8')
  fromBrowser.on('data', (part: string) => {
    const messages = (rest + part).split('\0')
    rest = messages.pop()!
    for (const message of messages) receive(JSON.parse(message))
  })

  function receive(message: {
    id?: number
    method?: string
    params?: Record<string, unknown>
    result?: Record<string, unknown>
    error?: { message: string }
    sessionId?: string
  }): void {
    if (message.id === undefined) {
      for (const [method, listener] of listeners) {
        if (method === message.method) listener(message.params ?? {}, message.sessionId)
      }
      return
    }
    const one = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) one?.reject(new Error(message.error.message))
    else one?.resolve(message.result ?? {})
  }

  return {
    call: (method, parameters = {}, session) =>
      new Promise((resolve, reject) => {
        if (hasEnded(child)) return reject(new Error('the browser ended'))
        const id = ++last
        waiting.set(id, { resolve, reject })
        toBrowser.write(
          `${JSON.stringify({ id, method, params: parameters, ...(session && { sessionId: session }) })}\0`,
        )
      }),
    on: (method, listener) => void listeners.push([method, listener]),
    async close() {
      child.kill()
      await left
      await rm(profile, { recursive: true, force: true, maxRetries: 10 }).catch(() => undefined)
    },
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null
