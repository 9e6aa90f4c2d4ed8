import { expect, test } from 'vitest'
import { versionsAmong } from '#core/classify/cell-versions'
import type { LabelledBy } from '#core/dataset/labelled-by'
import { tableColumn } from '#test/support/sessions-table'
import { label } from './labels'

const by = (run: string, version = 1): LabelledBy => {
  return { kind: 'model', rater: 'claude-sonnet-4-6', version, run, sessions: 1 }
}
const column = tableColumn('work_mode', { labelledBy: [by('r1'), by('r2'), by('r2', 2)] })
const labels = [
  label({ session: 's1', run: 'r1' }),
  label({ session: 's1', run: 'r2', version: 2 }),
  label({ session: 's2', run: 'r1' }),
  label({ session: 's3', run: 'r2' }),
  label({ session: 's3', run: 'r3', classifier: 'outcome' }),
]
const among = (...sessions: string[]) => versionsAmong(column, labels, new Set(sessions))

test('a cell lists the versions whose labels stand in it: of two of one session the newer version', () => {
  expect(among('s1')).toEqual([by('r2', 2)])
  expect(among('s1', 's2')).toEqual([by('r1'), by('r2', 2)])
  expect(among('s3')).toEqual([by('r2')])
  expect(among('s4')).toEqual([])
})

test('a column of one version has that one, whatever the journals hold', () => {
  expect(versionsAmong(tableColumn('work_mode', { labelledBy: [by('r1')] }), [], new Set(['s1']))).toEqual([by('r1')])
})
