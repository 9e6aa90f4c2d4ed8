import { rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { admitPaths } from '#main/services/admit-paths'
import { createFileRegistry } from '#main/services/file-registry'
import { folderWith, tempFolder } from '../temp-folder'

test('gives a file an id that says nothing about its path', async () => {
  const folder = folderWith({ 'x.csv': 'abc' })
  const registry = createFileRegistry()
  const admitted = await admitPaths(registry, [path.join(folder, 'x.csv')])
  expect(admitted).toEqual({
    ok: true,
    value: [{ id: expect.stringMatching(/^[\da-f-]{36}$/), name: 'x.csv', size: 3 }],
  })
  if (!admitted.ok) return
  expect(registry.find(admitted.value[0]?.id ?? '')?.path).toBe(path.join(folder, 'x.csv'))
  expect(registry.find('x.csv')).toBeNull()
  expect(registry.find(path.join(folder, 'x.csv'))).toBeNull()
})

test('keeps the id of what was admitted before, with its size of today', async () => {
  const folder = folderWith({ 'x.csv': 'abc' })
  const registry = createFileRegistry()
  const [one, two] = [await admitPaths(registry, [folder]), await admitPaths(registry, [folder])]
  expect(two).toEqual(one)
  const alone = await admitPaths(registry, [path.join(folder, 'x.csv')])
  expect(alone).not.toEqual(one)
})

test('names files below a folder with the folder', async () => {
  const folder = folderWith({ 'a/x.jsonl': '', 'b/x.jsonl': '', 'y.csv': '' })
  const names = async (...paths: string[]) => {
    const admitted = await admitPaths(
      createFileRegistry(),
      paths.map((one) => path.join(folder, one)),
    )
    return admitted.ok ? admitted.value.map((ref) => ref.name) : admitted.failure
  }
  expect(await names('a')).toEqual(['a/x.jsonl'])
  expect(await names('a', 'b', 'y.csv')).toEqual(['a/x.jsonl', 'b/x.jsonl', 'y.csv'])
  expect(await names('y.csv', 'y.csv')).toEqual(['y.csv'])
})

test('admits all or none, and names no path in what it says', async () => {
  const folder = folderWith({ 'x.csv': '' })
  const missing = await admitPaths(createFileRegistry(), [path.join(folder, 'x.csv'), path.join(folder, 'gone.csv')])
  expect(missing).toEqual({ ok: false, failure: { code: 'file-gone', file: 'gone.csv' } })
  rmSync(path.join(folder, 'x.csv'))
  const empty = await admitPaths(createFileRegistry(), [folder])
  expect(empty).toEqual({ ok: false, failure: { code: 'no-files', where: path.basename(folder) } })
  expect(await admitPaths(createFileRegistry(), ['bad\0name'])).toMatchObject({ failure: { code: 'file-unreadable' } })
})

test('refuses what is neither a file nor a folder', async () => {
  expect(await createFileRegistry().admit({ path: tempFolder(), name: 'x', chosen: 'x' })).toEqual({
    ok: false,
    failure: { code: 'file-unreadable', file: 'x', detail: 'not a file' },
  })
})
