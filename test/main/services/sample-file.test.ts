import path from 'node:path'
import { expect, test } from 'vitest'
import { sampleFile } from '#main/services/sample-file'
import { folderWith } from '../temp-folder'

test('is found from the source, from the built program and from its chunks', () => {
  const root = folderWith({ 'resources/sample/sessions.parquet': '' })
  for (const from of ['src/main/services', 'out/main', 'out/main/chunks']) {
    expect(sampleFile(path.join(root, from))).toBe(path.join(root, 'resources/sample/sessions.parquet'))
  }
})

test('is null where there is none', () => {
  expect(sampleFile(folderWith({ 'x/y': '' }))).toBeNull()
})
