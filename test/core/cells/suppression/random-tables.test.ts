import { describe, expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
import { type Key, KeyIndex } from '#core/cells/key'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { PivotStatistics } from '#core/cells/statistics'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { NO_ORIGIN } from '#core/export/export-notes'
import { pivotFile } from '#core/export/pivot-file'
import type { JsonPivot } from '#core/export/pivot-json'
import { pivotText } from '#core/export/pivot-text'
import type { Base } from '#core/pivot/base'
import type { MeasureDefinition } from '#core/pivot/definitions/definition'
import type { KeyValue } from '#core/pivot/dimension'
import type { Filter } from '#core/pivot/filter'
import { normalize, type PivotPlan } from '#core/pivot/plan'
import type { PlannedRanking } from '#core/pivot/planned-filter'
import { rankedValues, rankQuestions, withRanks } from '#core/pivot/ranking'
import { type ShowAs, WHOLES } from '#core/pivot/show-as'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { countSessions, type PlainSession } from '../../../support/count-sessions'
import { SeededRandom } from '../../../support/seeded-random'
import { sessionsTable, unwrap } from '../../../support/sessions-table'
import { attackBySubtraction, type Leak } from '../../../support/subtraction-attack'

// Random sessions, with one to three row dimensions and none to two column dimensions, from nearly empty tables to full
// ones, with users and without. What must hold of a pivot is asked of what is shown, by someone who sees nothing else.

const TABLES = 700

/** Columns that decide what some of the measures count. */
const DECISIVE = ['outcome', 'failure_signal']

interface Example {
  readonly plan: PivotPlan
  readonly spec: PivotSpec
  readonly table: SessionsTable
  readonly sessions: readonly PlainSession[]
  readonly statistics: PivotStatistics
  readonly cells: PivotCells
}

const MEASURE_SETS = [
  ['sessions'],
  ['sessions', 'users'],
  ['verified_success'],
  ['sessions', 'verified_success'],
  ['partial_success', 'verified_success'],
  ['sessions', 'partial_success', 'verified_success', 'hit_trouble'],
  ['sessions', 'share_of_sessions', 'task_value_mean'],
  ['judged_success', 'troubled_partial_success', 'troubled_verified_success'],
  ['sessions', 'wrote_code', 'hit_trouble', 'abandoned'],
  ['wrote_code', 'abandoned'],
  ['judged_success'],
  ['hit_trouble', 'sessions'],
  ['twice'],
  ['twice', 'users', 'task_value_median'],
  ['gap', 'hit_trouble'],
  ['per_line', 'task_value_mean'],
  ['upper', 'verified_success'],
]

/** Measures of one's own that tell of numbers of sessions: in a formula, and as the n of a ratio and of a quantile. */
const OWN: readonly MeasureDefinition[] = [
  { id: 'twice', name: 'Twice', kind: 'formula', text: 'sessions * 2' },
  { id: 'gap', name: 'Gap', kind: 'formula', text: 'verified_success - judged_success' },
  { id: 'per_line', name: 'Per line', kind: 'ratio', numerator: 'task_value_usd', denominator: 'lines_added' },
  { id: 'upper', name: 'Upper', kind: 'column', column: 'task_value_usd', statistic: 'quantile', p: 0.75 },
]

/** Ways of showing that tell numbers of sessions, of other cells among them. */
const WAYS: readonly ShowAs[] = [
  ...WHOLES.map((of): ShowAs => ({ kind: 'percent-of', of })),
  { kind: 'running-total' },
  { kind: 'difference', from: { column: [] }, isPercent: false },
  { kind: 'difference', from: 'previous', isPercent: true },
  { kind: 'index', from: 'first' },
  { kind: 'rank' },
]

function example(seed: number): Example {
  const random = new SeededRandom(seed)
  // Sometimes by what a measure is decided by.
  const decisive = random.oneOf([[], [], ['outcome'], ['failure_signal']])
  const rows = [...decisive, ...['a', 'b', 'c'].slice(decisive.length, random.whole(1, 3))]
  const columns = ['x', 'y'].slice(0, random.whole(0, 2))
  const sizes = new Map([...rows, ...columns].map((name) => [name, random.whole(1, rows.length > 2 ? 3 : 5)]))
  const hasUsers = random.isTrue(0.7)
  const users = random.whole(3, 120)
  const lopsided = random.oneOf([0.5, 1, 2, 3])
  const goalless = random.oneOf([0, 0.02, 0.2])
  const unsignalled = random.oneOf([0, 0.02, 0.3])
  // Where few fail, the few are withheld and the rate over all of them would tell how many they are.
  const failing = random.oneOf([0.5, 0.5, 0.02, 0.9])
  const troubled = random.oneOf([1, 1, 4])
  const sessions = Array.from({ length: random.whole(5, random.oneOf([60, 300, 900])) }, (_, i): PlainSession => {
    const keys = [...sizes]
      .filter(([name]) => !decisive.includes(name))
      .map(([name, size]) => [name, `v${Math.floor(size * random.unit() ** lopsided)}`])
    return {
      ...Object.fromEntries(keys),
      session_id: `s${i}`,
      ...(hasUsers && { user_id: random.isTrue(0.03) ? null : `u${random.whole(1, users)}` }),
      outcome: random.isTrue(goalless) ? 'no_clear_goal' : random.isTrue(failing) ? 'failed' : 'succeeded',
      success_signal: random.isTrue(unsignalled) ? null : random.whole(0, 5),
      failure_signal: random.isTrue(unsignalled) ? null : Math.floor(6 * random.unit() ** troubled),
      task_value_usd: random.isTrue(0.5) ? null : random.whole(10, 900),
      lines_added: random.isTrue(unsignalled) ? null : random.whole(0, 3),
    }
  })
  const spec: PivotSpec = {
    ...EMPTY_SPEC,
    rows: rows.map((dimension) => ({ dimension })),
    columns: columns.map((dimension) => ({ dimension })),
    measures: random.oneOf(MEASURE_SETS).filter((id) => hasUsers || id !== 'users'),
    thresholds: { minUsers: random.oneOf([1, 2, 5, 9]), minSessions: random.oneOf([2, 5, 15, 30]) },
    showAs: random.isTrue(0.5) ? { sessions: random.oneOf(WAYS) } : {},
    definitions: [...OWN],
    filters: decisive.length === 0 && random.isTrue(0.3) ? [topFilter(random, rows[0]!)] : [],
  }
  const table = sessionsTable([
    'session_id',
    ...(hasUsers ? ['user_id'] : []),
    ...rows,
    ...columns,
    'outcome',
    'success_signal',
    'failure_signal',
    'task_value_usd',
    'lines_added',
  ])
  const plan = ranked(unwrap(normalize(spec, table)), sessions)
  const statistics = countSessions(plan, sessions)
  return { plan, spec, table, sessions, statistics, cells: buildCells(statistics, plan) }
}

/** The values with most or fewest sessions, the others together or left out. */
const topFilter = (random: SeededRandom, dimension: string): Filter => ({
  kind: 'top',
  dimension,
  count: random.whole(1, 3),
  measure: 'sessions',
  isLowest: random.isTrue(0.3),
  others: random.oneOf(['together', 'together', 'out']),
})

/** The plan with its rankings answered from what may be shown, as the program does. */
function ranked(plan: PivotPlan, sessions: readonly PlainSession[]): PivotPlan {
  const questions = rankQuestions(plan)
  const kept = questions.map((question): [PlannedRanking, readonly KeyValue[]] => [
    question.ranking,
    rankedValues(question, buildCells(countSessions(question.plan, sessions), question.plan)),
  ])
  return questions.length === 0 ? plan : withRanks(plan, new Map(kept))
}

/** The true statistics of the cell at two keys. */
function truthOf({ rowKeys, columnKeys, at }: PivotStatistics) {
  const indexOf = (keys: readonly Key[]) => {
    const index = new KeyIndex()
    for (const key of keys) index.add(key)
    return index
  }
  const rows = indexOf(rowKeys)
  const columns = indexOf(columnKeys)
  return (row: Key, column: Key) => at(rows.find(row), columns.find(column))
}

describe('a pivot of random sessions', () => {
  const examples = Array.from({ length: TABLES }, (_, seed) => example(seed + 1))

  /** Calls back for every cell and measure of every example. */
  function eachCell(
    look: (
      e: Example,
      at: { row: Key; column: Key; m: number; truth: NonNullable<ReturnType<ReturnType<typeof truthOf>>> },
      cell: ReturnType<PivotCells['at']>,
    ) => void,
  ): void {
    for (const e of examples) {
      const truthAt = truthOf(e.statistics)
      e.cells.rows.keys.forEach((row, r) => {
        e.cells.columns.keys.forEach((column, c) => {
          const truth = truthAt(row, column)
          if (!truth) return
          for (const m of e.cells.measures.keys()) look(e, { row, column, m, truth }, e.cells.at(r, c, m))
        })
      })
    }
  }

  it('shows no number from fewer sessions or users than the thresholds', () => {
    let shown = 0
    eachCell(({ plan }, { m, truth }, cell) => {
      if (cell.kind !== 'estimate') return
      shown++
      for (const input of plan.shown[m]!.inputs) {
        const { n, users } = truth.bases.get(plan.measures[input]!.base.id)!
        expect(n).toBeGreaterThanOrEqual(plan.thresholds.minSessions)
        if (users !== null) expect(users).toBeGreaterThanOrEqual(plan.thresholds.minUsers)
      }
    })
    expect(shown).toBeGreaterThan(TABLES * 5)
  })

  it('fixes no withheld number by what it shows', () => {
    let withheld = 0
    for (const [i, { cells, plan, statistics }] of examples.entries()) {
      const truthAt = truthOf(statistics)
      const countAt = (base: Base, row: Key, column: Key) => truthAt(row, column)?.bases.get(base.id)
      // A total over what decides the measure is withheld for its rate alone; its size is no secret unless it is small.
      const isSecret = ({ base, row, column }: Leak) => {
        const { n, users } = countAt(base, row, column)!
        const isSmall = n < plan.thresholds.minSessions || (users !== null && users < plan.thresholds.minUsers)
        // Shown another way, a number may be missing that is not withheld, and so may a quantile with few beyond it.
        const mayBeMissing = cells.measures.some((m) => m.showAs.kind !== 'value' || m.statistic.kind === 'quantile')
        if (isSmall || mayBeMissing) return isSmall
        return row.length > 0 || !DECISIVE.includes(plan.rows[0]!.dimension.column)
      }
      const leaks = attackBySubtraction(cells, (...at) => countAt(...at)?.n ?? 0).filter(isSecret)
      expect({ seed: i + 1, leaks }).toEqual({ seed: i + 1, leaks: [] })
      withheld += cells.withheld
    }
    expect(withheld).toBeGreaterThan(TABLES * 5)
  })

  it('shows no part of the sessions of a cell where it withholds all of them, which would bound them', () => {
    let withheld = 0
    for (const { cells } of examples) {
      const all = cells.measures.findIndex(({ base, showAs }) => base.id === 'all' && showAs.kind === 'value')
      if (all < 0) continue
      for (const r of cells.rows.keys.keys()) {
        for (const c of cells.columns.keys.keys()) {
          if (cells.at(r, c, all).kind !== 'withheld') continue
          withheld++
          const shown = cells.measures.filter((_, m) => cells.at(r, c, m).kind === 'estimate')
          expect(shown).toEqual([])
        }
      }
    }
    expect(withheld).toBeGreaterThan(TABLES)
  })

  it('is told by files and a terminal as by the screen, without a number where one is withheld', () => {
    const markOf = (cell: ReturnType<PivotCells['at']>) => (cell.kind === 'withheld' ? ['withheld'] : [])
    for (const { cells, table, spec } of examples.slice(0, 150)) {
      const all = cells.rows.keys.flatMap((_, r) =>
        cells.columns.keys.flatMap((_, c) => cells.measures.map((_, m) => cells.at(r, c, m))),
      )
      const marks = all.flatMap(markOf)
      const told = all.flatMap((cell) =>
        cell.kind === 'estimate' ? [[cell.estimate.value, cell.estimate.n, cell.estimate.users]] : [],
      )
      const take = (format: 'csv' | 'json' | 'html') =>
        pivotFile(format, { cells, table, spec, origin: NO_ORIGIN, name: 'view' }) as string
      const json = JSON.parse(take('json')) as JsonPivot
      expect(json.cells.flatMap((cell) => (cell.suppressed ? ['withheld'] : []))).toEqual(marks)
      expect(json.cells.flatMap((cell) => (cell.suppressed ? [] : [[cell.value, cell.n, cell.users]]))).toEqual(told)
      for (const cell of json.cells) if (cell.suppressed) expect(Object.keys(cell)).toHaveLength(4)
      expect(json.inView === null).toBe(cells.inView.kind === 'withheld')
      const lines = take('csv')
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(','))
      const at = spec.rows.length + spec.columns.length + 1
      expect(lines.filter((line) => line[at + 5] === 'true').map((line) => line.slice(at, at + 5).join(''))).toEqual(
        marks.map(() => ''),
      )
      expect(lines.flatMap((line) => (line[at + 5] === 'true' ? [] : [Number(line[at])]))).toEqual(
        told.map(([value]) => value),
      )
      expect(take('html').match(/>withheld</g) ?? []).toHaveLength(marks.length)
      expect(pivotText(cells).match(/withheld/g) ?? []).toHaveLength(marks.length)
    }
  })

  it('withholds nothing where no cell is small, and something wherever one is', () => {
    // A quantile far from the middle is withheld where few lie beyond it, though no cell is small.
    const plain = examples.filter(({ plan }) => plan.measures.every(({ id }) => id !== 'upper'))
    const asked = plain.map(({ plan, statistics, cells }) => {
      const { minSessions, minUsers } = plan.thresholds
      const isSmall = plan.bases.some((base) =>
        statistics.rowKeys.some((_, r) =>
          statistics.columnKeys.some((_, c) => {
            const count = statistics.at(r, c)?.bases.get(base.id)
            if (!count || count.n === 0) return false
            return count.n < minSessions || (count.users !== null && count.users < minUsers)
          }),
        ),
      )
      return { isSmall, isWithheld: cells.withheld > 0 }
    })
    expect(asked.filter(({ isSmall, isWithheld }) => isSmall !== isWithheld)).toEqual([])
    expect(new Set(asked.map(({ isSmall }) => isSmall))).toEqual(new Set([true, false]))
  })
})
