import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { failureText } from '#core/failure-text'
import { IPC } from '#core/wire'
import { folderWith, tempFolder } from '../temp-folder'
import { startedShell } from './started-shell'

test('opens one sandboxed window on our page, shown when there is something to see', async () => {
  const { electron, window } = await startedShell()
  expect(electron.windows).toHaveLength(1)
  expect(electron.isSandboxed()).toBe(true)
  expect(electron.schemes).toEqual([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
  expect(window().options).toMatchObject({
    show: false,
    webPreferences: {
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  expect(window().webContents.url).toBe('app://bundle/')
  expect(window().done).toEqual(['show'])
})

test('serves the page and the files it admitted, on our origin only', async () => {
  const folder = folderWith({ 'x.csv': '0123456789' })
  const { electron, call } = await startedShell({ argv: ['electron', '/app', 'x.csv'], cwd: folder })
  expect(await (await electron.fetch('app://bundle/')).text()).toBe('<h1>page</h1>')
  expect((await electron.fetch('app://other/')).status).toBe(404)

  const launched = (await call('files.launched')) as { value: { id: string; name: string }[] }
  expect(launched.value).toMatchObject([{ name: 'x.csv', size: 10 }])
  const part = await electron.fetch(`app://bundle/file/${launched.value[0]?.id}`, { headers: { range: 'bytes=3-5' } })
  expect([part.status, await part.text()]).toEqual([206, '345'])
  expect(part.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(part.headers.has('cross-origin-embedder-policy')).toBe(false)
})

test('keeps its data in our folder', async () => {
  const folder = tempFolder()
  const { electron, call } = await startedShell({ folder })
  expect(electron.paths.get('userData')).toBe(path.join(folder, 'electron'))
  await call('settings.write', { theme: 'dark' })
  expect(JSON.parse(readFileSync(path.join(folder, 'settings.json'), 'utf8'))).toMatchObject({ theme: 'dark' })
})

test('a second start hands over its files and quits without a window', async () => {
  const { electron } = await startedShell(
    { argv: ['electron', '/app', '--some-switch', 'x.csv'], cwd: '/data' },
    { hasLock: false },
  )
  expect(electron.lockData()).toEqual({ files: ['/data/x.csv'] })
  expect(electron.quits()).toBe(1)
  expect(electron.windows).toHaveLength(0)
  expect(electron.schemes).toEqual([])
})

test('the first one comes to the front and opens them', async () => {
  const folder = folderWith({ 'x.csv': '' })
  const { electron, call, window } = await startedShell()
  await call('files.launched')
  window().minimized = true
  // CONTRACT second-instance: argv "will not be exactly the same list of arguments as those passed".
  electron.emit('second-instance', {}, ['electron', '--evil', '/etc/passwd'], '/', {
    files: [path.join(folder, 'x.csv')],
  })
  expect(window().done).toEqual(['show', 'restore', 'focus'])
  await vi.waitFor(() =>
    expect(window().webContents.sent).toMatchObject([[IPC.event, 'files.opened', { files: [{ name: 'x.csv' }] }]]),
  )
  electron.emit('second-instance', {}, [], '/', 'nonsense')
  electron.emit('second-instance', {}, [], '/', { files: [7] })
})

test('files the system opens before the window is there wait for it', async () => {
  const folder = folderWith({ 'x.csv': '', 'y.csv': '' })
  let isPrevented = false
  const preventDefault = () => {
    isPrevented = true
  }
  const { electron, call, window } = await startedShell({}, {}, (early) =>
    early.emit('open-file', { preventDefault }, path.join(folder, 'x.csv')),
  )
  expect(isPrevented).toBe(true)
  expect(await call('files.launched')).toMatchObject({ value: [{ name: 'x.csv' }] })
  electron.emit('open-file', { preventDefault }, path.join(folder, 'y.csv'))
  await vi.waitFor(() => expect(window().webContents.sent).toMatchObject([[IPC.event, 'files.opened', {}]]))
})

test('files that cannot be opened are told of', async () => {
  const { electron, call } = await startedShell({ argv: ['electron', '/app', '/nowhere/x.csv'] })
  expect(await call('files.launched')).toEqual({ ok: false, failure: { code: 'file-gone', file: 'x.csv' } })
  electron.emit('open-file', { preventDefault: () => undefined }, '/nowhere/y.csv')
  const message = failureText({ code: 'file-gone', file: 'y.csv' }).what
  await vi.waitFor(() => expect(electron.asked).toMatchObject([{ dialog: 'message', options: { message } }]))
})

test('the system is told of recent files where it keeps a list', async () => {
  const folder = folderWith({ 'x.csv': '' })
  const noted = async (platform: NodeJS.Platform) => {
    const { electron, call } = await startedShell({ platform, argv: ['electron', '/app', 'x.csv'], cwd: folder })
    const launched = (await call('files.launched')) as { value: { id: string }[] }
    await call('recent.note', { name: 'x', files: launched.value.map((file) => file.id) })
    return electron.recentDocuments
  }
  expect(await noted('darwin')).toEqual([path.join(folder, 'x.csv')])
  expect(await noted('win32')).toEqual([path.join(folder, 'x.csv')])
  expect(await noted('linux')).toEqual([])
})

test('the size of the window is remembered, and made to fit today’s screen', async () => {
  const folder = tempFolder()
  const first = await startedShell({ folder })
  expect(first.window().options).toMatchObject({ width: 1440, height: 900 })
  first.window().resizeTo(1600.4, 1000)
  first.window().maximized = true
  first.window().emit('resize')
  const file = path.join(folder, 'window.json')
  await vi.waitFor(() => expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ width: 1600.4 }))

  const second = await startedShell({ folder })
  expect(second.window().options).toMatchObject({ width: 1600, height: 1000 })
  expect(second.window().maximized).toBe(true)
  const small = await startedShell({ folder }, { screen: { width: 1280, height: 700 } })
  expect(small.window().options).toMatchObject({ width: 1280, height: 700 })
})

test.each(['{', '{ "width": "wide", "height": -5 }', '{ "width": 1e9, "height": null }', '[]'])(
  'a damaged memory of it is none: %s',
  async (damaged) => {
    const { window } = await startedShell({ folder: folderWith({ 'window.json': damaged }) })
    const { width = 0, height = 0 } = window().options
    expect(width).toBeGreaterThanOrEqual(720)
    expect(width).toBeLessThanOrEqual(1920)
    expect(height).toBeGreaterThanOrEqual(480)
    expect(height).toBeLessThanOrEqual(1080)
  },
)

test('a page that stopped can be reloaded', async () => {
  const { electron, window } = await startedShell()
  window().webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 })
  expect(electron.asked).toEqual([])
  window().webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 })
  await vi.waitFor(() => expect(window().webContents.reloads).toBe(1))
  electron.answers.message = 1
  window().webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
  await vi.waitFor(() => expect(electron.quits()).toBe(1))
})

test('events to a window that is gone go nowhere', async () => {
  const folder = folderWith({ 'x.csv': '' })
  const { electron, call, window } = await startedShell()
  await call('files.launched')
  window().destroyed = true
  electron.emit('open-file', { preventDefault: () => undefined }, path.join(folder, 'x.csv'))
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(window().webContents.sent).toEqual([])
  rmSync(folder, { recursive: true })
})
