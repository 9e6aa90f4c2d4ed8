import { rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type Bridge, createBridge, type FileRef } from '#core/channels'
import { createServices } from '#main/services/services'
import { folderWith, tempFolder } from '../temp-folder'

type Side = Partial<Parameters<typeof createServices>[0]>

/** The services of a host, asked as the page asks: through a bridge that parses every answer. */
function host(side: Side = {}): { bridge: Bridge; logged: unknown[]; services: ReturnType<typeof createServices> } {
  const logged: unknown[] = []
  const services = createServices({
    host: 'browser',
    version: '1.2.3',
    folder: tempFolder(),
    announce: () => undefined,
    complain: () => undefined,
    log: (error) => logged.push(error),
    ...side,
  })
  const invoke = async (name: string, argument: unknown) => structuredClone(await services.answer(name, argument))
  return { bridge: createBridge({ invoke, subscribe: () => () => undefined }), logged, services }
}

const unwrap = async <T>(result: Promise<{ ok: true; value: T } | { ok: false; failure: unknown }>): Promise<T> => {
  const settled = await result
  if (!settled.ok) throw new Error(JSON.stringify(settled.failure))
  return settled.value
}

test('a host can do what it brings, and says that it cannot do the rest', async () => {
  const { bridge } = host()
  expect(await bridge.call('app.info', null)).toEqual({
    ok: true,
    value: { host: 'browser', version: '1.2.3', hasDialogs: false, hasPdf: false },
  })
  expect(await bridge.call('files.choose', { what: 'files' })).toMatchObject({
    failure: { code: 'not-in-this-host', action: 'files.choose' },
  })
  expect(await bridge.call('slide.print', { title: 'x' })).toMatchObject({ failure: { code: 'not-in-this-host' } })

  const full = host({ chooseFiles: async () => [], printPdf: async () => ({ ok: true, value: 'x.pdf' }) })
  expect(await unwrap(full.bridge.call('app.info', null))).toMatchObject({ hasDialogs: true, hasPdf: true })
  expect(await unwrap(full.bridge.call('files.choose', { what: 'folder' }))).toEqual([])
  expect(await unwrap(full.bridge.call('slide.print', { title: 'x' }))).toEqual({ saved: 'x.pdf' })
})

test('a recent folder is opened again with what is in it now', async () => {
  const data = folderWith({ 'a.jsonl': '1', 'b.jsonl': '22' })
  const noted: (readonly string[])[] = []
  const { bridge } = host({ chooseFiles: async () => [data], noteForSystem: (paths) => noted.push(paths) })
  const chosen = await unwrap(bridge.call('files.choose', { what: 'folder' }))
  await bridge.call('recent.note', { name: 'transcripts', files: chosen.map((ref) => ref.id) })
  const [entry] = await unwrap(bridge.call('recent.list', null))
  expect(entry).toMatchObject({ name: 'transcripts', place: path.dirname(data) })

  rmSync(path.join(data, 'a.jsonl'))
  const opened = await unwrap(bridge.call('recent.open', { id: entry?.id ?? '' }))
  expect(opened.map((ref) => ref.name)).toEqual([`${path.basename(data)}/b.jsonl`])
  expect(noted).toEqual([[data]])

  rmSync(data, { recursive: true })
  expect(await bridge.call('recent.open', { id: entry?.id ?? '' })).toEqual({
    ok: false,
    failure: { code: 'recent-gone', name: 'transcripts' },
  })
  await bridge.call('recent.forget', { id: entry?.id ?? '' })
  expect(await unwrap(bridge.call('recent.list', null))).toEqual([])
})

test('what the host never admitted is not noted', async () => {
  const { bridge } = host()
  await bridge.call('recent.note', { name: 'x', files: ['/etc/passwd', 'nonsense'] })
  expect(await unwrap(bridge.call('recent.list', null))).toEqual([])
  expect(await bridge.call('recent.open', { id: 'nonsense' })).toMatchObject({ failure: { code: 'recent-gone' } })
})

test('the files of the command line are given once', async () => {
  const data = folderWith({ 'x.csv': '' })
  const { bridge, services } = host()
  services.arrivals.add([path.join(data, 'x.csv')])
  const names = (refs: FileRef[]) => refs.map((ref) => ref.name)
  expect(names(await unwrap(bridge.call('files.launched', null)))).toEqual(['x.csv'])
  expect(names(await unwrap(bridge.call('files.launched', null)))).toEqual([])
})

test('settings go through the bridge one at a time', async () => {
  const { bridge } = host()
  await bridge.call('settings.write', { theme: 'dark' })
  await bridge.call('settings.write', { tableShare: 0.6 })
  expect(await unwrap(bridge.call('settings.read', null))).toMatchObject({ theme: 'dark', tableShare: 0.6 })
})

test('a bug is logged in full, and the page hears only that it happened', async () => {
  const { bridge, logged } = host({
    chooseFiles: async () => {
      throw new Error('no dialog at /home/ada/secret')
    },
  })
  const answer = await bridge.call('files.choose', { what: 'files' })
  expect(answer).toEqual({ ok: false, failure: { code: 'channel-failed', name: 'files.choose' } })
  expect(String(logged[0])).toContain('/home/ada/secret')
})
