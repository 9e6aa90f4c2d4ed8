/** The program as it is built, without Electron. Builds it first where that is needed. */
import * as events from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as url from 'node:url'
import vm from 'node:vm'
import { beforeAll, expect, test, vi } from 'vitest'
import { createBridge } from '#core/channels'
import type { PreloadBridge } from '#core/wire'
import { buildIfNeeded } from '../../scripts/build-if-needed.mjs'
import { createFakeElectron, type FakeElectron } from '../support/fake-electron'
import { folderWith, tempFolder } from './temp-folder'

const out = path.resolve(import.meta.dirname, '../../out')
const electron = vi.hoisted(() => ({ current: null as FakeElectron | null }))

vi.mock('electron', () => {
  const names = [
    'app',
    'BrowserWindow',
    'dialog',
    'ipcMain',
    'Menu',
    'protocol',
    'safeStorage',
    'screen',
    'session',
  ] as const
  return Object.defineProperties(
    {},
    Object.fromEntries(names.map((name) => [name, { enumerable: true, get: () => electron.current?.api[name] }])),
  )
})

beforeAll(async () => {
  await buildIfNeeded()
}, 180_000)

/** Every file that a built entry imports. */
function reachedFrom(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen
  seen.add(entry)
  for (const [, file = ''] of readFileSync(entry, 'utf8').matchAll(/(?:from|import|import\()\s*"(\.[^"]+)"/g)) {
    reachedFrom(path.resolve(path.dirname(entry), file), seen)
  }
  return seen
}

test.each(['main/browser.js', 'main/cli.js'])('%s never reaches Electron', (entry) => {
  const reached = [...reachedFrom(path.join(out, entry))]
  expect(reached.length).toBeGreaterThan(1)
  for (const file of reached) {
    expect([file, readFileSync(file, 'utf8').match(/(?:from|import|require\(|import\()\s*"electron/)]).toEqual([
      file,
      null,
    ])
  }
})

test('the page has no inline script and asks nothing of another origin', () => {
  const html = readFileSync(path.join(out, 'renderer/index.html'), 'utf8')
  expect(html).not.toMatch(/https?:\/\//)
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
  expect(html).not.toMatch(/<style|\son\w+=|\sstyle=/)
})

test('the preload script is one file', () => {
  expect(readdirSync(path.join(out, 'preload'))).toEqual(['index.cjs'])
})

test('main and preload talk to each other, and the page sees three functions', async () => {
  const data = folderWith({ 'x.csv': '123' })
  const fake = createFakeElectron()
  electron.current = fake
  vi.stubEnv('SESSION_EXPLORER_HOME', tempFolder())
  await import(path.join(out, 'main/index.js'))
  fake.ready()
  await vi.waitFor(() => expect(fake.windows[0]?.webContents.url).toBe('app://bundle/'))
  vi.unstubAllEnvs()

  const page = await fake.fetch('app://bundle/')
  expect(await page.text()).toBe(readFileSync(path.join(out, 'renderer/index.html'), 'utf8'))

  const preload = fake.windows[0]?.options.webPreferences?.preload ?? ''
  const { exposed, ipc } = runPreload(preload, fake, (file) => (file.name === 'x.csv' ? path.join(data, 'x.csv') : ''))
  expect(Object.keys(exposed)).toEqual(['bridge'])
  const host = exposed.bridge as PreloadBridge<{ name: string }>
  expect(Object.keys(host).sort()).toEqual(['admit', 'invoke', 'subscribe'])

  const bridge = createBridge(host)
  expect(await bridge.call('app.info', null)).toMatchObject({ ok: true, value: { host: 'electron' } })
  expect(await host.invoke('evil', null)).toMatchObject({ failure: { code: 'channel-unknown' } })
  expect(await host.admit([{ name: 'x.csv' }, { name: 'made up by the page' }])).toMatchObject({
    ok: true,
    value: [{ name: 'x.csv', size: 3 }],
  })

  const heard: unknown[] = []
  const stop = host.subscribe((...args) => heard.push(args))
  for (const item of fake.menu().flatMap((menu) => menu.submenu as Electron.MenuItemConstructorOptions[])) {
    if (item.label === 'Undo') item.click?.({} as never, undefined, {} as never)
  }
  const [[channel, ...sent] = []] = fake.windows[0]?.webContents.sent ?? []
  ipc.emit(String(channel), { sender: 'not for the page' }, ...sent)
  stop()
  ipc.emit(String(channel), {}, ...sent)
  expect(heard).toEqual([['menu.command', { command: 'undo' }]])
})

/** Runs the preload script the way a sandboxed renderer does. */
function runPreload(file: string, fake: FakeElectron, pathOf: (file: { name: string }) => string) {
  const exposed: Record<string, unknown> = {}
  const ipc = new events.EventEmitter()
  const renderer = {
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => Object.assign(exposed, { [name]: api }) },
    ipcRenderer: Object.assign(ipc, {
      invoke: (channel: string, ...args: unknown[]) => fake.invoke(channel, args),
    }),
    // CONTRACT getPathForFile: "In the case where the File object passed in was constructed in JS and is not backed by a
    // file on disk an empty string is returned."
    webUtils: { getPathForFile: pathOf },
  }
  // CONTRACT (electron lib/sandboxed_renderer): a sandboxed preload script can require these and nothing else.
  const modules: Record<string, unknown> = {
    electron: renderer,
    'electron/common': renderer,
    'electron/renderer': renderer,
    events,
    'node:events': events,
    timers: {},
    'node:timers': {},
    url,
    'node:url': url,
  }
  const require = (name: string) => {
    if (!Object.hasOwn(modules, name)) throw new Error(`module not found: ${name}`)
    return modules[name]
  }
  const globals = { require, process: {}, Buffer, exports: {}, module: { exports: {} } }
  vm.runInNewContext(readFileSync(file, 'utf8'), globals, { filename: file })
  return { exposed, ipc }
}
