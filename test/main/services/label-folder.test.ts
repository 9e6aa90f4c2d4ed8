import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { journalLine } from '#core/classify/journal-entry'
import { createLabelFolder } from '#main/services/label-folder'
import { label } from '#test/core/classify/labels'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-labels-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const byAnna = (session: string) => label({ session, rater: { kind: 'human', name: 'anna' }, run: 'by hand' })

test('what people say is kept, and read together with what runs wrote', async () => {
  writeFileSync(path.join(folder, 'labels.jsonl'), journalLine(label({ session: 's1' })))
  const labels = createLabelFolder(folder)
  expect(await labels.append([byAnna('s1')])).toEqual({ ok: true, value: null })
  expect(await labels.append([byAnna('s2'), byAnna('s1')])).toMatchObject({ ok: true })
  const read = await labels.read()
  expect(read).toMatchObject({ ok: true, value: { unreadable: 0 } })
  expect(read.ok && read.value.labels.map(({ session, rater }) => [session, rater.name])).toEqual([
    ['s1', 'claude-sonnet-4-6'],
    ['s1', 'anna'],
    ['s2', 'anna'],
  ])
})

test('many labels at once are all kept, in turn', async () => {
  const labels = createLabelFolder(folder)
  const saved = await Promise.all(Array.from({ length: 30 }, (_, i) => labels.append([byAnna(`s${i}`)])))
  expect(saved.every(({ ok }) => ok)).toBe(true)
  expect(readFileSync(path.join(folder, 'people.jsonl'), 'utf8').trim().split('\n')).toHaveLength(30)
})

test('a line that was cut off loses no other, and is counted', async () => {
  const labels = createLabelFolder(folder)
  await labels.append([byAnna('s1')])
  appendFileSync(path.join(folder, 'people.jsonl'), '{"type":"label","sess')
  await labels.append([byAnna('s2')])
  const read = await labels.read()
  expect(read.ok && [read.value.labels.length, read.value.unreadable]).toEqual([2, 1])
})

test('a folder that is not there has no labels', async () => {
  const read = await createLabelFolder(path.join(folder, 'none')).read()
  expect(read).toEqual({ ok: true, value: { labels: [], unreadable: 0 } })
})
