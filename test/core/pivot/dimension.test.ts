import { describe, expect, it } from 'vitest'
import { RESERVED } from '#core/dataset/mapping'
import { DERIVED_IDS } from '#core/pivot/derived-dimension'
import { isOffScale } from '#core/pivot/dimension'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { sessionsTable, tableColumn } from '../../support/sessions-table'

const dimensionsBy = (...columns: Parameters<typeof sessionsTable>[0]) =>
  Object.fromEntries(dimensionsOf(sessionsTable(columns)).map((dimension) => [dimension.id, dimension]))

describe('dimensions of a table', () => {
  it('are its columns but for ids and free text, and what derives from them', () => {
    const columns = ['session_id', 'user_id', 'started_at', 'transcript', 'month', 'work_mode', 'task_value_usd']
    const model = tableColumn('model', { labels: ['claude-opus-4-6'] })
    expect(Object.keys(dimensionsBy(...columns, model))).toEqual([
      'started_at',
      'month',
      'work_mode',
      'task_value_usd',
      'model',
      'mode_group',
      'day',
      'week',
      'model_family',
      'model_tier',
      'value_band',
    ])
  })

  it('are not derived where their column is missing', () => {
    expect(Object.keys(dimensionsBy('session_id', 'month'))).toEqual(['month'])
    // A model column of free text has no labels to derive families from.
    expect(Object.keys(dimensionsBy(tableColumn('model', { kind: 'text' })))).toEqual([])
  })

  it('know the type of their values', () => {
    const types = dimensionsBy(
      'work_mode',
      'failure_signal',
      'prompts',
      'planning_user_share',
      'synthetic',
      'month',
      'model',
    )
    expect(Object.values(types).map(({ id, valueType }) => [id, valueType])).toEqual([
      ['work_mode', 'text'],
      ['failure_signal', 'number'],
      ['prompts', 'number'],
      ['planning_user_share', 'number'],
      ['synthetic', 'boolean'],
      ['month', 'text'],
      ['model', 'text'],
      ['mode_group', 'text'],
      ['planning_lead', 'text'],
      ['planning_claude_tenths', 'text'],
      ['length_band', 'text'],
    ])
  })

  it('lie on a scale where neighbours mean something', () => {
    const { expertise, month, prompts, failure_signal, work_mode, occupation, team, value_band } = dimensionsBy(
      'expertise',
      'month',
      'prompts',
      'failure_signal',
      'work_mode',
      'occupation',
      'task_value_usd',
      tableColumn('team'),
    )
    for (const scale of [expertise, month, prompts, failure_signal, value_band]) {
      expect(scale, scale?.id).toMatchObject({ isOrdinal: true, defaultOrder: 'natural' })
    }
    // Few labels stand in the order of the study, many by size.
    expect(work_mode).toMatchObject({ isOrdinal: false, defaultOrder: 'natural' })
    expect(occupation).toMatchObject({ isOrdinal: false, defaultOrder: 'size' })
    expect(team).toMatchObject({ isOrdinal: false, defaultOrder: 'size' })
  })

  it('put ids of models in their family by the word in them', () => {
    const labels = ['claude-opus-4-6', 'Claude-3-5-SONNET', 'claude-haiku-4', 'fable-1', 'gpt-9', '']
    const { model_family } = dimensionsBy(tableColumn('model', { labels }))
    expect(model_family).toMatchObject({
      column: 'model',
      distinct: 5,
      source: {
        kind: 'lookup',
        to: {
          'claude-opus-4-6': 'opus',
          'Claude-3-5-SONNET': 'sonnet',
          'claude-haiku-4': 'haiku',
          'fable-1': 'fable',
          'gpt-9': 'other',
          '': 'other',
        },
      },
    })
  })

  it('cut task values into the four bands of study 9.3', () => {
    expect(dimensionsBy('task_value_usd').value_band?.source).toEqual({
      kind: 'bands',
      bands: [
        { from: 10, value: '10-200' },
        { from: 200, value: '200-1000' },
        { from: 1000, value: '1000-5000' },
        { from: 5000, value: '5000-50000' },
      ],
      ceiling: 50_000,
    })
  })

  it('put months in their quarter', () => {
    const { quarter } = dimensionsBy(tableColumn('month', { labels: ['2025-12', '2026-01', '2026-03', '2026-04'] }))
    expect(quarter).toMatchObject({
      isOrdinal: true,
      distinct: 3,
      source: { to: { '2025-12': '2025 Q4', '2026-01': '2026 Q1', '2026-03': '2026 Q1', '2026-04': '2026 Q2' } },
    })
  })

  it('have names that no column of an export can take', () => {
    expect(RESERVED).toEqual([...DERIVED_IDS, 'rowid'])
  })

  it('give way to a column that has the name of a derived one', () => {
    const { mode_group } = dimensionsBy('work_mode', tableColumn('mode_group'))
    expect(mode_group?.source).toEqual({ kind: 'column' })
  })
})

it('what could not be told is off the scale, and nothing else', () => {
  expect([null, 'Unclear', 'unclear', '', 0, false].map(isOffScale)).toEqual([true, true, false, false, false, false])
})
