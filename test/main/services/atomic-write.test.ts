import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { writeAtomically } from '#main/services/atomic-write'
import { folderWith, tempFolder } from '../temp-folder'

test('makes the folders on the way and leaves nothing but the file', async () => {
  const folder = path.join(tempFolder(), 'a', 'b')
  expect(await writeAtomically(path.join(folder, 'x.json'), 'one')).toEqual({ ok: true, value: null })
  expect(readdirSync(folder)).toEqual(['x.json'])
  expect(readFileSync(path.join(folder, 'x.json'), 'utf8')).toBe('one')
})

test('replaces the file by another one, never writes into it', async () => {
  const folder = folderWith({ 'x.json': 'old' })
  const before = statSync(path.join(folder, 'x.json')).ino
  await writeAtomically(path.join(folder, 'x.json'), 'new')
  expect(readFileSync(path.join(folder, 'x.json'), 'utf8')).toBe('new')
  expect(statSync(path.join(folder, 'x.json')).ino).not.toBe(before)
})

test('keeps the old content and cleans up where it cannot write, and names no path', async () => {
  const folder = folderWith({ 'busy/x.txt': '' })
  const result = await writeAtomically(path.join(folder, 'busy'), 'new')
  expect(result).toMatchObject({ ok: false, failure: { code: 'write-failed', file: 'busy' } })
  expect(JSON.stringify(result)).not.toContain(folder)
  expect(readdirSync(folder)).toEqual(['busy'])

  expect(await writeAtomically(path.join(folder, 'busy', 'x.txt', 'y'), 'new')).toMatchObject({
    failure: { code: 'write-failed', file: 'y', detail: 'EEXIST' },
  })
})
