import path from 'node:path'
import { expect, test } from 'vitest'
import { readArguments } from '#main/browser/arguments'
import { folderWith } from '../temp-folder'

test('files are absolute, and opening can be left out', () => {
  const folder = folderWith({ 'x.csv': '' })
  const file = path.join(folder, 'x.csv')
  expect(readArguments([path.relative('.', file), folder])).toEqual({
    ok: true,
    value: { files: [file, folder], isOpening: true },
  })
  expect(readArguments(['--no-open'])).toEqual({ ok: true, value: { files: [], isOpening: false } })
})

test('a file that is not there, and an option that is none, are failures', () => {
  expect(readArguments(['nowhere.csv'])).toEqual({
    ok: false,
    failure: { code: 'file-gone', file: 'nowhere.csv' },
  })
  expect(readArguments(['--evil'])).toMatchObject({ ok: false, failure: { code: 'usage' } })
})
