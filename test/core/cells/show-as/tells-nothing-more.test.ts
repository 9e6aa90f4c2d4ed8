import { expect, it } from 'vitest'
import { KeyIndex } from '#core/cells/key'
import type { Cell } from '#core/cells/pivot-cells'
import type { MeasureCells } from '#core/cells/show-as/measure-cells'
import { showCell } from '#core/cells/show-as/show-cell'
import { normalize } from '#core/pivot/plan'
import type { ShowAs } from '#core/pivot/show-as'
import type { PlainSession } from '../../../support/count-sessions'
import { SeededRandom } from '../../../support/seeded-random'
import { sessionsTable, unwrap } from '../../../support/sessions-table'
import { cellsOf, specOf } from '../cells-of'

const TABLE = sessionsTable(['session_id', 'user_id', 'work_mode', 'surface', 'month', 'outcome', 'task_value_usd'])

const WAYS: readonly ShowAs[] = [
  ...(['row', 'column', 'parent-row', 'parent-column', 'grand'] as const).map(
    (of) => ({ kind: 'percent-of', of }) as const,
  ),
  ...(['previous', 'first', { column: ['2025-11'] }, { column: [] }] as const).flatMap((from): ShowAs[] => {
    const reference = typeof from === 'string' ? from : { column: [...from.column] }
    return [
      { kind: 'difference', from: reference, isPercent: false },
      { kind: 'difference', from: reference, isPercent: true },
      { kind: 'index', from: reference },
    ]
  }),
  { kind: 'rank' },
  { kind: 'running-total' },
]

const sessionsOf = (random: SeededRandom): PlainSession[] =>
  Array.from({ length: random.whole(150, 500) }, () => ({
    user_id: `u${Math.floor(80 * random.unit() ** 2)}`,
    work_mode: random.oneOf(['Fix', 'Fix', 'Fix', 'Build', 'Build', 'Plan', 'Test']),
    surface: random.oneOf(['cli', 'cli', 'cli', 'web', null]),
    month: random.oneOf(['2025-10', '2025-11', '2025-11', '2025-12', null]),
    outcome: random.oneOf(['succeeded', 'failed', 'no_clear_goal']),
    task_value_usd: random.isTrue(0.2) ? null : random.whole(10, 900),
  }))

// A number that is a function of shown cells cannot tell what they do not: here it is made again from the cells as anyone
// sees them, and nothing else.
it('every way of showing follows from the cells that are shown as they are', () => {
  let shown = 0
  let withheld = 0
  for (let seed = 1; seed <= 25; seed++) {
    const random = new SeededRandom(seed)
    const sessions = sessionsOf(random)
    for (const measure of ['sessions', 'task_value_total', 'judged_success']) {
      const asked = {
        rows: [{ dimension: 'work_mode' }, { dimension: 'surface' }],
        columns: [{ dimension: 'month' }],
        measures: [measure],
        thresholds: { minUsers: 5, minSessions: 15 },
      }
      const plain = cellsOf(TABLE, sessions, asked)
      const plan = unwrap(normalize(specOf(asked), TABLE))
      const seen: MeasureCells = {
        plan,
        asked: plan.measures[0]!,
        rows: KeyIndex.of(plain.rows.keys),
        columns: KeyIndex.of(plain.columns.keys),
        at: (r, c) => (r < 0 || c < 0 ? { kind: 'empty' } : plain.at(r, c, 0)),
        labelled: null,
        spreadAt: () => null,
      }
      for (const showAs of WAYS) {
        const way = { ...asked, showAs: { [measure]: showAs } }
        if (!normalize(specOf(way), TABLE).ok) continue
        const cells = cellsOf(TABLE, sessions, way)
        expect(cells.rows.keys).toEqual(plain.rows.keys)
        plain.rows.keys.forEach((_, r) => {
          plain.columns.keys.forEach((_, c) => {
            const cell = cells.at(r, c, 0)
            if (cell.kind === 'estimate') shown++
            if (cell.kind === 'withheld') withheld++
            expect(withoutInterval(cell), JSON.stringify({ seed, measure, showAs, r, c })).toEqual(
              withoutInterval(showCell(seen, [r, c], showAs)),
            )
            // What is withheld as it is, is withheld in every way.
            if (plain.at(r, c, 0).kind === 'withheld') expect(cell.kind).not.toBe('estimate')
          })
        })
      }
    }
  }
  expect(shown).toBeGreaterThan(10_000)
  expect(withheld).toBeGreaterThan(10_000)
})

const withoutInterval = (cell: Cell) =>
  cell.kind === 'estimate' ? { ...cell.estimate, interval: undefined } : { ...cell }
