import path from 'node:path'
import { expect, test } from 'vitest'
import { IPC } from '#core/wire'
import { folderWith } from '../temp-folder'
import { startedShell } from './started-shell'

test('our page is answered', async () => {
  const { call } = await startedShell()
  expect(await call('app.info')).toEqual({
    ok: true,
    value: { host: 'electron', version: '9.9.9', hasDialogs: true, hasPdf: true },
  })
})

test.each([
  ['a frame that is gone', null],
  ['a frame inside the page', { url: 'app://bundle/', parent: {} }],
  ['another page', { url: 'https://example.com/', parent: null }],
  ['a page that calls itself ours', { url: 'app://bundle.evil/', parent: null }],
  ['a blank page', { url: 'about:blank', parent: null }],
])('%s is refused', async (_who, frame) => {
  const { electron } = await startedShell()
  const folder = folderWith({ 'x.csv': '' })
  expect(await electron.invoke(IPC.call, ['app.info', null], frame)).toEqual({
    ok: false,
    failure: { code: 'channel-refused', name: 'app.info' },
  })
  expect(await electron.invoke(IPC.admit, [[path.join(folder, 'x.csv')]], frame)).toEqual({
    ok: false,
    failure: { code: 'channel-refused', name: 'admit' },
  })
})

test('what is not one of the channels, or does not fit one, is refused', async () => {
  const { call, electron } = await startedShell()
  const code = async (name: unknown, argument?: unknown) =>
    ((await call(name, argument)) as { failure: { code: string } }).failure.code
  expect(await code('evil')).toBe('channel-unknown')
  expect(await code('__proto__')).toBe('channel-unknown')
  expect(await code({ toString: 'app.info' })).toBe('channel-unknown')
  expect(await code(IPC.admit, ['/etc/passwd'])).toBe('channel-unknown')
  expect(await code('app.info', 7)).toBe('channel-argument')
  expect(await code('files.choose', { what: 'everything' })).toBe('channel-argument')
  await expect(electron.invoke('evil', [])).rejects.toThrow('No handler')
})

test('dropped files and folders are admitted', async () => {
  const folder = folderWith({ 'x.csv': '123', 'transcripts/a/b.jsonl': '' })
  const { electron } = await startedShell()
  const paths = [path.join(folder, 'x.csv'), path.join(folder, 'transcripts')]
  expect(await electron.invoke(IPC.admit, [paths])).toMatchObject({
    ok: true,
    value: [
      { name: 'x.csv', size: 3 },
      { name: 'transcripts/a/b.jsonl', size: 0 },
    ],
  })
  expect(await electron.invoke(IPC.admit, [[]])).toMatchObject({ failure: { code: 'no-files' } })
  for (const wrong of ['x', null, [''], [7], {}]) {
    expect(await electron.invoke(IPC.admit, [wrong])).toMatchObject({ failure: { code: 'channel-argument' } })
  }
})
