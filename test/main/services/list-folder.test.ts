import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { sourcesOf } from '#main/cli/open-files'
import { admitPaths } from '#main/services/admit-paths'
import { createFileRegistry } from '#main/services/file-registry'
import { listFolder } from '#main/services/list-folder'
import { folderWith, tempFolder } from '../temp-folder'

async function namesIn(folder: string) {
  const listed = await listFolder(folder)
  return listed.ok ? listed.value.files.map((file) => file.name) : listed.failure
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

/** Runs as an account that is not asked past permissions, which the tests of a container are otherwise. */
async function asOrdinaryUser<T>(run: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return run()
  process.seteuid?.(65534)
  try {
    return await run()
  } finally {
    process.seteuid?.(0)
  }
}

test('names the folders below that cannot be read, and lists the others', async () => {
  const folder = folderWith({ 'open/one.jsonl': '' })
  mkdirSync(path.join(folder, 'locked'))
  writeFileSync(path.join(folder, 'locked', 'two.jsonl'), '')
  chmodSync(folder, 0o755)
  chmodSync(path.join(folder, 'locked'), 0)
  await asOrdinaryUser(async () => {
    expect(await listFolder(folder)).toMatchObject({
      value: { files: [{ name: 'open/one.jsonl' }], locked: [{ name: 'locked', why: 'EACCES' }] },
    })
    const file = { code: 'file-unreadable', file: 'locked', detail: 'EACCES' }
    expect(await namesIn(path.join(folder, 'locked'))).toEqual(file)
    // The window is told of what cannot be read, opens the others and lists it, as a command does.
    const name = path.basename(folder)
    expect(await admitPaths(createFileRegistry(), [folder])).toMatchObject({
      value: [{ name: `${name}/open/one.jsonl` }, { name: `${name}/locked`, size: 0, locked: 'EACCES' }],
    })
    const sources = await sourcesOf([folder])
    expect(sources.ok && sources.value.map(({ name }) => name)).toEqual(['open/one.jsonl', 'locked'])
    await expect(sources.ok && sources.value[1]!.slice(0, 1)).rejects.toThrow('EACCES')
  })
})

test('a folder with nothing but locked ones says so', async () => {
  const folder = folderWith({})
  mkdirSync(path.join(folder, 'locked'), { mode: 0 })
  chmodSync(folder, 0o755)
  await asOrdinaryUser(async () => {
    expect(await namesIn(folder)).toEqual({ code: 'file-unreadable', file: 'locked', detail: 'EACCES' })
  })
})
