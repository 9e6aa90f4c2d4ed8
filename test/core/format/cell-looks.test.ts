import { describe, expect, it } from 'vitest'
import { cellLooks } from '#core/format/cell-looks'
import { type CellFormat, DEFAULT_FORMAT } from '#core/pivot/cell-format'
import { sessionsTable, tableColumn } from '../../support/sessions-table'
import { alike, cellsOf } from '../cells/cells-of'

const TABLE = sessionsTable(['session_id', 'user_id', tableColumn('team'), tableColumn('tool')])
// Sessions by team and tool; those of c with y are too few to be shown, and the smallest of c with them.
const SIZES = { 'a x': 20, 'a y': 40, 'b x': 60, 'b y': 100, 'c x': 30, 'c y': 9 }
const CELLS = cellsOf(
  TABLE,
  Object.entries(SIZES).flatMap(([key, n]) => {
    const [team, tool] = key.split(' ')
    return alike(n, { team: team!, tool: tool! })
  }),
  {
    rows: [{ dimension: 'team', order: 'label' }],
    columns: [{ dimension: 'tool', order: 'label' }],
    measures: ['sessions'],
  },
)
const looks = (format: Partial<CellFormat>) => cellLooks(CELLS, 0, { ...DEFAULT_FORMAT, ...format })
const [A, B, C, TOTAL] = [0, 1, 2, 3]
const [X, Y, ALL] = [0, 1, 2]

describe('the table this is tried on', () => {
  it('shows a and b whole, and withholds c with another', () => {
    const kinds = [A, B, C, TOTAL].map((r) => [X, Y, ALL].map((c) => CELLS.at(r!, c!, 0).kind[0]).join(''))
    // c y is too small; a x and a y are what its row and column are complemented by.
    expect(kinds).toEqual(['wwe', 'eee', 'wwe', 'eee'])
  })
})

describe('a shade', () => {
  it('runs from the least to the most of the table, its totals and what is withheld left out', () => {
    const look = looks({ heat: 'table' })
    expect(look(B!, X!).shade).toEqual({ of: 'one', strength: 0 })
    expect(look(B!, Y!).shade).toEqual({ of: 'one', strength: 1 })
    expect(look(TOTAL!, X!).shade).toBeNull()
    expect(look(A!, X!)).toEqual({ shade: null, bar: null, mark: null })
  })

  it('runs over each row or column for itself, with its total where that is asked for', () => {
    const row = looks({ heat: 'row', onTotals: true })
    // 60, 100 and their total 160; 110, 149 and 259 in the row of totals.
    expect(row(B!, Y!).shade?.strength).toBeCloseTo(0.4, 12)
    expect(row(TOTAL!, Y!).shade?.strength).toBeCloseTo(39 / 149, 12)
    const column = looks({ heat: 'column', onTotals: true })
    // 60 and their total 110 are shown in the first column.
    expect(column(B!, X!).shade?.strength).toBe(0)
    expect(column(TOTAL!, X!).shade?.strength).toBe(1)
  })

  it('is none where there is nothing to compare', () => {
    expect(looks({ heat: 'column' })(B!, X!).shade).toBeNull()
    expect(looks({ heat: 'none' })(B!, Y!).shade).toBeNull()
  })

  it('has two colours around a reference, as strong as it is far', () => {
    const look = looks({ heat: { reference: 70 } })
    expect(look(B!, X!).shade).toEqual({ of: 'below', strength: 10 / 30 })
    expect(look(B!, Y!).shade).toEqual({ of: 'above', strength: 1 })
    expect(looks({ heat: { reference: 60 } })(B!, X!).shade).toBeNull()
  })
})

describe('a bar', () => {
  it('goes from zero to the value on a scale of the table', () => {
    expect(looks({ bars: true })(B!, X!).bar).toEqual({ from: 0, to: 0.6 })
    expect(looks({ bars: true, onTotals: true })(TOTAL!, ALL!).bar).toEqual({ from: 0, to: 1 })
    expect(looks({})(B!, X!).bar).toBeNull()
  })
})

describe('a mark', () => {
  it('tells a value beyond a bound, and not one on it', () => {
    const thresholds = [{ is: 'below', bound: 60.5 } as const, { is: 'above', bound: 99 } as const]
    const look = looks({ thresholds })
    expect([look(B!, X!).mark, look(B!, Y!).mark]).toEqual(['below', 'above'])
    expect(looks({ thresholds: [{ is: 'below', bound: 60 }] })(B!, X!).mark).toBeNull()
    expect(look(TOTAL!, Y!).mark).toBeNull()
    expect(looks({ thresholds, onTotals: true })(TOTAL!, Y!).mark).toBe('above')
  })
})
