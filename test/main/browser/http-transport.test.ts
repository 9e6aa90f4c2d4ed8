import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { createBridge } from '#core/channels'
import { HTTP } from '#core/wire'
import { createHttpTransport } from '../../../src/renderer/http-transport'
import { folderWith } from '../temp-folder'
import { runningHost } from './running-host'

/** A tab: what it stores outlives a reload, and its address loses the token. */
function tab(origin: string, fragment: string) {
  const stored = new Map<string, string>()
  const page = {
    origin,
    fragment,
    forgetFragment: () => {
      page.fragment = ''
    },
    storage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    },
  }
  return { page, load: () => createHttpTransport(page) }
}

test('redeems the token of its address, and a reload of the same tab keeps working', async () => {
  const { host, origin, token } = await runningHost()
  const { page, load } = tab(origin, `token=${token}`)
  expect(await createBridge(load()).call('app.info', null)).toMatchObject({ ok: true, value: { host: 'browser' } })
  expect(host.isOpened()).toBe(true)
  expect(page.fragment).toBe('')
  expect(await createBridge(load()).call('app.info', null)).toMatchObject({ ok: true })

  const second = tab(origin, `token=${token}`)
  expect(await createBridge(second.load()).call('app.info', null)).toEqual({
    ok: false,
    failure: { code: 'channel-refused', name: 'app.info' },
  })
})

test('answers every call made before the session was there', async () => {
  const { origin, token } = await runningHost()
  const bridge = createBridge(tab(origin, `token=${token}`).load())
  const answers = await Promise.all([
    bridge.call('settings.read', null),
    bridge.call('recent.list', null),
    bridge.call('files.launched', null),
  ])
  expect(answers.map((answer) => answer.ok)).toEqual([true, true, true])
})

test('carries the secret to the bytes of a file', async () => {
  const { host, origin, token } = await runningHost()
  host.open([path.join(folderWith({ 'x.csv': '0123456789' }), 'x.csv')])
  const transport = tab(origin, `token=${token}`).load()
  const launched = await createBridge(transport).call('files.launched', null)
  if (!launched.ok) throw new Error(launched.failure.code)
  const url = origin + HTTP.file + launched.value[0]?.id
  const part = await fetch(url, { headers: { ...transport.headers(), range: 'bytes=8-' } })
  expect([part.status, await part.text()]).toEqual([206, '89'])
})

test('hears events, and none after it has stopped listening', async () => {
  const { host, origin, token } = await runningHost()
  const bridge = createBridge(tab(origin, `token=${token}`).load())
  const heard: string[] = []
  const stop = bridge.on('files.opened', ({ files }) => heard.push(...files.map((file) => file.name)))
  bridge.on('menu.command', () => heard.push('a menu'))
  await bridge.call('files.launched', null)
  const folder = folderWith({ 'é.csv': '', 'y.csv': '' })
  await vi.waitFor(
    async () => {
      host.open([path.join(folder, 'é.csv')])
      await new Promise((resolve) => setTimeout(resolve, 150))
      expect(heard[0]).toBe('é.csv')
    },
    { timeout: 5000 },
  )
  stop()
  const before = heard.length
  host.open([path.join(folder, 'y.csv')])
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(heard).toHaveLength(before)
})

test('says that the host is gone', async () => {
  const { host, origin, token } = await runningHost()
  const bridge = createBridge(tab(origin, `token=${token}`).load())
  await bridge.call('app.info', null)
  await host.close()
  expect(await bridge.call('app.info', null)).toMatchObject({ ok: false, failure: { code: 'host-unreachable' } })
})
