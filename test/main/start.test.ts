/** `npm start` as a process, and the browser host it starts. Builds the program first where that is needed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { HTTP } from '#core/wire'
import { buildIfNeeded } from '../../scripts/build-if-needed.mjs'
import { downloadElectron, electronBinary } from '../../scripts/electron-binary.mjs'
import { folderWith, tempFolder } from './temp-folder'

const root = path.resolve(import.meta.dirname, '../..')
const START = path.join(root, 'scripts/start.mjs')

beforeAll(async () => {
  await buildIfNeeded()
}, 180_000)

interface Given {
  readonly env?: Record<string, string>
  readonly cwd?: string
}

/** Runs a script with what it says; no display and no Electron, unless the test has them. */
function run(script: string, args: readonly string[], { env = {}, cwd = tempFolder() }: Given = {}) {
  const { DISPLAY, WAYLAND_DISPLAY, INIT_CWD, CHROME_PATH, ...machine } = process.env
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { ...machine, SESSION_EXPLORER_HOME: tempFolder(), ELECTRON_OVERRIDE_DIST_PATH: '/nowhere', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = { out: '', error: '' }
  child.stdout?.on('data', (data) => {
    said.out += data
  })
  child.stderr?.on('data', (data) => {
    said.error += data
  })
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal)
  const address = () => vi.waitFor(() => new URL(said.out.trim()), { timeout: 20_000 })
  return { child, said, ended, address }
}

const isServing = (url: URL) =>
  fetch(url.origin).then(
    () => true,
    () => false,
  )

test('--no-open prints the address alone on its output, and a signal ends it cleanly', async () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const { child, said, ended, address } = run(START, ['--no-open'])
    const url = await address()
    expect(url.hostname).toBe('127.0.0.1')
    expect(said.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}\n$/)
    expect(await isServing(url)).toBe(true)
    child.kill(signal)
    expect([signal, await ended]).toEqual([signal, 0])
    expect(await isServing(url)).toBe(false)
  }
}, 60_000)

test('files are opened, from where npm was called too', async () => {
  const folder = folderWith({ 'x.csv': '123' })
  for (const given of [{ cwd: folder }, { env: { INIT_CWD: folder } }]) {
    const { address } = run(START, ['--no-open', 'x.csv'], given)
    const { origin, hash } = await address()
    const post = async (at: string, body: object, headers = {}) =>
      (
        await fetch(origin + at, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        })
      ).json()
    const { secret } = await post(HTTP.session, { token: hash.slice('#token='.length) })
    expect(await post(HTTP.call, { name: 'files.launched', argument: null }, { [HTTP.secret]: secret })).toMatchObject({
      value: [{ name: 'x.csv', size: 3 }],
    })
  }
}, 60_000)

test('what is not there, or not an option, is told in a plain sentence', async () => {
  const missing = run(START, ['nowhere.csv'])
  expect(await missing.ended).toBe(2)
  expect(missing.said).toEqual({ out: '', error: 'nowhere.csv is not there.\n' })
  const host = run(path.join(root, 'out/main/browser.js'), ['nowhere.csv'])
  expect(await host.ended).toBe(2)
  expect(host.said).toEqual({ out: '', error: 'nowhere.csv is not there.\n' })
  const option = run(START, ['--evil'])
  expect(await option.ended).toBe(2)
  expect(option.said.error).toContain("Unknown option '--evil'")
})

test('without a display it says so in one line and opens nothing', async () => {
  const chrome = folderWith({ chromium: '#!/bin/sh\ntouch "$(dirname "$0")/opened"\n' })
  chmodSync(path.join(chrome, 'chromium'), 0o755)
  const { said, address } = run(START, [], { env: { CHROME_PATH: path.join(chrome, 'chromium') } })
  await address()
  expect(said.error.split('\n')[0]).toBe('Running without Electron: this machine has no display.')
  expect(existsSync(path.join(chrome, 'opened'))).toBe(false)
})

test('a window that is closed ends the program, one that never opened does not', async () => {
  const chrome = folderWith({
    // Redeems the token, as a page would, and is closed.
    chromium: `#!${process.execPath}
const { origin, hash } = new URL(process.argv.find((a) => a.startsWith('--app=')).slice(6))
const body = JSON.stringify({ token: hash.slice(7) })
fetch(origin + '/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body })`,
    broken: '#!/bin/sh\nexit 1\n',
  })
  for (const name of ['chromium', 'broken']) chmodSync(path.join(chrome, name), 0o755)
  const opened = run(START, ['--browser'], { env: { DISPLAY: ':none', CHROME_PATH: path.join(chrome, 'chromium') } })
  expect(await opened.ended).toBe(0)
  expect(opened.said.error).not.toContain('Running without Electron')

  const broken = run(START, ['--browser'], { env: { DISPLAY: ':none', CHROME_PATH: path.join(chrome, 'broken') } })
  await vi.waitFor(() => expect(broken.said.error).toContain('open the address yourself'), { timeout: 20_000 })
  expect(await isServing(await broken.address())).toBe(true)
}, 60_000)

