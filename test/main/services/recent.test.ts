import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createRecent } from '#main/services/recent'
import { folderWith, tempFolder } from '../temp-folder'

const recentIn = (folder: string, times: string[] = []) =>
  createRecent(path.join(folder, 'recent.json'), () => new Date(times.shift() ?? '2026-01-01T00:00:00Z'))

const names = async (recent: ReturnType<typeof createRecent>) => (await recent.list()).map((entry) => entry.name)

test('has the newest first, and at most twelve', async () => {
  const recent = recentIn(tempFolder())
  for (let i = 1; i <= 15; i++) await recent.note(`file ${i}`, [`/data/${i}.csv`])
  expect(await names(recent)).toEqual([15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4].map((i) => `file ${i}`))
})

test('has the same files once, whatever their order or the name they were opened under', async () => {
  const recent = recentIn(tempFolder(), ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z'])
  await recent.note('two files', ['/data/b.csv', '/data/a.csv'])
  await recent.note('other', ['/data/a.csv'])
  const [, first] = await recent.list()
  await recent.note('again', ['/data/a.csv', '/data/b.csv'])
  expect(await names(recent)).toEqual(['again', 'other'])
  expect((await recent.list())[0]).toMatchObject({ id: first?.id, openedAt: '2026-01-03T00:00:00.000Z' })
})

test('says where files lie for people, and never their paths', async () => {
  const recent = recentIn(tempFolder())
  await recent.note('mine', [path.join(os.homedir(), 'exports', 'a.csv')])
  await recent.note('home', [path.join(os.homedir(), 'a.csv')])
  await recent.note('disk', ['/mnt/disk/a.csv'])
  expect((await recent.list()).map((entry) => entry.place)).toEqual(['/mnt/disk', '~', path.join('~', 'exports')])
  for (const entry of await recent.list())
    expect(Object.keys(entry).sort()).toEqual(['id', 'name', 'openedAt', 'place'])
})

test('finds and forgets by id', async () => {
  const recent = recentIn(tempFolder())
  await recent.note('a', ['/data/a.csv'])
  const id = (await recent.list())[0]?.id ?? ''
  expect(await recent.find(id)).toMatchObject({ name: 'a', paths: ['/data/a.csv'] })
  await recent.forget(id)
  expect(await recent.list()).toEqual([])
  expect(await recent.find(id)).toBeNull()
})

test('is empty for a damaged file and keeps the entries that are whole', async () => {
  for (const damaged of ['', '{', '{}', 'null', '[1, "x", {}]']) {
    expect(await recentIn(folderWith({ 'recent.json': damaged })).list()).toEqual([])
  }
  const folder = tempFolder()
  await recentIn(folder).note('whole', ['/data/a.csv'])
  const kept = (await recentIn(folder).find((await recentIn(folder).list())[0]?.id ?? '')) ?? {}
  writeFileSync(path.join(folder, 'recent.json'), JSON.stringify([{ id: 'x', name: 'half' }, kept]))
  expect(await names(recentIn(folder))).toEqual(['whole'])
})
