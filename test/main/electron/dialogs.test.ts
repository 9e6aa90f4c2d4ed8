import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, tempFolder } from '../temp-folder'
import { startedShell } from './started-shell'

test('files are chosen in a dialog; a cancelled one chooses none', async () => {
  const data = folderWith({ 'x.csv': '', 'y.csv': '' })
  const { electron, call } = await startedShell()
  expect(await call('files.choose', { what: 'files' })).toEqual({ ok: true, value: [] })
  electron.answers.open = { canceled: false, filePaths: [path.join(data, 'x.csv'), path.join(data, 'y.csv')] }
  expect(await call('files.choose', { what: 'files' })).toMatchObject({ value: [{ name: 'x.csv' }, { name: 'y.csv' }] })
  expect(electron.asked[0]).toMatchObject({ options: { properties: ['openFile', 'multiSelections'] } })
})

test('a folder is chosen in another; it gives the transcripts in it', async () => {
  const data = folderWith({ 'a/x.jsonl': '', 'y.csv': '' })
  const { electron, call } = await startedShell()
  electron.answers.open = { canceled: false, filePaths: [data] }
  expect(await call('files.choose', { what: 'folder' })).toMatchObject({
    value: [{ name: `${path.basename(data)}/a/x.jsonl` }],
  })
  expect(electron.asked[0]).toMatchObject({ options: { properties: ['openDirectory'] } })
})

test('every dialog starts where the last one ended, also after a restart', async () => {
  const [folder, data] = [tempFolder(), folderWith({ 'x.csv': '' })]
  const first = await startedShell({ folder })
  first.electron.answers.open = { canceled: false, filePaths: [path.join(data, 'x.csv')] }
  await first.call('files.choose', { what: 'files' })
  await first.call('files.choose', { what: 'files' })
  await first.call('slide.print', { title: 'A slide' })
  expect(first.electron.asked.map(({ options }) => ('defaultPath' in options ? options.defaultPath : null))).toEqual([
    null,
    data,
    path.join(data, 'A slide.pdf'),
  ])
  const second = await startedShell({ folder })
  await second.call('files.choose', { what: 'folder' })
  expect(second.electron.asked[0]?.options).toMatchObject({ defaultPath: data })
})

test('a slide is printed as one page of 16 to 9, under a name that every system takes', async () => {
  const data = tempFolder()
  const { electron, call, window } = await startedShell()
  const file = path.join(data, 'mine.pdf')
  electron.answers.save = { canceled: false, filePath: file }
  expect(await call('slide.print', { title: 'Success: cli / web?' })).toEqual({
    ok: true,
    value: { saved: 'mine.pdf' },
  })
  expect(electron.asked[0]).toMatchObject({ dialog: 'save', options: { defaultPath: 'Success cli web.pdf' } })
  expect(window().webContents.printed).toEqual([
    {
      pageSize: { width: 13.333, height: 7.5 },
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
    },
  ])
  expect(readFileSync(file, 'utf8')).toBe('%PDF-fake')
})

test('nothing is printed when the dialog is cancelled', async () => {
  const { call, window } = await startedShell()
  expect(await call('slide.print', { title: 'x' })).toEqual({ ok: true, value: { saved: null } })
  expect(window().webContents.printed).toEqual([])
})

test('a slide that cannot be written, or printed, is a failure without a path', async () => {
  const data = folderWith({ file: '' })
  const { electron, call, logged, window } = await startedShell()
  electron.answers.save = { canceled: false, filePath: path.join(data, 'file', 'x.pdf') }
  expect(await call('slide.print', { title: 'x' })).toMatchObject({ failure: { code: 'write-failed', file: 'x.pdf' } })
  window().webContents.pdf = new Error('Failed to generate PDF')
  expect(await call('slide.print', { title: 'x' })).toEqual({
    ok: false,
    failure: { code: 'channel-failed', name: 'slide.print' },
  })
  expect(logged).toHaveLength(1)
  expect(existsSync(path.join(data, 'x.pdf'))).toBe(false)
})
