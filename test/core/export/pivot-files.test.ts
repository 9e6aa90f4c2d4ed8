import { describe, expect, it } from 'vitest'
import { pivotCsv } from '#core/export/pivot-csv'
import { pivotHtml } from '#core/export/pivot-html'
import { pivotJson } from '#core/export/pivot-json'
import { pivotSheet } from '#core/export/pivot-sheet'
import { pivotText } from '#core/export/pivot-text'
import { pivotWorkbook } from '#core/export/pivot-workbook'
import { DEFAULT_FORMAT } from '#core/pivot/cell-format'
import { sessionsTable, tableColumn } from '../../support/sessions-table'
import { ALL_SHOWN, alike, cellsOf, specOf } from '../cells/cells-of'

// One small pivot in the three formats of docs/command-line.md.
const TABLE = sessionsTable(['session_id', 'user_id', 'work_mode', 'outcome', tableColumn('team')], {
  notices: [{ code: 'synthetic' }],
  isSynthetic: true,
})
const on = (...dimensions: readonly string[]) => dimensions.map((dimension) => ({ dimension }))
const SESSIONS = [
  ...alike(2, { work_mode: 'Fix', team: '=1', outcome: 'succeeded' }, 1),
  ...alike(1, { work_mode: 'Fix', team: '=1', outcome: 'failed' }),
  ...alike(1, { work_mode: 'Build', team: null, outcome: 'no_clear_goal' }),
]
const ASKED = {
  rows: on('work_mode'),
  columns: on('team'),
  measures: ['sessions', 'partial_success'],
  thresholds: ALL_SHOWN,
}
const cells = cellsOf(TABLE, SESSIONS, ASKED)

// SciPy 1.17.1 at 95 %: chi2.ppf(0.025, 2 * k) / 2 to chi2.ppf(0.975, 2 * k + 2) / 2 for the counts of 3, 1 and 4 sessions,
// binomtest(2, 3).proportion_ci(method='wilson') for the rate.
const THREE = [0.6186721228956014, 8.767273069742323] as const
const ONE = [0.025317807984289897, 5.571643390938898] as const
const FOUR = [1.0898653736263249, 10.241588675403694] as const
const RATE = [0.20765960080204782, 0.9385080552796037] as const

describe('JSON', () => {
  const json = pivotJson(cells, TABLE, specOf(ASKED), { fingerprint: 'abc', writtenAt: null })

  it('has the form of docs/command-line.md', () => {
    expect({ ...json, cells: [] }).toEqual({
      dataset: {
        name: 'export.csv',
        sessions: 1000,
        users: 300,
        fingerprint: 'abc',
        synthetic: true,
        notices: [
          {
            code: 'synthetic',
            text: 'Synthetic data: these sessions were made by a generator and never took place.',
          },
        ],
      },
      rows: ['work_mode'],
      columns: ['team'],
      measures: ['sessions', 'partial_success'],
      dimensions: [],
      definitions: [],
      showAs: {},
      filters: [],
      level: 0.95,
      interval: 'simple',
      thresholds: { minUsers: 1, minSessions: 1 },
      inView: { sessions: 4, users: 3 },
      withheld: 0,
      cells: [],
    })
  })

  it('has every number with its keys, short for totals and null for what is missing', () => {
    const shown = (
      row: unknown[],
      column: unknown[],
      measure: string,
      [value, n, users]: readonly [number, number, number],
      [low, high]: readonly [number, number],
    ) => ({
      row,
      column,
      measure,
      suppressed: false,
      value: expect.closeTo(value, 12),
      n,
      users,
      low: expect.closeTo(low, 9),
      high: expect.closeTo(high, 9),
    })
    expect(json.cells).toEqual([
      shown(['Fix'], ['=1'], 'sessions', [3, 3, 2], THREE),
      shown(['Fix'], ['=1'], 'partial_success', [2 / 3, 3, 2], RATE),
      shown(['Fix'], [], 'sessions', [3, 3, 2], THREE),
      shown(['Fix'], [], 'partial_success', [2 / 3, 3, 2], RATE),
      shown(['Build'], [null], 'sessions', [1, 1, 1], ONE),
      shown(['Build'], [], 'sessions', [1, 1, 1], ONE),
      shown([], ['=1'], 'sessions', [3, 3, 2], THREE),
      shown([], ['=1'], 'partial_success', [2 / 3, 3, 2], RATE),
      shown([], [null], 'sessions', [1, 1, 1], ONE),
      shown([], [], 'sessions', [4, 4, 3], FOUR),
      shown([], [], 'partial_success', [2 / 3, 3, 2], RATE),
    ])
  })

  it('has no numbers where they are withheld, and null where there is no interval', () => {
    const one = cellsOf(TABLE, alike(1, {}), {})
    expect(pivotJson(one, TABLE, specOf({})).cells).toEqual([
      { row: [], column: [], measure: 'sessions', suppressed: true },
    ])
    const valued = sessionsTable(['session_id', 'task_value_usd'])
    const asked = { measures: ['task_value_mean'], thresholds: ALL_SHOWN }
    expect(pivotJson(cellsOf(valued, [{ task_value_usd: 5 }], asked), valued, specOf(asked)).cells).toEqual([
      {
        row: [],
        column: [],
        measure: 'task_value_mean',
        suppressed: false,
        value: 5,
        n: 1,
        users: null,
        low: null,
        high: null,
      },
    ])
  })
})

