import { describe, expect, it } from 'vitest'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { applySort, applyTotals } from '#main/cli/axis-options'
import { sessionsTable, tableColumn, unwrap } from '../../support/sessions-table'

const TABLE = sessionsTable(['work_mode', 'expertise', 'surface', tableColumn('team')])
const SPEC: PivotSpec = {
  ...EMPTY_SPEC,
  rows: [{ dimension: 'work_mode' }, { dimension: 'team' }],
  columns: [{ dimension: 'expertise' }, { dimension: 'surface' }],
  measures: ['sessions', 'users'],
}
const sorted = (...texts: readonly string[]) => unwrap(applySort(SPEC, texts, TABLE))

describe('--sort', () => {
  it('orders every dimension of an axis, or one', () => {
    const order = { measure: 'users', at: [], isDescending: true }
    expect(sorted('rows=users').rows).toEqual([
      { dimension: 'work_mode', order },
      { dimension: 'team', order },
    ])
    expect(sorted('team=users:asc').rows).toEqual([
      { dimension: 'work_mode' },
      { dimension: 'team', order: { ...order, isDescending: false } },
    ])
    expect(sorted('rows=size', 'team=label').rows).toEqual([
      { dimension: 'work_mode', order: 'size' },
      { dimension: 'team', order: 'label' },
    ])
  })

  it('looks at a key of the other axis, in any published spelling', () => {
    const at = (text: string) => {
      const order = sorted(`team=users@${text}`).rows[1]?.order
      return typeof order === 'object' ? order.at : order
    }
    expect(at('Expert')).toEqual(['5'])
    expect(at('Expert,cli')).toEqual(['5', 'cli'])
    expect(at('Not recorded')).toEqual([null])
  })

  it('turns words round: the smallest first, the last first', () => {
    const team = (text: string) => sorted(`team=${text}`).rows[1]
    expect(team('size:desc')).toEqual({ dimension: 'team', order: 'size' })
    expect(team('size:asc')).toEqual({ dimension: 'team', order: 'size', isReversed: true })
    expect(team('label:asc')).toEqual({ dimension: 'team', order: 'label' })
    expect(team('natural:desc')).toEqual({ dimension: 'team', order: 'natural', isReversed: true })
  })

  it.each([
    'rows',
    'rows=',
    'rows=judged_success',
    'month=size',
    'rows=size@Expert',
    'rows=users@Expert,cli,x',
    'rows=users:up',
  ])('is wrong use as %s', (text) => {
    expect(applySort(SPEC, [text], TABLE)).toMatchObject({ ok: false, failure: { code: 'usage' } })
  })

  it('says which values there are', () => {
    expect(applySort(SPEC, ['rows=users@Wizard'], TABLE)).toMatchObject({
      ok: false,
      failure: { code: 'unknown-value', dimension: 'expertise' },
    })
  })
})

describe('--totals', () => {
  it('places those of an axis, or over one dimension', () => {
    const { rows, columns } = unwrap(applyTotals(SPEC, ['rows=before', 'team=none', 'columns=none']))
    expect(rows.map(({ totals }) => totals)).toEqual(['before', 'none'])
    expect(columns.map(({ totals }) => totals)).toEqual(['none', 'none'])
  })

  it.each(['rows', 'rows=above', 'month=none'])('is wrong use as %s', (text) => {
    expect(applyTotals(SPEC, [text])).toMatchObject({ ok: false, failure: { code: 'usage' } })
  })
})
