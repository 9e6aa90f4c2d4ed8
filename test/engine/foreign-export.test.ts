import { beforeAll, describe, expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
import type { MappingChoice } from '#core/dataset/mapping-choice'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { pivotJson } from '#core/export/pivot-json'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC } from '#core/pivot/spec'
import { generateSessions, type SampleSession } from '#core/sample/generate-sessions'
import { askPivot } from '#engine/ask-pivot'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'

const sessions = [...generateSessions({ sessions: 3000, seed: 11 })].flat()

type Column = readonly [name: string, value: (session: SampleSession) => string | number]

function csv(columns: readonly Column[], rows = sessions): string {
  const line = (cells: readonly (string | number)[]) => cells.map((cell) => `"${cell}"`).join(',')
  return [line(columns.map(([name]) => name)), ...rows.map((s) => line(columns.map(([, value]) => value(s))))].join(
    '\n',
  )
}

const CANONICAL: readonly Column[] = [
  ['session_id', (s) => s.session_id],
  ['user_id', (s) => s.user_id],
  ['started_at', (s) => new Date(s.started_at).toISOString()],
  ['work_mode', (s) => s.work_mode],
  ['occupation', (s) => s.occupation],
  ['expertise', (s) => s.expertise],
  ['outcome', (s) => s.outcome],
  ['success_signal', (s) => s.success_signal],
  ['prompts', (s) => s.prompts],
  ['actions', (s) => s.actions],
]

const LEVELS: Readonly<Record<string, string>> = {
  1: '1 Novice',
  2: '2 Beginner',
  3: '3 Intermediate',
  4: '4 Advanced',
}
const SIGNALS = ['NONE', '1 Very weak', '2 Soft', '3 Moderate', '4 Strong', '5 Very strong']
const MODES: Readonly<Record<string, string>> = { Fix: 'fixing something broken', Build: 'building something new' }
const OUTCOMES: Readonly<Record<string, string>> = { partially_succeeded: 'Partially Succeeded', failed: 'FAILED' }

/** The same sessions as another tool might write them: other names, other order, other spellings. */
const FOREIGN: readonly Column[] = [
  ['How it went', (s) => OUTCOMES[s.outcome] ?? s.outcome],
  ['Evidence of success', (s) => SIGNALS[s.success_signal]!],
  ['conversation', (s) => s.session_id],
  ['Account ID', (s) => s.user_id],
  ['first seen', (s) => new Date(s.started_at).toISOString().replace('Z', '+00:00')],
  ['kind', (s) => MODES[s.work_mode] ?? s.work_mode.toUpperCase()],
  ['who', (s) => (s.occupation === 'Unclear' ? 'UNCLEAR' : `${s.occupation} Occupations`)],
  ['level shown', (s) => LEVELS[s.expertise] ?? s.expertise],
  ['human turns', (s) => s.prompts],
  ['tool calls', (s) => `${s.actions}.0`],
]

describe('an export of another tool', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await nodeEngine()
  })

  const open = async (text: string, mapping?: MappingChoice): Promise<SessionsTable> =>
    unwrap(await engine.open([textSource('export.csv', text)], openOptions({ name: 'x', ...(mapping && { mapping }) })))

  async function cellsOf(table: SessionsTable) {
    const spec = {
      ...EMPTY_SPEC,
      rows: [{ dimension: 'month' }, { dimension: 'work_mode' }],
      columns: [{ dimension: 'expertise' }],
      measures: ['sessions', 'users', 'verified_success', 'actions_per_prompt'],
      filters: [{ dimension: 'occupation', values: ['Unclear'], isNegated: true }],
    }
    const plan = unwrap(normalize(spec, table))
    return pivotJson(buildCells(unwrap(await askPivot(engine, plan)), plan), table, spec)
  }

  it('gives the same cells as the same sessions in our schema', async () => {
    const expected = (await cellsOf(await open(csv(CANONICAL)))).cells
    const table = await open(csv(FOREIGN))
    expect((await cellsOf(table)).cells).toEqual(expected)
    expect(expected.filter(({ suppressed }) => !suppressed).length).toBeGreaterThan(100)
    expect(table.notices.map(({ code }) => code)).toEqual(['fields-recognised'])
    expect(table.columns.map(({ mappedBy }) => mappedBy)).not.toContain('name')
  })

  it('has its unknown labels counted, and understood once someone says what they mean', async () => {
    const slang = FOREIGN.map(
      ([name, value]): Column => [
        name,
        (s) =>
          name === 'kind' && s.work_mode === 'Fix'
            ? 'bugs'
            : name === 'kind' && s.work_mode === 'Test'
              ? '?'
              : value(s),
      ],
    )
    const table = await open(csv(slang))
    const count = (mode: string) => sessions.filter((s) => s.work_mode === mode).length
    const mode = table.columns.find(({ field }) => field === 'work_mode')
    // 30 per cent are no work mode, so that the values alone do not tell.
    expect(mode).toBeUndefined()
    const told = await open(csv(slang), { columns: { kind: 'work_mode' }, labels: {} })
    const unknown = told.columns.find(({ field }) => field === 'work_mode')!.unknown
    expect(unknown).toEqual([
      { text: 'bugs', count: count('Fix') },
      { text: '?', count: count('Test') },
    ])
    const labels = { work_mode: { bugs: 'Fix', '?': 'Test' } }
    const understood = await open(csv(slang), { columns: { kind: 'work_mode' }, labels })
    expect(understood.notices.map(({ code }) => code)).toEqual(['fields-recognised'])
    expect((await cellsOf(understood)).cells).toEqual((await cellsOf(await open(csv(CANONICAL)))).cells)
  })

  it('is opened as decided before when it comes again with more rows', async () => {
    const first = await open(csv(FOREIGN, sessions.slice(0, 2000)))
    const remembered = { [first.signature]: { columns: { kind: null }, labels: {} } }
    const again = unwrap(await engine.open([textSource('new.csv', csv(FOREIGN))], openOptions({ remembered })))
    expect(again.columns.find(({ source }) => source === 'kind')!.field).toBeNull()
    expect(again.sessions).toBe(3000)
    const other = unwrap(await engine.open([textSource('new.csv', csv(CANONICAL))], openOptions({ remembered })))
    expect(other.columns.find(({ source }) => source === 'work_mode')!.field).toBe('work_mode')
  })
})
