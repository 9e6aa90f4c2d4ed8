import { describe, expect, it } from 'vitest'
import { CODEBASE_RELATIONS } from '#core/dataset/codebase-relation'
import { EXPERTISE } from '#core/dataset/expertise'
import { FIELDS } from '#core/dataset/field'
import type { Taxonomy } from '#core/dataset/label'
import { OCCUPATIONS, WORK_OCCUPATIONS } from '#core/dataset/occupation'
import { OUTCOMES } from '#core/dataset/outcome'
import { SURFACES } from '#core/dataset/surface'
import { WORK_MODES } from '#core/dataset/work-mode'
import { generateSessions, SAMPLE_COLUMNS, type SampleSession } from '#core/sample/generate-sessions'

const ROWS = 40_000
const sample = (sessions: number, seed: number): SampleSession[] => [...generateSessions({ sessions, seed })].flat()
const rows = sample(ROWS, 7)

const WINDOW_START = Date.UTC(2025, 9, 1)
const WINDOW_END = Date.UTC(2026, 4, 1)

describe('generateSessions', () => {
  it('gives the same rows for the same seed, and others for another', () => {
    expect(sample(3000, 5)).toEqual(sample(3000, 5))
    const other = new Set(sample(3000, 6).map((row) => row.session_id))
    expect(sample(3000, 5).filter((row) => other.has(row.session_id))).toEqual([])
  })

  it('gives the number asked for, in batches of at most 16,384', () => {
    const batches = [...generateSessions({ sessions: ROWS, seed: 1 })].map((batch) => batch.length)
    expect(batches).toEqual([16_384, 16_384, ROWS - 2 * 16_384])
    expect(sample(0, 1)).toEqual([])
    expect(sample(1, 1)).toHaveLength(1)
  })

  it('refuses what is not a number of sessions or a seed', () => {
    expect(() => sample(-1, 1)).toThrow(RangeError)
    expect(() => sample(1.5, 1)).toThrow(RangeError)
    expect(() => sample(1, Number.NaN)).toThrow(RangeError)
  })

  it('has every column of the schema but month, transcript, the range of a value and the first prompt, and no other', () => {
    const left = ['month', 'transcript', 'task_value_low', 'task_value_high', 'expertise_first_prompt']
    const schema = FIELDS.map((field) => field.id).filter((id) => !left.includes(id))
    const columns = SAMPLE_COLUMNS.map((column) => column.name)
    expect(columns.toSorted()).toEqual(schema.toSorted())
    expect(Object.keys(rows[0]!)).toEqual(columns)
  })

  it('fills every column with the type it declares', () => {
    const fits = {
      text: (value: unknown) => typeof value === 'string' && value !== '',
      integer: (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0,
      number: (value: unknown) => Number.isFinite(value),
      time: (value: unknown) => Number.isSafeInteger(value),
      flag: (value: unknown) => typeof value === 'boolean',
    }
    const misfits = rows.flatMap((row) => SAMPLE_COLUMNS.filter(({ name, type }) => !fits[type](row[name])))
    expect(misfits).toEqual([])
  })

  it('never gives two sessions one id, nor an id a user would recognise as real', () => {
    expect(new Set(rows.map((row) => row.session_id)).size).toBe(ROWS)
    expect(
      rows.every((row) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(row.session_id)),
    ).toBe(true)
    expect(rows.every((row) => row.synthetic)).toBe(true)
  })

  it.each<[keyof SampleSession, Taxonomy]>([
    ['surface', SURFACES],
    ['work_mode', WORK_MODES],
    ['codebase_relation', CODEBASE_RELATIONS],
    ['expertise', EXPERTISE],
    ['occupation', OCCUPATIONS],
    ['work_occupation', WORK_OCCUPATIONS],
    ['outcome', OUTCOMES],
  ])('writes %s in the labels of the study, each of which occurs', (name, taxonomy) => {
    const labels = taxonomy.labels.map((label) => label.value).filter((value) => value !== 'other')
    expect([...new Set(rows.map((row) => row[name]))].toSorted()).toEqual(labels.toSorted())
  })

  it('stays within the scales', () => {
    const range = (of: (row: SampleSession) => number) => {
      const values = rows.map(of)
      return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
    }
    expect(range((row) => row.success_signal)).toEqual([0, 5])
    expect(range((row) => row.failure_signal)).toEqual([0, 5])
    expect(range((row) => row.planning_user_share)).toEqual([0, 1])
    expect(range((row) => row.execution_user_share)).toEqual([0, 1])
    expect(range((row) => row.prompts)[0]).toBe(1)
    expect(range((row) => row.actions)[0]).toBe(0)
    expect(range((row) => row.task_value_usd)[0]).toBeGreaterThanOrEqual(10)
    expect(range((row) => row.task_value_usd)[1]).toBeLessThanOrEqual(50_000)
    const [earliest, latest] = range((row) => row.started_at)
    expect(earliest).toBeGreaterThanOrEqual(WINDOW_START)
    expect(latest).toBeLessThan(WINDOW_END)
    expect(new Set(rows.map((row) => new Date(row.started_at).getUTCMonth())).size).toBe(7)
  })

  it('agrees with itself: calls cover prompts, nothing without a goal wrote code, words make tokens', () => {
    expect(rows.filter((row) => row.model_calls < row.prompts)).toEqual([])
    expect(rows.filter((row) => row.outcome === 'no_clear_goal' && row.lines_added > 0)).toEqual([])
    expect(rows.filter((row) => row.output_tokens < row.output_words / 2)).toEqual([])
  })

  it('keeps to models that exist by then', () => {
    const firstUse = new Map<string, number>()
    for (const { model, started_at } of rows)
      firstUse.set(model, Math.min(started_at, firstUse.get(model) ?? started_at))
    expect(firstUse.get('claude-opus-4-5-20251101')).toBeGreaterThanOrEqual(Date.UTC(2025, 10, 24))
    expect(firstUse.get('claude-opus-4-6')).toBeGreaterThanOrEqual(Date.UTC(2026, 1, 5))
    expect(firstUse.get('claude-opus-4-7')).toBeGreaterThanOrEqual(Date.UTC(2026, 3, 16))
    expect([...firstUse.keys()].filter((model) => !/^claude-.*(opus|sonnet|haiku)/.test(model))).toEqual([])
  })

  it('gives one account one opening day and one occupation, where it shows', () => {
    const opened = new Map<string, Set<number>>()
    const occupations = new Map<string, Set<string>>()
    const note = <T>(map: Map<string, Set<T>>, user: string, value: T) =>
      map.set(user, (map.get(user) ?? new Set()).add(value))
    for (const row of rows) {
      note(opened, row.user_id, Math.floor(row.started_at / 86_400_000) - row.account_age_days)
      if (row.occupation !== 'Unclear') note(occupations, row.user_id, row.occupation)
    }
    expect([...opened.values()].every((days) => days.size === 1)).toBe(true)
    expect([...occupations.values()].every((titles) => titles.size === 1)).toBe(true)
  })

  it('does not group rows by user', () => {
    const neighbours = rows.filter((row, i) => i > 0 && rows[i - 1]!.user_id === row.user_id).length
    // Shuffled, two neighbours share a user about once in 10,000; grouped by user, in 41 per cent of rows.
    expect(neighbours).toBeLessThan(40)
  })
})
