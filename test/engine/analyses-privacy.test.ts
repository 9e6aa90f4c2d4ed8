import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PivotCells } from '#core/cells/pivot-cells'
import { planChange } from '#core/change/plan'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { STUDY_FIGURES } from '#core/figures/study-figures'
import { STUDY_FINDINGS } from '#core/figures/study-findings'
import { askChange } from '#engine/ask-change'
import { askFigure } from '#engine/ask-figure'
import { askFindings } from '#engine/ask-findings'
import { askSeries } from '#engine/ask-series'
import type { Engine } from '#engine/engine'
import { determinedUnknowns, type LinearForm } from '../support/determined-unknowns'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { SeededRandom } from '../support/seeded-random'
import { unwrap } from '../support/sessions-table'
import { attackBySubtraction } from '../support/subtraction-attack'

// Random exports in which some groups are small. What is withheld must not follow from the numbers of one figure, of the
// findings, or of a change with the months behind it; the truth comes from the lines of the export themselves.

const THRESHOLDS = { minUsers: 5, minSessions: 15 }
const MODES = ['Fix', 'Build', 'Operate', 'Plan', 'Test', 'Analyze']
const MONTHS = ['2025-10', '2025-11', '2025-12', '2026-01']

interface Line {
  readonly mode: string
  readonly month: string
  readonly outcome: string
  readonly line: string
}

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

function randomLines(seed: number): Line[] {
  const random = new SeededRandom(seed)
  const pick = <T>(from: readonly T[]): T => from[random.whole(0, from.length - 1)]!
  const sizes = MODES.flatMap((mode) =>
    MONTHS.map((month) => ({
      mode,
      month,
      n: random.whole(0, 2) === 0 ? random.whole(0, 13) : 16 + random.whole(0, 39),
    })),
  )
  let id = 0
  return sizes.flatMap(({ mode, month, n }) =>
    Array.from({ length: n }, (): Line => {
      const outcome = pick(['succeeded', 'partially_succeeded', 'failed', 'no_clear_goal'])
      const fields = [
        `s${id++}`,
        `u${random.whole(0, 149)}`,
        `${month}-10T08:00:00Z`,
        mode,
        pick(['1', '2', '3', '4', '5', 'Unclear']),
        outcome,
        random.whole(0, 5),
        random.whole(0, 5),
        pick(['15-0000', '11-0000', 'Unclear']),
        random.whole(0, 1) * 30,
        random.whole(0, 10) / 10,
        random.whole(0, 10) / 10,
      ]
      return { mode, month, outcome, line: fields.join(',') }
    }),
  )
}

const HEAD =
  'session_id,user_id,started_at,work_mode,expertise,outcome,success_signal,failure_signal,occupation,lines_added,planning_user_share,execution_user_share'
const open = async (lines: readonly Line[]): Promise<SessionsTable> =>
  unwrap(
    await engine.open([textSource('a.csv', `${HEAD}\n${lines.map(({ line }) => line).join('\n')}\n`)], openOptions()),
  )

const options = (minSessions: number, minUsers: number) => ({
  filters: [],
  dimensions: [],
  thresholds: { minSessions, minUsers },
  level: 0.95,
})

it.each([1, 2, 3, 4])(
  'no figure lets a withheld cell be worked out: export %i',
  async (seed) => {
    const table = await open(randomLines(seed))
    let withheld = 0
    for (const figure of STUDY_FIGURES) {
      const shown = unwrap(await askFigure(engine, figure, table, options(15, 5))).panels
      const bare = unwrap(await askFigure(engine, figure, table, options(1, 1))).panels
      for (const [i, panel] of shown.entries()) {
        const truth = bare[i]!
        if (panel.failure || truth.failure) continue
        for (const { cell } of panel.rows) {
          if (cell.kind !== 'estimate') continue
          expect(cell.estimate.n, `${figure.id} ${panel.panel.name}`).toBeGreaterThanOrEqual(15)
          if (cell.estimate.users !== null) expect(cell.estimate.users).toBeGreaterThanOrEqual(5)
        }
        if (!panel.cells || !truth.cells) continue
        withheld += panel.cells.withheld
        expect(attackBySubtraction(panel.cells, (_, row, column) => sessionsIn(truth.cells!, row, column))).toEqual([])
      }
    }
    expect(withheld).toBeGreaterThan(0)
  },
  120_000,
)

