import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnsweredPivot } from '#core/cells/answered-pivot'
import type { Atom } from '#core/cells/atoms'
import { buildBeside } from '#core/cells/build-beside'
import { buildCells } from '#core/cells/build-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok } from '#core/failure'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { atomsAsker } from '#engine/ask-atoms'
import { askPivot } from '#engine/ask-pivot'
import type { Engine } from '#engine/engine'
import { crossedSessions } from '../support/crossed-sessions'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { groupsOf, leaks, smallRests } from '../support/side-by-side'

const { csv } = crossedSessions()

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

describe('two views side by side', () => {
  it('count the groups as they count their cells', async () => {
    for (const [first, second] of Object.values(PAIRS)) {
      const pair = [await answer(first), await answer(second)]
      const atoms = unwrap(await atomsAsker(engine)(pair.map(({ plan }) => plan)))
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

  it('count the same groups from what is known of every session as the database does', async () => {
    const inDatabase: Pick<Engine, 'run' | 'lists'> = {
      run: engine.run,
      lists: async (of, needs) => {
        const lists = unwrap(await engine.lists(of, needs))
        // As where a key has too many values to be listed.
        return ok({ ...lists, keys: lists.keys.map(() => null) })
      },
    }
    const sorted = (atoms: readonly Atom[]) => atoms.map((atom) => JSON.stringify(atom)).sort()
    const plans = Object.values(PAIRS)
      .flat()
      .map((asked) => unwrap(normalize(asked, table)))
    for (const asked of [...Object.values(PAIRS).map((_, i) => plans.slice(2 * i, 2 * i + 2)), plans]) {
      const listed = unwrap(await atomsAsker(engine)(asked))
      expect(listed.length).toBeGreaterThan(4)
      expect(sorted(listed)).toEqual(sorted(unwrap(await atomsAsker(inDatabase)(asked))))
    }
  })

  it('fix no number that either withholds, and no difference of too few, which alone they would', async () => {
    const before: Record<string, number> = {}
    for (const [name, [first, second]] of Object.entries(PAIRS)) {
      const [one, other] = [await answer(first), await answer(second)]
      const atoms = unwrap(await atomsAsker(engine)([one.plan, other.plan]))
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