test('the host ends with the process that started it, however that went', async () => {
  const { child, address } = run(START, ['--no-open'])
  const url = await address()
  child.kill('SIGKILL')
  await vi.waitFor(async () => expect(await isServing(url)).toBe(false), { timeout: 10_000 })

  const asked = run(START, ['--no-open'])
  const other = await asked.address()
  asked.child.disconnect()
  expect(await once(asked.child, 'exit')).toEqual([0, null])
  expect(await isServing(other)).toBe(false)
}, 60_000)

/** A program in the place of Electron: notes what it was given, and ends. */
function electronThat(ends: string) {
  const dist = folderWith({ electron: `#!/bin/sh\nprintf '%s\\n' "$@" > "$(dirname "$0")/given"\n${ends}\n` })
  chmodSync(path.join(dist, 'electron'), 0o755)
  const given = () => readFileSync(path.join(dist, 'given'), 'utf8').trim().split('\n')
  return { env: { DISPLAY: ':none', CHROME_PATH: '/bin/false', ELECTRON_OVERRIDE_DIST_PATH: dist }, given }
}

test('Electron is started where its binary is, with the files', async () => {
  const data = folderWith({ 'x.csv': '' })
  const { env, given } = electronThat('exit 0')
  const { ended, said } = run(START, ['x.csv'], { env, cwd: data })
  expect(await ended).toBe(0)
  expect(said.error).toBe('')
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  expect(given()).toEqual([...asRoot, root, path.join(data, 'x.csv')])
})

test.each(['exit 127', 'kill -TRAP $$', 'exec /nowhere'])(
  'where Electron ends at once by %j, a browser does',
  async (ends) => {
    const { said, address } = run(START, [], { env: electronThat(ends).env })
    expect((await address()).hostname).toBe('127.0.0.1')
    expect(said.error).toContain('Running without Electron: it ended as soon as it was started.\n')
  },
)

test('Electron that is told to end is not replaced', async () => {
  const { env, given } = electronThat('exec sleep 60')
  const { child, ended, said } = run(START, [], { env })
  await vi.waitFor(() => expect(given()).toContain(root), { timeout: 10_000 })
  child.kill('SIGINT')
  await ended
  expect(said).toEqual({ out: '', error: '' })
})

test('where the binary is not, it says why in one line', async () => {
  const chrome = folderWith({ broken: '#!/bin/sh\nexit 1\n' })
  const env = { DISPLAY: ':none', CHROME_PATH: path.join(chrome, 'broken') }
  const { said, address } = run(START, [], { env })
  await address()
  expect(said.error.split('\n')[0]).toBe(
    'Running without Electron: Electron could not be downloaded (ELECTRON_OVERRIDE_DIST_PATH has no Electron).',
  )
})

/** A place to download from that answers in its own way. */
async function mirror(answer: http.RequestListener) {
  const server = http.createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  vi.stubEnv('electron_config_cache', tempFolder())
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '')
  onTestFinished(() => void vi.unstubAllEnvs())
}

// These go without where the machine has the binary: the installer then has nothing to do.
const isInstalled = electronBinary() !== null

test.skipIf(isInstalled)('a download that is refused is given up at once', async () => {
  await mirror((_request, response) => void response.writeHead(404).end())
  expect(await downloadElectron()).toEqual({ why: expect.stringContaining('404') })
})

test.skipIf(isInstalled)('a download of nothing is given up soon', async () => {
  await mirror(() => undefined)
  const started = performance.now()
  expect(await downloadElectron({ silence: 1000 })).toEqual({ why: 'nothing answers' })
  expect(performance.now() - started).toBeLessThan(10_000)
})

test.skipIf(isInstalled)(
  'a download without end is given up in the end, and one that is not Electron is none',
  async () => {
    await mirror((_request, response) => {
      response.writeHead(200, { 'content-length': '1000000000' })
      const timer = setInterval(() => response.write(Buffer.alloc(1000)), 100)
      response.on('close', () => clearInterval(timer))
    })
    expect(await downloadElectron({ silence: 1000, limit: 3000 })).toEqual({ why: 'it took too long' })
    await mirror((_request, response) => void response.end('not a zip'))
    expect(await downloadElectron()).toEqual({ why: expect.stringMatching(/checksum/i) })
    expect(electronBinary()).toBeNull()
  },
  30_000,
)
