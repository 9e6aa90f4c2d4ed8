import { describe, expect, it } from 'vitest'
import { changeText } from '#core/report/change-text'
import { bindingOf, datasetChanges } from '#core/report/dataset-change'
import type { ReportDataset } from '#core/report/report'
import { aReport } from './a-report'

const saved = aReport.datasets[0] as ReportDataset
const content = saved.content!

describe('what a dataset is to the one a report was made on', () => {
  it('is the same by its fingerprint, whatever else is said', () => {
    expect(bindingOf(saved, { ...saved, columns: [] })).toBe('same')
  })

  it('is a newer one by its signature', () => {
    expect(bindingOf(saved, { ...saved, fingerprint: 'def' })).toBe('newer')
    expect(bindingOf({ ...saved, fingerprint: null }, { ...saved, fingerprint: null })).toBe('newer')
  })

  it('is another by another signature, or where the report has lost its own', () => {
    const now = { ...saved, fingerprint: 'def' }
    expect(bindingOf(saved, { ...now, signature: 'other' })).toBe('other')
    expect(bindingOf({ ...saved, signature: null }, now)).toBe('other')
    expect(bindingOf({ ...saved, signature: null }, { ...now, signature: null })).toBe('other')
  })
})

describe('what has changed', () => {
  it('is nothing where nothing has', () => {
    expect(datasetChanges(saved, { ...saved, fingerprint: 'def' })).toEqual([])
  })

  it('is not said of the labels of a column that is gone, whatever its name', () => {
    const labels = { constructor: ['a'], toString: ['b'] }
    const before = { ...saved, content: { ...content, labels } }
    expect(datasetChanges(before, { ...saved, content: { ...content, labels: {} } })).toEqual([])
  })

  it('is said of sessions, users, period, labels and columns', () => {
    const now: ReportDataset = {
      ...saved,
      fingerprint: 'def',
      columns: [
        { name: 'session_id', kind: 'session' },
        { name: 'team', kind: 'number' },
        { name: 'cost', kind: 'number' },
      ],
      content: {
        sessions: 90,
        users: null,
        period: { first: '2026-01', last: '2026-03' },
        labels: { team: ['green', 'red'] },
      },
    }
    expect(datasetChanges(saved, now).map(changeText)).toEqual([
      'Sessions: 60 then, 90 now.',
      'Users: 20 then, not known now.',
      'Period: January 2026 to February 2026 then, January 2026 to March 2026 now.',
      'New in team: green.',
      'No longer in team: blue.',
      'New column: cost.',
      'The column team held category values and now holds number values.',
    ])
    expect(datasetChanges(now, saved).map(changeText)).toContain('Column no longer there: cost.')
  })

  it('is not made up where the report says nothing', () => {
    const bare = { fingerprint: null, signature: null, columns: [], content: null }
    expect(datasetChanges(bare, saved)).toEqual([])
    expect(datasetChanges(saved, { ...saved, content: { ...content, labels: {} } })).toEqual([])
  })
})