describe('CSV', () => {
  it('has one number a line, totals as All, missing values as Not recorded and no formulas', () => {
    const lines = pivotCsv(cells)
      .split('\r\n')
      .map((line) => line.split(',').slice(0, 6).concat(line.split(',').at(-1)!).join(','))
    expect(lines).toEqual([
      'work_mode,team,measure,value,n,users,suppressed',
      `Fix,'=1,sessions,3,3,2,false`,
      `Fix,'=1,partial_success,0.6666666666666666,3,2,false`,
      'Fix,All,sessions,3,3,2,false',
      'Fix,All,partial_success,0.6666666666666666,3,2,false',
      'Build,Not recorded,sessions,1,1,1,false',
      'Build,All,sessions,1,1,1,false',
      `All,'=1,sessions,3,3,2,false`,
      `All,'=1,partial_success,0.6666666666666666,3,2,false`,
      'All,Not recorded,sessions,1,1,1,false',
      'All,All,sessions,4,4,3,false',
      'All,All,partial_success,0.6666666666666666,3,2,false',
      ',',
    ])
  })

  it('has bounds with all their digits', () => {
    const [header, line] = pivotCsv(cells).split('\r\n')
    const [low, high] = line!.split(',').slice(6, 8).map(Number)
    expect(header).toBe('work_mode,team,measure,value,n,users,low,high,suppressed')
    expect(low).toBeCloseTo(THREE[0], 9)
    expect(high).toBeCloseTo(THREE[1], 9)
  })

  it('has empty numbers where they are withheld', () => {
    expect(pivotCsv(cellsOf(TABLE, alike(1, { work_mode: 'Fix' }), { rows: on('work_mode') }))).toBe(
      'work_mode,measure,value,n,users,low,high,suppressed\r\nFix,sessions,,,,,,true\r\nAll,sessions,,,,,,true\r\n',
    )
  })
})

describe('text', () => {
  const linesOf = (text: string) => text.replaceAll('\u202F', ' ').split('\n')

  it('is a block a measure, its columns in line, with a blank between and an end of line', () => {
    expect(linesOf(pivotText(cells))).toEqual([
      'Sessions [95 % interval] n',
      'Work mode                   =1    Not recorded     All, by team',
      '--------------  --------------  --------------  ---------------',
      'Fix             3 [1 to 9] n=3                   3 [1 to 9] n=3',
      'Build                           1 [0 to 6] n=1   1 [0 to 6] n=1',
      'All work modes  3 [1 to 9] n=3  1 [0 to 6] n=1  4 [1 to 10] n=4',
      '',
      'At least partial success, % [95 % interval] n',
      'Work mode                            =1  Not recorded             All, by team',
      '--------------  -----------------------  ------------  -----------------------',
      'Fix             66.7 [20.8 to 93.9] n=3                66.7 [20.8 to 93.9] n=3',
      'Build',
      'All work modes  66.7 [20.8 to 93.9] n=3                66.7 [20.8 to 93.9] n=3',
      '',
    ])
  })

  it('says what is withheld and what has no interval', () => {
    expect(linesOf(pivotText(cellsOf(TABLE, alike(1, {}), {})))).toEqual([
      'Sessions [95 % interval] n',
      '              All sessions',
      '------------  ------------',
      'All sessions      withheld',
      '',
    ])
    const valued = sessionsTable(['session_id', 'task_value_usd'])
    const asked = { measures: ['task_value_mean'], thresholds: ALL_SHOWN, level: 0.9 }
    expect(linesOf(pivotText(cellsOf(valued, [{ task_value_usd: 1234 }], asked))).slice(0, 4)).toEqual([
      'Mean task value [90 % interval] n',
      '                          All sessions',
      '------------  ------------------------',
      'All sessions  $1 234 [no interval] n=1',
    ])
  })
})

describe('the digits a measure was given', () => {
  const formats = { partial_success: { ...DEFAULT_FORMAT, decimals: 3 }, sessions: { ...DEFAULT_FORMAT, decimals: 2 } }
  const sheet = pivotSheet(cells, formats)

  // Two of three: 66.667 %. Format codes as Excel's "Custom" box takes them; counts keep theirs.
  it('are in the number formats of a workbook', () => {
    const { rows } = pivotWorkbook(sheet, 'View', []).sheets[0]!
    const formatsIn = new Set(rows.flat().flatMap((value) => value?.look?.format ?? []))
    expect(formatsIn).toEqual(new Set(['#,##0', '0.000%']))
  })

  it('are in HTML, as text and as its number format', () => {
    const html = pivotHtml(sheet, 'View', [])
    expect(html).toContain('>66.667%</td>')
    expect(html).toContain("mso-number-format:'0.000%'")
    expect(pivotHtml(pivotSheet(cells), 'View', [])).toContain('>66.7%</td>')
  })

  it('are in text', () => {
    expect(pivotText(cells, formats)).toContain('66.667 [20.766 to 93.851] n=3')
  })
})
