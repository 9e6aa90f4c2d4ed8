import { expect, test } from 'vitest'
import { startedShell } from './started-shell'

const OURS = ['app://bundle/', 'app://bundle/index.html?x#y', 'APP://bundle/']
const FOREIGN = [
  'https://example.com/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'app://bundle.evil/',
  'app://evil/',
  'app://evil/#app://bundle/',
  'app://user@evil/app://bundle/',
  'javascript:alert(1)',
  'about:blank',
  'nonsense',
  '',
]

test('a page stays on our page', async () => {
  const { window } = await startedShell()
  const { webContents } = window()
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    for (const url of OURS) expect([event, url, webContents.isPrevented(event, { url })]).toEqual([event, url, false])
    for (const url of FOREIGN) expect([event, url, webContents.isPrevented(event, { url })]).toEqual([event, url, true])
  }
})

test('a page opens no window and no webview, not even on our page', async () => {
  const { window } = await startedShell()
  const { webContents } = window()
  for (const url of [...OURS, ...FOREIGN])
    expect(webContents.openHandler?.({ url } as never)).toEqual({ action: 'deny' })
  expect(webContents.isPrevented('will-attach-webview')).toBe(true)
})

test('every request that would leave the program is cancelled', async () => {
  const { electron } = await startedShell({}, { isPackaged: true })
  const inside = [...OURS, 'blob:app://bundle/7f3a', 'data:image/png;base64,AA==']
  const outside = [...FOREIGN, 'blob:https://example.com/7f3a', 'wss://example.com/', 'devtools://devtools/x.js']
  for (const url of inside) expect([url, electron.isCancelled(url)]).toEqual([url, false])
  for (const url of outside) expect([url, electron.isCancelled(url)]).toEqual([url, true])
})

test('developer tools load in development', async () => {
  const { electron } = await startedShell()
  expect(electron.isCancelled('devtools://devtools/bundled/inspector.html')).toBe(false)
})

test('a page may copy to the clipboard, and nothing else', async () => {
  const { electron } = await startedShell()
  const refused = { request: false, check: false, withoutContents: false, device: false }
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'usb',
    'fileSystem',
    'clipboard-read',
    'unknown',
  ]) {
    expect([permission, electron.isGranted(permission)]).toEqual([permission, refused])
  }
  expect(electron.isGranted('clipboard-sanitized-write')).toEqual({ ...refused, request: true, check: true })
  expect(electron.isGranted('clipboard-sanitized-write', 'https://example.com/')).toEqual(refused)
})
