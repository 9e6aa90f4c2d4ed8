/**
 * What only Electron can show. Skipped, and reported as skipped, where its binary is not on the disk; with a binary
 * that does not start it fails. Builds the program first where that is needed.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { buildIfNeeded } from '../../scripts/build-if-needed.mjs'
import { electronBinary } from '../../scripts/electron-binary.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const binary = electronBinary()
test.skip(binary === null, 'Electron’s binary is not on this machine: npx install-electron --no')

/** What the preload script gives the page. */
interface Bridge {
  invoke(name: string, argument: unknown): Promise<{ ok: boolean; value: never; failure: never }>
  subscribe(listener: (name: string, data: unknown) => void): () => void
}
declare const window: { bridge: Bridge; heard: unknown[] }

let folder: string
let app: ElectronApplication | undefined
let page: Page

test.beforeAll(async () => {
  await buildIfNeeded()
})

test.beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-electron-'))
  writeFileSync(path.join(folder, 'x.csv'), '0123456789')
  app = await _electron.launch({
    executablePath: binary ?? '',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, path.join(folder, 'x.csv')],
    env: { ...(process.env as Record<string, string>), SESSION_EXPLORER_HOME: path.join(folder, 'home') },
  })
  page = await app.firstWindow()
  await page.waitForLoadState('load')
})

test.afterEach(async () => {
  await app?.close()
  rmSync(folder, { recursive: true, force: true })
})

const running = (): ElectronApplication => {
  if (!app) throw new Error('Electron did not start')
  return app
}
const invoke = (name: string, argument: unknown = null) =>
  page.evaluate(([n, a]) => window.bridge.invoke(n as string, a), [name, argument])

test('the page is ours, without Node, and its bridge answers', async () => {
  expect(page.url()).toBe('app://bundle/')
  expect(
    await page.evaluate(() => [typeof require, typeof process, Object.keys(window.bridge).sort(), location.origin]),
  ).toEqual(['undefined', 'undefined', ['admit', 'invoke', 'subscribe'], 'app://bundle'])
  expect(await invoke('app.info')).toMatchObject({ ok: true, value: { host: 'electron', hasDialogs: true } })
  expect(await invoke('evil')).toMatchObject({ ok: false, failure: { code: 'channel-unknown' } })
})

test('the page obeys its policy', async () => {
  const seen = await page.evaluate(async () => {
    // The first, synchronous part of an evaluated function runs outside the policy.
    await new Promise((resolve) => setTimeout(resolve, 10))
    const tried = async (what: () => unknown) => {
      try {
        await what()
        return 'allowed'
      } catch {
        return 'refused'
      }
    }
    return {
      eval: await tried(() => new Function('return 1')()),
      network: await tried(() => fetch('https://example.com/')),
      loopback: await tried(() => fetch('http://127.0.0.1:9/')),
      otherHost: await tried(() => fetch('app://other/')),
      window: String(globalThis.open('https://example.com/')),
      notification: await Notification.requestPermission(),
      isolated: crossOriginIsolated,
    }
  })
  expect(seen).toEqual({
    eval: 'refused',
    network: 'refused',
    loopback: 'refused',
    otherHost: 'refused',
    window: 'null',
    notification: 'denied',
    isolated: false,
  })
})

test('files are served by range', async () => {
  await running().evaluate(
    ({ dialog }, file) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
    },
    path.join(folder, 'x.csv'),
  )
  const chosen = await invoke('files.choose', { what: 'files' })
  expect(chosen).toMatchObject({ ok: true, value: [{ name: 'x.csv', size: 10 }] })
  const [{ id = '' } = {}] = chosen.value as { id?: string }[]
  const part = await page.evaluate(async (at) => {
    const response = await fetch(`/file/${at}`, { headers: { range: 'bytes=3-5' } })
    return [response.status, response.headers.get('content-range'), await response.text()]
  }, id)
  expect(part).toEqual([206, 'bytes 3-5/10', '345'])
})

test('a slide is printed to one page of 960 by 540 points', async () => {
  const file = path.join(folder, 'slide.pdf')
  await running().evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  expect(await invoke('slide.print', { title: 'A slide' })).toEqual({ ok: true, value: { saved: 'slide.pdf' } })
  const pdf = readFileSync(file, 'latin1')
  expect(pdf.slice(0, 5)).toBe('%PDF-')
  expect(pdf).toMatch(/\/MediaBox \[0 0 (959\.\d+|960) 540\]/)
})

test('the menu reaches the page', async () => {
  await page.evaluate(() => {
    window.heard = []
    window.bridge.subscribe((name, data) => window.heard.push([name, data]))
  })
  await running().evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? []
    items.find((item) => item.label === 'Undo')?.click()
  })
  await expect.poll(() => page.evaluate(() => window.heard)).toEqual([['menu.command', { command: 'undo' }]])
})

test('a window keeps its size', async () => {
  const size = () =>
    running().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds().width)
  await running().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1000, 700))
  await expect.poll(size).toBe(1000)
  const remembered = () => JSON.parse(readFileSync(path.join(folder, 'home', 'window.json'), 'utf8')).width
  await expect.poll(() => remembered()).toBe(1000)
})
