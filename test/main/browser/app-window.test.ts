import { chmodSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { openAppWindow } from '#main/browser/app-window'
import { hasDisplay } from '#main/browser/system-browser'
import { findBrowser } from '#main/services/find-browser'
import { folderWith } from '../temp-folder'

/** A program in the place of a browser: notes how it was called, and does what it is told. */
function program(then: string) {
  const folder = folderWith({ chromium: `#!/bin/sh\nprintf '%s\\n' "$@" > "$(dirname "$0")/arguments"\n${then}\n` })
  const file = path.join(folder, 'chromium')
  chmodSync(file, 0o755)
  return { file, folder, given: () => readFileSync(path.join(folder, 'arguments'), 'utf8').split('\n') }
}

test('shows the page in a window of its own, with a profile that is thrown away', async () => {
  const { file, given } = program('')
  const window = await openAppWindow(file, 'http://127.0.0.1:1/#token=x')
  await window.closed
  expect(given()).toContain('--app=http://127.0.0.1:1/#token=x')
  expect(given()).toContain('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1')
  const profile =
    given()
      .find((argument) => argument.startsWith('--user-data-dir='))
      ?.split('=')[1] ?? ''
  expect(profile).toMatch(/session-explorer-/)
  expect(existsSync(profile)).toBe(false)
  expect(given().includes('--no-sandbox')).toBe(process.getuid?.() === 0)
})

test('can be closed from outside', async () => {
  const { file, given } = program('exec sleep 60')
  const window = await openAppWindow(file, 'http://127.0.0.1:1/')
  await vi.waitFor(() => expect(given().length).toBeGreaterThan(5))
  window.close()
  await window.closed
})

test('is closed at once where the browser cannot start', async () => {
  await (await openAppWindow('/nowhere/chromium', 'http://127.0.0.1:1/')).closed
})

test('a browser is found on the PATH, and CHROME_PATH goes first', () => {
  const [one, two] = [program(''), program('')]
  const find = (env: Record<string, string>) => findBrowser({ env, platform: 'linux' })
  expect(find({ PATH: `/nowhere:${path.relative('.', two.folder)}:${one.folder}` })).toBe(one.file)
  expect(find({ PATH: one.folder, CHROME_PATH: two.file })).toBe(two.file)
  expect(find({ PATH: one.folder, CHROME_PATH: '/nowhere/chrome' })).toBe(one.file)
  expect(find({ PATH: '/nowhere' })).toBeNull()
  expect(find({})).toBeNull()
})

test('a machine has a display where its system always has one, or where one is named', () => {
  expect(hasDisplay({}, 'linux')).toBe(false)
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
  expect(hasDisplay({}, 'darwin')).toBe(true)
  expect(hasDisplay({}, 'win32')).toBe(true)
})
