import { describe, expect, it } from 'vitest'
import { exportFacts, exportNotes, NO_ORIGIN } from '#core/export/export-notes'
import { pivotJson } from '#core/export/pivot-json'
import type { PivotSpec } from '#core/pivot/spec'
import { footnote } from '#core/slide/footnote'
import { sessionsTable } from '../../support/sessions-table'
import { alike, cellsOf, specOf } from '../cells/cells-of'

// A pivot in which everything is made by hand: bins on the rows, groups among the filters, a ranking by a made measure.
const TABLE = sessionsTable(['session_id', 'user_id', 'work_mode', 'expertise', 'prompts', 'actions'])
const SESSIONS = [
  ...alike(40, { work_mode: 'Fix', expertise: 'Expert', prompts: 2, actions: 4 }),
  ...alike(30, { work_mode: 'Build', expertise: 'Novice', prompts: 12, actions: 6 }),
  ...alike(20, { work_mode: 'Build', expertise: 'Unclear', prompts: 12, actions: 8 }),
]
const ASKED: Partial<PivotSpec> = {
  rows: [{ dimension: 'prompts_bins' }],
  columns: [{ dimension: 'expertise', offScale: 'hidden' }],
  measures: ['sessions', 'actions_median', 'twice'],
  definitions: [
    { id: 'actions_median', name: 'Median actions', kind: 'column', column: 'actions', statistic: 'median' },
    { id: 'prompts_mean', name: 'Mean prompts', kind: 'column', column: 'prompts', statistic: 'mean' },
    { id: 'twice', name: 'Twice the prompts', kind: 'formula', text: '2 * prompts_mean' },
  ],
  showAs: { sessions: { kind: 'percent-of', of: 'row' } },
  dimensions: [
    { kind: 'bins', id: 'prompts_bins', name: 'Prompts, binned', from: 'prompts', cut: { by: 'edges', edges: [10] } },
    {
      kind: 'groups',
      id: 'doing',
      name: 'Doing',
      from: 'work_mode',
      groups: [{ name: 'Both', values: ['Fix', 'Build'] }],
      rest: 'apart',
    },
    { kind: 'date', id: 'unused', name: 'Unused', from: 'started_at', unit: 'week' },
  ],
  filters: [
    { dimension: 'doing', values: ['Both'], isNegated: false },
    { kind: 'top', dimension: 'work_mode', count: 5, measure: 'actions_median', isLowest: false, others: 'out' },
  ],
}
const spec = specOf(ASKED)
// What the filters keep here is every session; the sentence is about the question.
const cells = cellsOf(TABLE, SESSIONS, { ...ASKED, filters: [] })

describe('what a reader must know of a pivot made by hand', () => {
  it('is among the notes', () => {
    const notes = Object.fromEntries(exportNotes(cells, TABLE, spec, NO_ORIGIN).map(({ name, text }) => [name, text]))
    expect(notes).toMatchObject({
      Filters: 'doing is Both; work mode is one of the 5 with the highest median actions',
      'Not listed': '20 sessions with expertise unclear or not recorded hidden',
      'Prompts, binned': 'Prompts in bins: under 10, 10 or more',
      Doing: 'Work mode in groups: Both = Fix + Build; other values apart',
      'Median actions':
        'Median of Actions. Made in this report. n counts sessions with a value for actions. Interval: order statistics.',
      'Twice the prompts':
        '2 * prompts_mean. Made in this report. n counts sessions with at least one prompt. No interval: a formula.',
      'Mean prompts': 'mean(prompts)',
    })
    expect(notes['Sessions, % of row']).toMatch(/Interval: Wilson\.$/)
    expect(notes).not.toHaveProperty('Unused')
  })

  it('is in columns of its own where there is room for nothing else', () => {
    expect(exportFacts(cells, TABLE, spec, NO_ORIGIN)).toMatchObject({
      not_listed: '20 sessions with expertise unclear or not recorded hidden',
      shown_as: 'sessions: % of row',
      dimensions:
        'prompts_bins: Prompts in bins: under 10, 10 or more; doing: Work mode in groups: Both = Fix + Build; other values apart',
      definitions: 'actions_median = median(actions); prompts_mean = mean(prompts); twice = 2 * prompts_mean',
    })
  })

  it('is in JSON as a report holds it', () => {
    const { dimensions, definitions, showAs, filters } = spec
    expect(pivotJson(cells, TABLE, spec)).toMatchObject({ dimensions, definitions, showAs, filters })
  })

  it('is under the slide', () => {
    const note = footnote(cells, cells.measures[1]!, TABLE, spec)
    expect(note).toContain(' 20 sessions with expertise unclear or not recorded hidden. ')
    expect(note).toContain(' Prompts, binned: Prompts in bins: under 10, 10 or more. ')
    expect(note).toContain(' Median actions: Median of Actions. Made in this report. n counts ')
  })
})
