import { beforeAll, describe, expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
import type { SaidLabel } from '#core/classify/label-record'
import { labelText } from '#core/pivot/label-texts'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC } from '#core/pivot/spec'
import { askPivot } from '#engine/ask-pivot'
import type { ByteSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import { label } from '../core/classify/labels'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { parquetSource } from './support/parquet'
import { storedRows } from './support/questions'

let engine: Engine

beforeAll(async () => {
  engine = await nodeEngine()
})

const open = async (sources: readonly ByteSource[], labels: readonly SaidLabel[], options = {}) =>
  unwrap(await engine.open(sources, openOptions({ labels, ...options })))

const said = (session: string, classifier: string, text: string, given: Parameters<typeof label>[0] = {}) =>
  label({ session, classifier, answer: { kind: 'label', label: text }, ...given })
const outcome = (session: string, text: string, given = {}) => said(session, 'outcome', text, given)

/** A thing said in each of some sessions, whose ids are whole numbers. */
const texts = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ session_id: i, transcript: `Human: make report ${i}` }))

describe('labels of a journal beside an export with a column of transcripts', () => {
  const columns = [
    { name: 'session_id', type: 'integer' },
    { name: 'transcript', type: 'text' },
  ] as const
  const forms: readonly [string, () => Promise<ByteSource>][] = [
    ['Parquet', () => parquetSource('a.parquet', columns, [texts(2), texts(4).slice(2)])],
    [
      'CSV',
      async () =>
        textSource(
          'a.csv',
          `session_id,transcript\n${texts(4)
            .map((row) => `${row.session_id},${row.transcript}`)
            .join('\n')}\n`,
        ),
    ],
    [
      'JSON Lines',
      async () =>
        textSource(
          'a.jsonl',
          texts(4)
            .map((row) => JSON.stringify(row))
            .join('\n'),
        ),
    ],
  ]
  it.each(forms)('are columns of the fields they fill, in %s', async (_, source) => {
    const decisions = (user: number, model: number) =>
      ({ kind: 'decisions', planning: { user, model }, execution: { user: 0, model: 0 } }) as const
    const labels = [
      outcome('3', 'succeeded'),
      outcome('1', 'failed'),
      said('1', 'success_signal', '4'),
      label({ session: '0', classifier: 'decision_attribution', answer: decisions(3, 1) }),
      label({ session: '2', classifier: 'decision_attribution', answer: decisions(0, 0) }),
    ]
    const table = await open([await source()], labels)
    expect(table.transcript).toBe('transcript')
    // Nobody decided anything in the execution: no share of it is known, and a column of none is left out.
    expect(await storedRows(engine, table)).toEqual([
      { session_id: '0', outcome: null, success_signal: null, planning_user_share: 0.75 },
      { session_id: '1', outcome: 'failed', success_signal: 4, planning_user_share: null },
      { session_id: '2', outcome: null, success_signal: null, planning_user_share: null },
      { session_id: '3', outcome: 'succeeded', success_signal: null, planning_user_share: null },
    ])
    const labelled = table.columns.find(({ field }) => field === 'outcome')!
    expect(labelText(labelled, table.sessions)).toBe(
      'by claude-sonnet-4-6, version 1, run r1, 2 of 4 sessions labelled',
    )
    expect(labelled).toMatchObject({
      kind: 'label',
      missing: 2,
      labelledBy: [{ kind: 'model', rater: 'claude-sonnet-4-6', version: 1, run: 'r1', sessions: 2 }],
    })
  })

  it('can be measured: of three sessions whose outcome is known two succeeded', async () => {
    const labels = ['succeeded', 'failed', 'succeeded'].map((text, i) => outcome(String(i), text))
    const table = await open([await forms[0]![1]()], labels)
    const spec = { ...EMPTY_SPEC, measures: ['judged_success'], thresholds: { minUsers: 1, minSessions: 1 } }
    const plan = unwrap(normalize(spec, table))
    const cells = buildCells(unwrap(await askPivot(engine, plan)), plan)
    expect(cells.at(0, 0, 0)).toMatchObject({ kind: 'estimate', estimate: { value: 2 / 3, n: 3 } })
  })
})

