import { expect, test } from 'vitest'
import { fuzzyMatch } from '#core/command/fuzzy-match'
import { paletteEntries, searchPalette, withRecent } from '#core/command/palette'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { firstView } from '#core/report/view-edits'
import { sessionsTable } from '../../support/sessions-table'

const table = sessionsTable([
  'session_id',
  'user_id',
  'occupation',
  'expertise',
  'work_mode',
  'outcome',
  'success_signal',
])
const spec = EMPTY_SPEC
const all = () => paletteEntries({ table, spec, ...firstView(spec) }, () => true)
const found = (search: string, recent: readonly string[] = []) =>
  searchPalette(all(), search, recent).map(({ entry }) => entry.name)

test('words are found in any order, by their beginnings', () => {
  expect(found('rows occ')[0]).toBe('Rows: Occupation')
  expect(found('occ rows')[0]).toBe('Rows: Occupation')
  expect(found('mode work fil')[0]).toBe('Filter: Work mode')
  expect(found('verified succ')[0]).toBe('Measure: Verified success')
  expect(found('swap')[0]).toBe('Swap rows and columns')
  expect(found('qqq')).toEqual([])
})

test('letters in order are enough, and letters of accidental places are not', () => {
  expect(found('rwm')[0]).toBe('Rows: Work mode')
  expect(fuzzyMatch('swp', 'Swap rows and columns')?.places).toEqual([0, 1, 3])
  expect(fuzzyMatch('oiae', 'Rows: Occupation')).toBeNull()
  // Accents and case are no difference, and do not move the letters that are set off.
  expect(fuzzyMatch('cafe', 'Zoë’s Café')?.places).toEqual([6, 7, 8, 9])
})

test('what was used last comes first among what fits as well', () => {
  const before = found('rows')
  expect(before.indexOf('Rows: Expertise')).toBeGreaterThan(before.indexOf('Rows: Occupation'))
  expect(found('rows', ['rows expertise'])[0]).toBe('Rows: Expertise')
  expect(found('', ['undo', 'rows expertise']).slice(0, 2)).toEqual(['Undo', 'Rows: Expertise'])
  expect(withRecent(['a', 'b', 'c'], 'c')).toEqual(['c', 'a', 'b'])
  expect(
    withRecent(
      Array.from({ length: 40 }, (_, i) => `${i}`),
      'x',
    ),
  ).toHaveLength(12)
})

test('what cannot be done says why and stands last', () => {
  const entries = paletteEntries({ table, spec, ...firstView(spec) }, (id) => id !== 'undo')
  const entry = (name: string) => entries.find((one) => one.name === name)
  expect(entry('Undo')).toMatchObject({ isDisabled: true })
  expect(entry('Measure: Mean task value')).toMatchObject({ isDisabled: true, hint: 'needs task_value_usd' })
  expect(entry('Take out measure: Sessions')?.isDisabled).toBeUndefined()
  expect(searchPalette(entries, 'undo', []).at(-1)?.entry.name).toBe('Undo')
})

test('without a dataset there are the commands alone', () => {
  const entries = paletteEntries({ table: null, spec, ...firstView(spec) }, () => true)
  expect(new Set(entries.map(({ action }) => action.kind))).toEqual(new Set(['command']))
})

test('every entry has an id of its own', () => {
  const ids = all().map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('fields and measures made in the report are found as others are, and a time can be filtered by', () => {
  const made: PivotSpec = {
    ...spec,
    measures: ['sessions', 'signal'],
    definitions: [{ id: 'signal', name: 'Mean signal', kind: 'column', column: 'success_signal', statistic: 'mean' }],
    dimensions: [
      {
        kind: 'bins',
        id: 'b',
        name: 'Signal, binned',
        from: 'success_signal',
        cut: { by: 'edges', edges: [3] },
      },
    ],
  }
  const timed = sessionsTable(['session_id', 'success_signal', 'started_at'])
  const entries = paletteEntries({ table: timed, spec: made, ...firstView(made) }, () => true)
  const names = entries.filter(({ isDisabled }) => !isDisabled).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['Rows: Signal, binned', 'Filter: Signal, binned']))
  expect(names).toContain('Take out measure: Mean signal')
  const isDisabled = (id: string) => entries.find((entry) => entry.id === id)!.isDisabled ?? false
  expect([isDisabled('rows started_at'), isDisabled('filter started_at')]).toEqual([true, false])
})

test('ways out of the program and the groups of an axis are found', () => {
  expect(found('copy image')[0]).toBe('Copy the table as an image')
  expect(found('save excel')[0]).toBe('Save the table as Excel workbook…')
  const nested = { ...spec, rows: [{ dimension: 'occupation' }, { dimension: 'work_mode' }] }
  const entries = paletteEntries({ table, spec: nested, ...firstView(nested) }, () => true)
  const fold = (name: string) => entries.find((entry) => entry.name === name)
  expect(fold('Collapse all rows')).toMatchObject({ action: { kind: 'fold', axis: 'rows', isFolded: true } })
  expect(fold('Collapse all rows')?.isDisabled).toBeUndefined()
  expect(fold('Expand all columns')).toMatchObject({ isDisabled: true, hint: 'nothing nested' })
})
