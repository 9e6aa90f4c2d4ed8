import { describe, expect, it } from 'vitest'
import type { MeasureDefinition } from '#core/pivot/definitions/definition'
import { definitionText, parseDefinition } from '#core/pivot/definitions/definition-text'
import { resolveMeasure } from '#core/pivot/definitions/resolve-measure'
import { sessionsTable, tableColumn, unwrap } from '../../../support/sessions-table'

const TABLE = sessionsTable([
  'session_id',
  'user_id',
  'prompts',
  'task_value_usd',
  'outcome',
  'success_signal',
  tableColumn('size', { kind: 'number' }),
  tableColumn('team'),
])
const defined = (id: string, text: string): MeasureDefinition => ({ id, name: id, ...parseDefinition(text) })
const resolve = (text: string, ...before: readonly MeasureDefinition[]) =>
  resolveMeasure('m', [...before, defined('m', text)], TABLE)

describe('a definition', () => {
  it.each([
    'median(size)',
    'quantile(size, 0.9)',
    'distinct(team)',
    'sum(task_value_usd) / sum(prompts)',
    '1 - judged_success',
  ])('%s is written as it is read', (text) => expect(definitionText(parseDefinition(text))).toBe(text))

  it('of one column stands on the sessions that have a value', () => {
    expect(unwrap(resolve('median(size)'))).toMatchObject({
      statistic: { kind: 'quantile', of: { of: 'size' }, p: 0.5 },
      base: { name: 'sessions with a value for size', condition: [{ field: 'size', is: 'known' }] },
      unit: 'number',
    })
    expect(unwrap(resolve('sum(task_value_usd)'))).toMatchObject({ unit: 'dollars', base: { id: 'valued' } })
  })

  it('of two columns stands on the sessions that have both', () => {
    expect(unwrap(resolve('sum(task_value_usd) / sum(prompts)'))).toMatchObject({
      statistic: { kind: 'ratio', of: { of: 'task_value_usd' }, over: { of: 'prompts' } },
      base: { condition: [{ field: 'task_value_usd' }, { field: 'prompts' }] },
      unit: 'dollars',
    })
  })

  it('may use those before it, which are put in its place', () => {
    const failed = defined('failed', '1 - judged_success')
    const { statistic } = unwrap(resolve('failed * 100', failed))
    expect(statistic.kind === 'formula' && statistic.inputs.map(({ id }) => id)).toEqual(['judged_success'])
  })

  it.each([
    ['median(nope)', 'measure-needs-column'],
    ['median(team)', 'column-not-measurable'],
    ['distinct(user_id)', 'column-not-measurable'],
    ['distinct(session_id)', 'column-not-measurable'],
    ['m + 1', 'unknown-measure'],
    ['later + 1', 'unknown-measure'],
    ['lines_added', 'measure-needs-column'],
    ['1 + 1', 'formula-without-measure'],
    ['quantile(size, 2)', 'formula-syntax'],
  ])('%s is refused: %s', (text, code) => {
    const later = defined('later', 'median(size)')
    expect(resolveMeasure('m', [defined('m', text), later], TABLE)).toMatchObject({ ok: false, failure: { code } })
  })

  it('takes no name that is taken', () => {
    const twice = [defined('m', 'median(size)'), defined('m', 'mean(size)')]
    expect(unwrap(resolveMeasure('m', twice, TABLE)).statistic.kind).toBe('quantile')
    expect(resolveMeasure('sessions', [defined('sessions', 'median(size)')], TABLE)).toMatchObject({
      value: { group: 'counts' },
    })
  })
})