const own = 'session_id,Outcome,team\na,failed,x\nb,failed,y\n'

describe('labels and what the export says itself', () => {
  it('stand beside each other, and each is told by whom it is', async () => {
    const table = await open([textSource('a.csv', own)], [outcome('a', 'succeeded'), outcome('b', 'failed')])
    expect((await storedRows(engine, table)).map(({ outcome, outcome_model }) => [outcome, outcome_model])).toEqual([
      ['failed', 'succeeded'],
      ['failed', 'failed'],
    ])
    expect(table.columns.find(({ column }) => column === 'outcome')).not.toHaveProperty('labelledBy')
    expect(table.columns.find(({ column }) => column === 'outcome_model')?.labelledBy).toHaveLength(1)
  })

  it('never share a name, whatever the case it is written in', async () => {
    const table = await open(
      [textSource('a.csv', 'session_id,outcome,OUTCOME_MODEL\na,failed,x\n')],
      [outcome('a', 'succeeded')],
    )
    expect(table.columns.map(({ column }) => column)).toEqual([
      'session_id',
      'outcome',
      'OUTCOME_MODEL',
      'outcome_model_2',
    ])
  })

  it('change places where that is decided, and the decision is not of another kind of export', async () => {
    const mapping = { columns: { outcome_model: 'outcome' as const }, labels: {} }
    const labels = [outcome('a', 'succeeded'), outcome('b', 'failed')]
    const table = await open([textSource('a.csv', own)], labels, { mapping })
    expect((await storedRows(engine, table)).map(({ outcome }) => outcome)).toEqual(['succeeded', 'failed'])
    expect(table.columns.find(({ source }) => source === 'Outcome')).toMatchObject({ field: null, column: 'Outcome_2' })
    const without = await open([textSource('a.csv', own)], [], { mapping })
    expect(without.signature).toBe(table.signature)
    expect(without.columns.find(({ source }) => source === 'Outcome')).toMatchObject({ field: 'outcome' })
  })

  it('two runs have columns of their own, and so has a person', async () => {
    const table = await open(
      [textSource('a.csv', own)],
      [
        outcome('a', 'succeeded'),
        outcome('a', 'failed', { run: 'r2', time: '2026-05-02T10:00:00.000Z' }),
        outcome('a', 'succeeded', { rater: { kind: 'human', name: 'anna' }, run: 'by hand' }),
      ],
    )
    expect((await storedRows(engine, table))[0]).toMatchObject({
      outcome_model: 'failed',
      'outcome@r1': 'succeeded',
      'outcome@r2': 'failed',
      outcome_human: 'succeeded',
    })
  })
})

it('what is said of sessions of other datasets makes no column and names no rater', async () => {
  const others = Array.from({ length: 5 }, (_, i) => outcome(`z${i}`, 'succeeded', { run: `other${i}` }))
  const none = await open([textSource('a.csv', own)], others)
  expect(none.columns.map(({ column }) => column)).toEqual(['session_id', 'outcome', 'team'])
  const some = await open([textSource('a.csv', own)], [outcome('a', 'succeeded'), ...others])
  expect(some.columns.map(({ column }) => column)).toEqual(['session_id', 'outcome', 'team', 'outcome_model'])
  expect(some.columns.at(-1)?.labelledBy).toMatchObject([{ run: 'r1', sessions: 1 }])
})

it('a session that is in none of the rows kept has no label, and one that stands there twice has one', async () => {
  const table = await open(
    [textSource('a.csv', 'session_id,team\na,x\na,y\n,z\nb,x\n')],
    [outcome('b', 'failed'), outcome('a', 'succeeded')],
  )
  expect((await storedRows(engine, table)).map(({ team, outcome }) => [team, outcome])).toEqual([
    ['x', 'succeeded'],
    ['x', 'failed'],
  ])
})
