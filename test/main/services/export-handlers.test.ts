import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createBridge } from '#core/channels'
import { createServices } from '#main/services/services'
import { unwrap } from '../../support/sessions-table'
import { folderWith, tempFolder } from '../temp-folder'

function host(folder: string) {
  const services = createServices({
    host: 'electron',
    version: '0',
    folder: tempFolder(),
    announce: () => undefined,
    complain: () => undefined,
    log: (error) => {
      throw error
    },
    chooseTarget: async (name) => path.join(folder, name),
  })
  const invoke = async (name: string, argument: unknown) => structuredClone(await services.answer(name, argument))
  return createBridge({ invoke, subscribe: () => () => undefined })
}

const to = { kind: 'dialog', name: 'x' } as const
const base64 = (text: string) => Buffer.from(text).toString('base64')

test('a file sent in parts is there when it is whole, and not before', async () => {
  const folder = tempFolder()
  const bridge = host(folder)
  const { id } = unwrap(await bridge.call('export.begin', { to, ending: 'csv' }))!
  for (const part of ['one\n', 'two\n']) await bridge.call('export.append', { id, base64: base64(part) })
  expect(readdirSync(folder)).not.toContain('x.csv')
  expect(unwrap(await bridge.call('export.finish', { id }))).toEqual({ name: 'x.csv', place: folder })
  expect(readFileSync(path.join(folder, 'x.csv'), 'utf8')).toBe('one\ntwo\n')
  expect(await bridge.call('export.append', { id, base64: '' })).toMatchObject({ failure: { code: 'cancelled' } })
})

test('a cancelled one leaves nothing', async () => {
  const folder = tempFolder()
  const bridge = host(folder)
  const { id } = unwrap(await bridge.call('export.begin', { to, ending: 'parquet' }))!
  await bridge.call('export.append', { id, base64: base64('one') })
  expect(await bridge.call('export.cancel', { id })).toMatchObject({ ok: true })
  expect(readdirSync(folder)).toEqual([])
  expect(await bridge.call('export.finish', { id })).toMatchObject({ ok: false })
})

test('one that cannot be written says so at its next part', async () => {
  const bridge = host(path.join(folderWith({ busy: '' }), 'busy'))
  const { id } = unwrap(await bridge.call('export.begin', { to, ending: 'csv' }))!
  const answers = []
  for (let i = 0; i < 3; i++)
    answers.push(await bridge.call('export.append', { id, base64: base64('x'.repeat(100_000)) }))
  expect(answers).toContainEqual(expect.objectContaining({ ok: false }))
  expect(await bridge.call('export.finish', { id })).toMatchObject({ ok: false })
})
