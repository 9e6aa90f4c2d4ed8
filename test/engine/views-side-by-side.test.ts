import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Atom } from '#core/cells/atoms'
import { type AnsweredPivot, buildBeside } from '#core/cells/build-beside'
import { buildCells } from '#core/cells/build-cells'
import type { Key } from '#core/cells/key'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { askAtoms } from '#engine/ask-atoms'
import { askPivot } from '#engine/ask-pivot'
import type { Engine } from '#engine/engine'
import { determinedUnknowns, type LinearForm } from '../support/determined-unknowns'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { SeededRandom } from '../support/seeded-random'
import { unwrap } from '../support/sessions-table'

const random = new SeededRandom(11)
const rows = Array.from({ length: 500 }, (_, i) =>
  [
    `s${i}`,
    `u${Math.floor(90 * random.unit() ** 2)}`,
    random.oneOf(['Fix', 'Fix', 'Fix', 'Build', 'Build', 'Plan', 'Test']),
    random.oneOf(['cli', 'cli', 'cli', 'web', 'desktop']),
    random.oneOf(['2026-01', '2026-01', '2026-02', '2026-03']),
    random.oneOf(['succeeded', 'succeeded', 'failed', 'no_clear_goal']),
  ].join(','),
)
const csv = `session_id,user_id,work_mode,surface,month,outcome\n${rows.join('\n')}\n`

let engine: Engine
let table: SessionsTable
beforeAll(async () => {
  engine = await nodeEngine()
  table = unwrap(await engine.open([textSource('export.csv', csv)], openOptions()))
})
afterAll(() => engine.close())

const placed = (...ids: readonly string[]) => ids.map((dimension) => ({ dimension }))
const spec = (more: Partial<PivotSpec>): PivotSpec => ({ ...EMPTY_SPEC, ...more })
const only = (dimension: string, ...values: string[]) => [{ dimension, values, isNegated: false }]

/** Pairs of views of the same sessions: other dimensions, other filters, one part of the other, and rates beside counts. */
const PAIRS: Readonly<Record<string, readonly [PivotSpec, PivotSpec]>> = {
  'a filter that leaves little out': [
    spec({ rows: placed('work_mode') }),
    spec({ rows: placed('work_mode'), filters: [{ dimension: 'surface', values: ['web'], isNegated: true }] }),
  ],
  'the rows of one on the columns of the other': [
    spec({ rows: placed('work_mode'), columns: placed('surface') }),
    spec({ rows: placed('surface', 'month'), columns: placed('work_mode') }),
  ],
  'a filter in place of a dimension': [
    spec({ rows: placed('month'), columns: placed('work_mode') }),
    spec({ rows: placed('month'), columns: placed('surface'), filters: only('work_mode', 'Fix', 'Build', 'Plan') }),
  ],
  'a derived dimension beside its own': [
    spec({ rows: placed('mode_group'), columns: placed('surface') }),
    spec({ rows: placed('work_mode'), columns: placed('surface') }),
  ],
  'rates beside the outcomes they count': [
    spec({ rows: placed('work_mode', 'surface'), measures: ['judged_success'] }),
    spec({ rows: placed('work_mode'), columns: placed('outcome'), measures: ['sessions'] }),
  ],
}

async function answer(asked: PivotSpec): Promise<AnsweredPivot> {
  const plan = unwrap(normalize(asked, table))
  return { plan, statistics: unwrap(await askPivot(engine, plan)) }
}

const isWithin = (total: Key, key: Key) => total.every((value, i) => value === key[i])

/** The groups that a cell of a view adds up, found for each cell by itself. */
function groupsOf(atoms: readonly Atom[], view: number, row: Key, column: Key, base: number): number[] {
  return atoms.flatMap(({ views }, i) => {
    const own = views[view]
    return own?.bases[base] && isWithin(row, own.row) && isWithin(column, own.column) ? [i] : []
  })
}

/**
 * Withheld numbers of both that follow from all that both show, by exact elimination over the groups, and not already from
 * what the first shows by itself.
 */
function leaks(pair: readonly { cells: PivotCells; of: AnsweredPivot }[], atoms: readonly Atom[]): string[] {
  const told = new Set(following(pair, atoms, [0]))
  return following(pair, atoms, [0, 1]).filter((secret) => !told.has(secret))
}