/** Of a pivot without thresholds. */
function sessionsIn(cells: PivotCells, row: readonly unknown[], column: readonly unknown[]): number {
  const find = (keys: readonly (readonly unknown[])[], key: readonly unknown[]) =>
    keys.findIndex((other) => JSON.stringify(other) === JSON.stringify(key))
  const cell = cells.at(find(cells.rows.keys, row), find(cells.columns.keys, column), 0)
  return cell.kind === 'estimate' ? cell.estimate.n : 0
}

it.each([1, 2])('a finding uses no number that its pivot withholds: export %i', async (seed) => {
  // A few sessions only, so that every level is too small.
  const table = await open(randomLines(seed).filter((_, i) => i % 13 === 0))
  for (const { tested } of unwrap(await askFindings(engine, STUDY_FINDINGS, table, options(15, 5)))) {
    for (const { terms } of tested?.comparisons ?? [])
      for (const { estimate } of terms) expect(estimate.n).toBeGreaterThanOrEqual(15)
  }
})

const PERIODS = [
  [['2025-10'], ['2026-01']],
  [
    ['2025-10', '2025-11'],
    ['2025-12', '2026-01'],
  ],
] as const

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  'a change and the months behind it do not tell of a group together: export %i',
  async (seed) => {
    const lines = randomLines(seed)
    const table = await open(lines)
    for (const measure of ['verified_success', null]) {
      for (const [from, to] of PERIODS) {
        const asked = { measure, by: 'work_mode', from: [...from], to: [...to], seed: 1, draws: 2 }
        const plan = unwrap(planChange({ ...asked, filters: [], thresholds: THRESHOLDS, level: 0.95 }, table))
        const change = await askChange(engine, plan)
        const series = await askSeries(engine, plan, table)
        expect(series.ok).toBe(change.ok)
        if (!change.ok || !series.ok) continue
        for (const base of measure ? ['judged', 'all'] : ['all']) {
          const counted = lines.filter(({ outcome }) => base === 'all' || outcome !== 'no_clear_goal')
          const n = (mode: string, month: string) => counted.filter((l) => l.mode === mode && l.month === month).length
          const unknownOf = (mode: string, month: string) => MODES.indexOf(mode) * MONTHS.length + MONTHS.indexOf(month)
          const forms: LinearForm[] = []
          const tell = (modes: readonly string[], months: readonly string[]) =>
            forms.push(new Map(modes.flatMap((mode) => months.map((month) => [unknownOf(mode, month), 1]))))
          // The change counts what its measure counts; with none, all sessions.
          if (base === 'judged' || measure === null) {
            const { groups } = change.value
            const told = groups.flatMap(({ group }) => (group.kind === 'value' ? [String(group.value)] : []))
            const rest = MODES.filter((mode) => !told.includes(mode))
            for (const months of [from, to]) {
              for (const mode of told) tell([mode], months)
              tell(rest, months)
            }
            for (const { group, from: a, to: b } of groups)
              if (group.kind === 'withheld')
                for (const { n: sessions } of [a, b]) expect(sessions === 0 || sessions >= 15).toBe(true)
          }
          const cells = base === 'judged' ? series.value.indexed! : series.value.mix
          for (const [column, [month]] of cells.columns.keys.entries()) {
            if (typeof month !== 'string') continue
            // What all sessions of a month are is in view elsewhere.
            tell(MODES, [month])
            for (const [row, [mode]] of cells.rows.keys.entries())
              if (typeof mode === 'string' && cells.at(row, column, 0).kind !== 'withheld') tell([mode], [month])
          }
          const small = MODES.flatMap((mode) => MONTHS.map((month) => ({ mode, month }))).filter(({ mode, month }) => {
            const sessions = n(mode, month)
            return sessions > 0 && sessions < 15
          })
          const determined = new Set(determinedUnknowns(forms))
          const leaked = small.filter(({ mode, month }) => determined.has(unknownOf(mode, month)))
          expect(leaked, `${measure} ${from} ${base}`).toEqual([])
        }
      }
    }
  },
  60_000,
)
