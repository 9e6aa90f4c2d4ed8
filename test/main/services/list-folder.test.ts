import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { listFolder } from '#main/services/list-folder'
import { folderWith, tempFolder } from '../temp-folder'

async function namesIn(folder: string) {
  const listed = await listFolder(folder)
  return listed.ok ? listed.value.map((file) => file.name) : listed.failure
}

test('lists transcripts below the folder, sorted, with slashes', async () => {
  const folder = folderWith({
    'b/two.jsonl': '',
    'a/deep/one.JSONL': '',
    'a/three.jsonl.gz': '',
    'a/notes.md': '',
    'sessions.parquet': '',
  })
  expect(await namesIn(folder)).toEqual(['a/deep/one.JSONL', 'a/three.jsonl.gz', 'b/two.jsonl'])
})

test('lists session exports where there are no transcripts', async () => {
  const folder = folderWith({ 'x.parquet': '', 'y.CSV': '', 'z.csv.gz': '', 'w.tsv': '', 'v.zip': '', 'u.gz': '' })
  expect(await namesIn(folder)).toEqual(['w.tsv', 'x.parquet', 'y.CSV', 'z.csv.gz'])
})

test('fails where there is neither', async () => {
  const folder = folderWith({ 'notes.md': '' })
  expect(await namesIn(folder)).toEqual({ code: 'no-files', where: path.basename(folder) })
  expect(await namesIn(path.join(folder, 'nowhere'))).toEqual({ code: 'file-gone', file: 'nowhere' })
})

test('walks no circle of links, and lists once what links lead to twice', async () => {
  const folder = folderWith({ 'real/one.jsonl': '1' })
  symlinkSync(folder, path.join(folder, 'real', 'up'))
  symlinkSync('self', path.join(folder, 'self'))
  for (const name of 'abcdxyz') symlinkSync(path.join(folder, 'real'), path.join(folder, name))
  symlinkSync(path.join(folder, 'real', 'one.jsonl'), path.join(folder, 'a-link.jsonl'))
  symlinkSync(path.join(folder, 'nothing'), path.join(folder, 'broken.jsonl'))
  expect(await namesIn(folder)).toEqual(['real/one.jsonl'])
})

test('follows links that lead out, because the user chose the folder they are in', async () => {
  const elsewhere = folderWith({ 'one.jsonl': '' })
  const folder = tempFolder()
  symlinkSync(elsewhere, path.join(folder, 'disk'))
  symlinkSync(path.join(elsewhere, 'one.jsonl'), path.join(folder, 'copy.jsonl'))
  expect(await namesIn(folder)).toEqual(['disk/one.jsonl'])
})

test('takes a folder named like a file for a folder', async () => {
  const folder = tempFolder()
  mkdirSync(path.join(folder, 'odd.jsonl'))
  writeFileSync(path.join(folder, 'odd.jsonl', 'x.csv'), '')
  expect(await namesIn(folder)).toEqual(['odd.jsonl/x.csv'])
})

test.skipIf(process.getuid?.() === 0)('fails as a whole when a folder below cannot be read', async () => {
  const folder = folderWith({ 'one.jsonl': '' })
  mkdirSync(path.join(folder, 'locked'), { mode: 0 })
  expect(await namesIn(folder)).toEqual({ code: 'file-unreadable', file: 'locked', detail: 'EACCES' })
})
