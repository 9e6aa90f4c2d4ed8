import { describe, expect, it } from 'vitest'
import { changeText } from '#core/report/change-text'
import { bindingOf, datasetChanges } from '#core/report/dataset-change'
import type { ReportDataset } from '#core/report/report'
import { signatureOf } from '#core/report/signature'
import { aReport } from './a-report'

const saved = aReport.datasets[0] as ReportDataset
const content = saved.content!

describe('what a dataset is to the one a report was made on', () => {
  it('is the same by its fingerprint, whatever else is said', () => {
    expect(bindingOf(saved, { ...saved, columns: [] })).toBe('same')
  })

  it('is a newer one by its columns, in any order', () => {
    const columns = saved.columns.toReversed()
    expect(bindingOf(saved, { ...saved, fingerprint: 'def', columns })).toBe('newer')
    expect(bindingOf({ ...saved, fingerprint: null }, { ...saved, fingerprint: null })).toBe('newer')
  })

  it('is another where a column has come, gone or changed its kind', () => {
    const now = { ...saved, fingerprint: 'def' }
    expect(bindingOf(saved, { ...now, columns: saved.columns.slice(1) })).toBe('other')
    expect(bindingOf(saved, { ...now, columns: [...saved.columns, { name: 'x', kind: 'flag' }] })).toBe('other')
    expect(bindingOf(saved, { ...now, columns: [saved.columns[0]!, { name: 'team', kind: 'number' }] })).toBe('other')
  })

  it('does not turn on how many values a column of text has', () => {
    expect(signatureOf([{ name: 'team', kind: 'text' }])).toBe(signatureOf([{ name: 'team', kind: 'category' }]))
  })
})

describe('what has changed', () => {
  it('is nothing where nothing has', () => {
    expect(datasetChanges(saved, { ...saved, fingerprint: 'def' })).toEqual([])
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
    const bare = { fingerprint: null, columns: [], content: null }
    expect(datasetChanges(bare, saved)).toEqual([])
    expect(datasetChanges(saved, { ...saved, content: { ...content, labels: {} } })).toEqual([])
  })
})
