import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '#core/channels'
import { createSettings } from '#main/services/settings'
import { folderWith, tempFolder } from '../temp-folder'

const settingsIn = (folder: string) => createSettings(path.join(folder, 'settings.json'))

test('are the defaults where there is no file', async () => {
  expect(await settingsIn(tempFolder()).read()).toEqual(DEFAULT_SETTINGS)
})

test('keep what a change does not mention', async () => {
  const settings = settingsIn(tempFolder())
  await settings.write({ theme: 'dark' })
  expect(await settings.write({ tableShare: 0.5, theme: undefined })).toEqual({
    ok: true,
    value: { ...DEFAULT_SETTINGS, theme: 'dark', tableShare: 0.5 },
  })
  expect(await settings.read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', tableShare: 0.5 })
})

test('lose no change of many made at once', async () => {
  const settings = settingsIn(tempFolder())
  await Promise.all([
    settings.write({ theme: 'light' }),
    settings.write({ tableShare: 0.7 }),
    settings.write({ isChartOpen: false }),
    settings.write({ isInspectorOpen: false }),
  ])
  expect(await settings.read()).toMatchObject({
    theme: 'light',
    tableShare: 0.7,
    isChartOpen: false,
    isInspectorOpen: false,
  })
})

test('survive a damaged file, and one setting that does not fit leaves the others alone', async () => {
  for (const damaged of ['', '{', '[]', 'null', '"x"', '\0\0\0']) {
    expect(await settingsIn(folderWith({ 'settings.json': damaged })).read()).toEqual(DEFAULT_SETTINGS)
  }
  const folder = folderWith({ 'settings.json': '{ "theme": "dark", "isChartOpen": "many", "tableShare": 7 }' })
  expect(await settingsIn(folder).read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
})

test('drop keys they do not know', async () => {
  const folder = folderWith({ 'settings.json': '{ "colour": "red", "__proto__": { "theme": "dark" } }' })
  const settings = settingsIn(folder)
  expect(await settings.read()).toEqual(DEFAULT_SETTINGS)
  await settings.write({ theme: 'dark' })
  expect(Object.keys(JSON.parse(readFileSync(path.join(folder, 'settings.json'), 'utf8')))).toEqual(
    Object.keys(DEFAULT_SETTINGS),
  )
})

test('say so when they cannot be written, and write again once they can', async () => {
  const folder = tempFolder()
  const blocked = path.join(folder, 'not-a-folder')
  writeFileSync(blocked, '')
  expect(await settingsIn(blocked).write({ theme: 'dark' })).toMatchObject({
    failure: { code: 'write-failed', file: 'settings.json' },
  })
})
