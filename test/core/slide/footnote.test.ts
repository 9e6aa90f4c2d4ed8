import { describe, expect, it } from 'vitest'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { PivotSpec } from '#core/pivot/spec'
import { footnote } from '#core/slide/footnote'
import { sessionsTable } from '../../support/sessions-table'
import { alike, cellsOf, specOf } from '../cells/cells-of'

const COLUMNS = ['session_id', 'user_id', 'work_mode', 'outcome', 'prompts', 'actions', 'task_value_usd']
const SESSIONS = [
  ...alike(600, { work_mode: 'Fix', outcome: 'succeeded', prompts: 1, actions: 2, task_value_usd: 10 }),
  ...alike(400, { work_mode: 'Build', outcome: 'failed', prompts: 1, actions: 4, task_value_usd: 50 }),
]

function noteOf(
  asked: Partial<PivotSpec>,
  more: Partial<SessionsTable> = {},
  sessions = SESSIONS,
  columns: readonly string[] = COLUMNS,
): string {
  const table = sessionsTable(columns, more)
  const spec = specOf(asked)
  const cells = cellsOf(table, sessions, spec)
  return footnote(cells, cells.measures[0]!, table, spec).replaceAll('\u202F', ' ')
}
const rows = [{ dimension: 'work_mode' }]

describe('the footnote', () => {
  it('of a count says where it is from, what is withheld and what the intervals are', () => {
    expect(noteOf({ rows })).toBe(
      'export.csv: 1 000 sessions by 1 000 users, October 2025 to April 2026. ' +
        'Cells under 15 sessions or 5 users and their complements are withheld (none here). ' +
        'Intervals: 95 %, Poisson, sessions taken as independent.',
    )
  })

  it('of a rate says what n counts, and that a model judged it', () => {
    const note = noteOf({ rows, measures: ['partial_success'], level: 0.8 })
    expect(note).toContain('n counts sessions with a clear goal. ')
    expect(note).toContain('Intervals: 80 %, Wilson, sessions taken as independent. ')
    expect(note).toMatch(/Labels are a model’s reading of transcripts\.$/)
  })

  it.each([
    ['users', 'Poisson', false],
    ['share_of_sessions', 'Wilson', false],
    ['actions_per_prompt', 't on logarithms', false],
    ['task_value_mean', 't', true],
    ['task_value_median', 'order statistics', true],
  ])('of %s names the interval, %s', (measure, interval, isJudged) => {
    const note = noteOf({ rows, measures: [measure] })
    expect(note).toContain(`Intervals: 95 %, ${interval}, sessions`)
    expect(note.includes('Labels are a model’s reading')).toBe(isJudged)
  })

  it('of synthetic data says so first', () => {
    expect(noteOf({ rows }, { isSynthetic: true })).toMatch(/^Synthetic data, not real usage\. export\.csv: /)
    expect(noteOf({ rows })).not.toContain('Synthetic')
  })

  it('says what was filtered, and how many sessions of all were left', () => {
    const filters = [{ dimension: 'work_mode', values: ['Fix'], isNegated: false }]
    const note = noteOf({ rows, filters })
    expect(note).toContain('export.csv: 600 of 1 000 sessions by 600 users')
    expect(note).toContain('. Only sessions where work mode is Fix. ')
  })

  it('counts what is withheld, with the thresholds that were set', () => {
    const few = [...SESSIONS, ...alike(6, { work_mode: 'Test' }), ...alike(30, { work_mode: 'Plan' })]
    // Test is too small, and Plan the smallest beside it.
    expect(noteOf({ rows }, {}, few)).toContain('are withheld (2 cells here).')
    const thresholds = { minUsers: 2, minSessions: 1001 }
    expect(noteOf({ thresholds }, {}, SESSIONS)).toContain(
      'Cells under 1001 sessions or 2 users and their complements are withheld (one cell here).',
    )
  })

  it('does not tell the sessions in view where they are too few', () => {
    const note = noteOf({}, { sessions: 14 }, alike(14, {}))
    expect(note).toContain('export.csv: number of sessions withheld, October')
    expect(note).not.toContain('14')
  })

  it('says where users or the period are not known', () => {
    const nobody = SESSIONS.map((session) => ({ ...session, user_id: null }))
    const note = noteOf(
      { rows },
      { period: null },
      nobody,
      COLUMNS.filter((name) => name !== 'user_id'),
    )
    expect(note).toContain('export.csv: 1 000 sessions. ')
    expect(note).toContain(
      'Cells under 15 sessions and their complements are withheld (none here; users are not known).',
    )
  })
})
