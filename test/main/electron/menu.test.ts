import type { MenuItemConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import { COMMAND_IDS, type CommandId } from '#core/command/command'
import { IPC } from '#core/wire'
import { applicationMenu } from '#main/electron/menu'
import { startedShell } from './started-shell'

// CONTRACT (electron lib/browser/api/menu-item-roles.ts): the keys that come with the roles we use.
const ROLE_KEYS: Record<string, string> = {
  cut: 'CommandOrControl+X',
  copy: 'CommandOrControl+C',
  paste: 'CommandOrControl+V',
  selectall: 'CommandOrControl+A',
  quit: 'CommandOrControl+Q',
  close: 'CommandOrControl+W',
  minimize: 'CommandOrControl+M',
  resetzoom: 'CommandOrControl+0',
  zoomin: 'CommandOrControl+Plus',
  zoomout: 'CommandOrControl+-',
  togglefullscreen: 'F11',
  toggledevtools: 'Ctrl+Shift+I',
}

const menu = (platform: NodeJS.Platform, send: (command: CommandId) => void = () => undefined) =>
  applicationMenu({ send, platform, isDevelopment: true })

const itemsOf = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...itemsOf((item.submenu ?? []) as MenuItemConstructorOptions[])])

const PLATFORMS = ['linux', 'win32', 'darwin'] as const

test.each(PLATFORMS)('on %s no key is given twice', (platform) => {
  const keys = itemsOf(menu(platform)).flatMap(
    ({ accelerator, role }) =>
      accelerator?.replace('CmdOrCtrl', 'CommandOrControl') ?? ROLE_KEYS[role?.toLowerCase() ?? ''] ?? [],
  )
  expect(keys.length).toBeGreaterThan(20)
  expect(new Set(keys).size).toBe(keys.length)
})

test.each(PLATFORMS)('on %s every command can be given, and by one item', (platform) => {
  const given: CommandId[] = []
  for (const item of itemsOf(menu(platform, (command) => given.push(command)))) {
    item.click?.({} as never, undefined, {} as never)
  }
  expect([...given].sort()).toEqual([...COMMAND_IDS].sort())
})

test.each(PLATFORMS)('on %s it has what people look for, where they look', (platform) => {
  const isMac = platform === 'darwin'
  const roles = itemsOf(menu(platform)).flatMap(({ role }) => role ?? [])
  for (const role of ['cut', 'copy', 'paste', 'selectAll', 'zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen']) {
    expect(roles).toContain(role)
  }
  // On macOS both are in the first menu, which the system fills in.
  expect(roles.includes('appMenu')).toBe(isMac)
  expect(roles.includes('quit')).toBe(!isMac)
  expect(roles.includes('about')).toBe(!isMac)
})

// CONTRACT registerAccelerator (Linux, Windows): "If false, the accelerator won't be registered with the system, but it
// will still be displayed."
test('the keys of commands are shown and left to the page, so that none comes twice and text fields can undo', () => {
  const keyed = itemsOf(menu('linux')).filter((item) => item.accelerator !== undefined)
  expect(keyed.map(({ label }) => label)).toEqual(expect.arrayContaining(['Open…', 'Save', 'Undo', 'Redo']))
  for (const item of keyed) expect([item.label, item.registerAccelerator]).toEqual([item.label, false])
  // The roles would undo in the page's text fields only.
  expect(itemsOf(menu('linux')).map(({ role }) => role)).not.toContain('undo')
})

test('developer tools are for developers', () => {
  const users = applicationMenu({ send: vi.fn(), platform: 'linux', isDevelopment: false })
  expect(itemsOf(users).map(({ role }) => role)).not.toContain('toggleDevTools')
})

test('a command reaches the page', async () => {
  const { electron, window } = await startedShell()
  const undo = itemsOf(electron.menu()).find((item) => item.label === 'Undo')
  undo?.click?.({} as never, undefined, {} as never)
  expect(window().webContents.sent).toEqual([[IPC.event, 'menu.command', { command: 'undo' }]])
})
