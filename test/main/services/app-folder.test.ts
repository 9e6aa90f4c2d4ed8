import path from 'node:path'
import { expect, test } from 'vitest'
import { appFolder } from '#main/services/app-folder'

const machine = (platform: NodeJS.Platform, env = {}) => ({ platform, env, home: '/home/ada' })

test('follows the habits of each system', () => {
  expect(appFolder(machine('linux'))).toBe('/home/ada/.config/session-explorer')
  expect(appFolder(machine('linux', { XDG_CONFIG_HOME: '/etc/ada' }))).toBe('/etc/ada/session-explorer')
  expect(appFolder(machine('darwin'))).toBe('/home/ada/Library/Application Support/Session Explorer')
  expect(appFolder(machine('win32', { APPDATA: '/roaming' }))).toBe(path.join('/roaming', 'Session Explorer'))
})

test('ignores a relative XDG_CONFIG_HOME, as its specification says', () => {
  expect(appFolder(machine('linux', { XDG_CONFIG_HOME: 'etc' }))).toBe('/home/ada/.config/session-explorer')
})

test('SESSION_EXPLORER_HOME wins on every system', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    expect(appFolder(machine(platform, { SESSION_EXPLORER_HOME: '/x', XDG_CONFIG_HOME: '/y' }))).toBe('/x')
  }
})
