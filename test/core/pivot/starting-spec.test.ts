import { describe, expect, it } from 'vitest'
import { normalize } from '#core/pivot/plan'
import { startingSpec } from '#core/pivot/starting-spec'
import { sessionsTable, tableColumn } from '../../support/sessions-table'

const THRESHOLDS = { minUsers: 3, minSessions: 7 }
const started = (...columns: Parameters<typeof sessionsTable>[0]) => startingSpec(sessionsTable(columns), THRESHOLDS)

describe('the pivot a dataset opens with', () => {
  it('asks for nothing the table does not have', () => {
    const tables = [
      ['session_id'],
      ['session_id', tableColumn('team')],
      ['session_id', 'month'],
      ['session_id', 'month', 'surface', tableColumn('model', { labels: ['a'] }), 'prompts', 'actions'],
      ['session_id', 'user_id', 'work_mode', 'expertise', 'outcome', 'success_signal'],
      ['session_id', tableColumn('team', { distinct: 100_000 })],
      ['session_id', tableColumn('team', { distinct: 0 })],
    ]
    for (const columns of tables) {
      const spec = started(...columns)
      expect(normalize(spec, sessionsTable(columns)).ok, JSON.stringify(spec)).toBe(true)
      expect(spec.thresholds).toEqual(THRESHOLDS)
    }
  })

  it('shows success where the table can tell it, else effort, else sessions', () => {
    expect(started('session_id', 'outcome', 'success_signal', 'prompts', 'actions').measures).toEqual([
      'verified_success',
    ])
    expect(started('session_id', 'outcome', 'prompts', 'actions').measures).toEqual(['actions_per_prompt'])
    expect(started('session_id', 'outcome', 'prompts').measures).toEqual(['sessions'])
  })

  it('uses no dimension twice', () => {
    for (const only of ['surface', 'month']) {
      const { rows, columns } = started('session_id', only)
      expect([...rows, ...columns].map((p) => p.dimension)).toEqual([only])
    }
  })

  it('groups by nothing where everything is too fine or empty', () => {
    const spec = started('session_id', tableColumn('a', { distinct: 2001 }), tableColumn('b', { distinct: 0 }))
    expect([spec.rows, spec.columns]).toEqual([[], []])
  })

  it('crosses occupation with expertise where the cells can be filled', () => {
    // 24 occupations and 6 levels of expertise, at 30 sessions a cell: 720 for the rows, 4,320 for the table.
    const columns = ['session_id', 'work_mode', 'occupation', 'expertise']
    const axesAt = (sessions: number) => {
      const { rows, columns: across } = startingSpec(sessionsTable(columns, { sessions }), THRESHOLDS)
      return [...rows, null, ...across].map((p) => p?.dimension ?? '|').join(' ')
    }
    expect(axesAt(4320)).toBe('occupation | expertise')
    expect(axesAt(4319)).toBe('occupation |')
    // 9 work modes need 270, and by 6 levels 1,620.
    expect(axesAt(719)).toBe('work_mode |')
    // Nothing can be filled: the first there is.
    expect(axesAt(269)).toBe('work_mode |')
  })

  it('groups a small dataset by work mode before anything the study does not ask', () => {
    const model = tableColumn('model', { labels: ['claude-opus-4-5', 'claude-sonnet-4-5'] })
    const rowsAt = (sessions: number) =>
      startingSpec(sessionsTable(['session_id', model, 'work_mode'], { sessions }), THRESHOLDS).rows
    // 9 work modes, at 7 sessions each as the thresholds have it.
    expect(rowsAt(63)).toEqual([{ dimension: 'work_mode' }])
    expect(rowsAt(62)).toEqual([{ dimension: 'model_family' }])
  })

  it('crosses with work mode, by whomever it was labelled, where nothing tells expertise', () => {
    const model = tableColumn('model', { labels: ['claude-opus-4-5', 'claude-sonnet-4-5'] })
    const axesOf = (...columns: Parameters<typeof sessionsTable>[0]) => {
      const { rows, columns: across } = startingSpec(sessionsTable(columns, { sessions: 9999 }), THRESHOLDS)
      return [...rows, ...across].map((p) => p.dimension)
    }
    expect(axesOf('session_id', model, 'occupation', 'work_mode')).toEqual(['occupation', 'work_mode'])
    expect(axesOf('session_id', model, 'occupation')).toEqual(['occupation', 'model_family'])
    // Work mode is the rows where nothing tells occupation either.
    expect(axesOf('session_id', model, 'work_mode')).toEqual(['work_mode', 'model_family'])
  })

  it('passes over what most sessions have no value for', () => {
    const occupation = tableColumn('occupation', { missing: 5000 })
    const { rows } = startingSpec(
      sessionsTable(['session_id', occupation, 'work_mode'], { sessions: 9999 }),
      THRESHOLDS,
    )
    expect(rows).toEqual([{ dimension: 'work_mode' }])
  })
})