function following(
  pair: readonly { cells: PivotCells; of: AnsweredPivot }[],
  atoms: readonly Atom[],
  from: readonly number[],
): string[] {
  const forms: LinearForm[] = []
  const secrets: string[] = []
  pair.forEach(({ cells, of: { plan } }, view) => {
    cells.rows.keys.forEach((row, r) => {
      cells.columns.keys.forEach((column, c) => {
        plan.measures.forEach((measure, m) => {
          const groups = groupsOf(atoms, view, row, column, plan.bases.indexOf(measure.base))
          if (groups.length === 0) return
          const form = new Map(groups.map((group) => [group, 1]))
          const isHidden = cells.at(r, c, m).kind === 'withheld'
          if (!isHidden && !from.includes(view)) return
          if (isHidden) {
            form.set(atoms.length + secrets.length, -1)
            secrets.push(`view ${view}: ${[...row, '/', ...column].join(' ')} ${measure.id}`)
          } else if (measure.statistic.kind === 'rate') {
            const counted = groups.filter((group) => atoms[group]!.views[view]!.successes[m])
            if (counted.length > 0) forms.push(new Map(counted.map((group) => [group, 1])))
          }
          forms.push(form)
        })
      })
    })
  })
  return [...determinedUnknowns(forms)].flatMap((unknown) => secrets[unknown - atoms.length] ?? [])
}

/** Shown numbers of the second view that differ from one of the first, of which they are part, by too few sessions. */
function smallRests(pair: readonly { cells: PivotCells; of: AnsweredPivot }[], atoms: readonly Atom[]): string[] {
  const shown = pair.map(({ cells, of: { plan } }, view) =>
    cells.rows.keys.flatMap((row, r) =>
      cells.columns.keys.flatMap((column, c) =>
        plan.measures.flatMap((measure, m) =>
          cells.at(r, c, m).kind === 'estimate'
            ? [{ base: measure.base, groups: groupsOf(atoms, view, row, column, plan.bases.indexOf(measure.base)) }]
            : [],
        ),
      ),
    ),
  )
  const [first, second] = shown as [(typeof shown)[0], (typeof shown)[0]]
  const size = (groups: readonly number[]) => groups.reduce((sum, group) => sum + atoms[group]!.n, 0)
  return first.flatMap((a) =>
    second.flatMap((b) => {
      if (a.base !== b.base) return []
      const [wide, narrow] = a.groups.length > b.groups.length ? [a.groups, b.groups] : [b.groups, a.groups]
      const rest = size(wide) - size(narrow)
      return narrow.every((group) => wide.includes(group)) && rest > 0 && rest < 15 ? [`${rest} sessions`] : []
    }),
  )
}

describe('two views side by side', () => {
  it('count the groups as they count their cells', async () => {
    for (const [first, second] of Object.values(PAIRS)) {
      const pair = [await answer(first), await answer(second)]
      const atoms = unwrap(
        await askAtoms(
          engine,
          pair.map(({ plan }) => plan),
        ),
      )
      pair.forEach(({ statistics, plan }, view) => {
        statistics.rowKeys.forEach((row, r) => {
          statistics.columnKeys.forEach((column, c) => {
            const cell = statistics.at(r, c)
            plan.bases.forEach((base, b) => {
              const n = groupsOf(atoms, view, row, column, b).reduce((sum, group) => sum + atoms[group]!.n, 0)
              expect(n).toBe(cell?.bases.get(base.id)?.n ?? 0)
            })
          })
        })
      })
    }
  })

  it('fix no number that either withholds, and no difference of too few, which alone they would', async () => {
    const before: Record<string, number> = {}
    for (const [name, [first, second]] of Object.entries(PAIRS)) {
      const [one, other] = [await answer(first), await answer(second)]
      const atoms = unwrap(await askAtoms(engine, [one.plan, other.plan]))
      const fixed = { cells: buildCells(one.statistics, one.plan), of: one }
      const alone = [fixed, { cells: buildCells(other.statistics, other.plan), of: other }]
      before[name] = leaks(alone, atoms).length + smallRests(alone, atoms).length
      const beside = { cells: buildBeside(one, other, atoms), of: other }
      expect([name, leaks([fixed, beside], atoms), smallRests([fixed, beside], atoms)]).toEqual([name, [], []])
    }
    // Of these something follows from the two of them, as they are without each other in mind.
    expect(Object.keys(before).filter((name) => before[name]! > 0)).toEqual([
      'a filter that leaves little out',
      'a filter in place of a dimension',
      'rates beside the outcomes they count',
    ])
  })
})
