import { describe, expect, it } from 'vitest'
import { mapColumns } from '#core/dataset/mapping'
import type { SourceType } from '#core/dataset/source-column'
import { BatchEncoder, type EncodedBatch } from '#core/load/batch-encoder'
import { joinValues } from '#core/load/join-values'
import { loadingColumn } from '#core/load/loading-column'
import { hasBit, type SourceValues, spellingAt, type TextValues } from '#core/load/source-values'
import { Validity } from '#core/load/validity'

const encoder = new TextEncoder()

function text(...values: (string | null)[]): SourceValues {
  const validity = new Validity(values.length)
  const parts = values.map((value, row) => {
    if (value === null) validity.clear(row)
    return encoder.encode(value ?? '')
  })
  const offsets = new Int32Array(values.length + 1)
  for (const [row, part] of parts.entries()) offsets[row + 1] = offsets[row]! + part.length
  const bytes = new Uint8Array(offsets[values.length]!)
  for (const [row, part] of parts.entries()) bytes.set(part, offsets[row])
  return { kind: 'text', length: values.length, validity: validity.bits, offsets, bytes }
}

function numbers(...values: (number | null)[]): SourceValues {
  const validity = new Validity(values.length)
  for (const [row, value] of values.entries()) if (value === null) validity.clear(row)
  const plain = Float64Array.from(values, (value) => value ?? 0)
  return { kind: 'number', length: values.length, validity: validity.bits, values: plain }
}

/** The same texts as positions in a list, which has one that no row has, and one that is missing. */
function coded(...values: (string | null)[]): SourceValues {
  const list = ['in no row', ...new Set(values.filter((value) => value !== null)), null]
  const validity = new Validity(values.length)
  const codes = Int32Array.from(values, (value) => list.indexOf(value))
  // Every other missing value is missing from the list.
  for (const [row, value] of values.entries()) if (value === null && row % 2 === 0) validity.clear(row)
  const texts = text(...list) as TextValues
  return { kind: 'coded', length: values.length, validity: validity.bits, codes, texts }
}

const flags = (...values: boolean[]): SourceValues => {
  const bits = new Uint8Array((values.length + 7) >> 3)
  for (const [row, value] of values.entries()) if (value) bits[row >> 3]! |= 1 << (row & 7)
  return { kind: 'flag', length: values.length, validity: null, bits }
}

const days = (...values: string[]): SourceValues => ({
  kind: 'time',
  length: values.length,
  validity: null,
  values: BigInt64Array.from(values, (value) => BigInt(Date.parse(value) / 1000)),
  perSecond: 1,
})

function encoderOf(columns: Readonly<Record<string, SourceType>>): BatchEncoder {
  const sources = Object.entries(columns).map(([name, type]) => ({ name, type }))
  return new BatchEncoder(mapColumns(sources).map((mapped) => loadingColumn(mapped, {})))
}

/** The encoded rows as plain values, by the name of the column. */
function plain({ rows, columns }: EncodedBatch): Record<string, unknown[]> {
  return Object.fromEntries(
    columns.map(({ column, values }) => [
      column.mapped.column,
      Array.from({ length: rows }, (_, row) => {
        if (values.validity !== null && !hasBit(values.validity, row)) return null
        if (values.type === 'label') return values.labels[values.codes[row]!]
        if (values.type === 'flag') return hasBit(values.bits, row)
        if (values.type === 'text') return spellingAt({ kind: 'text', length: rows, ...values }, row)
        return values.type === 'time' ? Number(values.values[row]) / values.perSecond : values.values[row]
      }),
    ]),
  )
}

const encode = (encoder: BatchEncoder, values: Readonly<Record<string, SourceValues>>) =>
  plain(encoder.encode((name) => values[name]!))

describe('rows', () => {
  it('without a session id, and of sessions met before, are left out and counted', () => {
    const encoder = encoderOf({ session_id: 'text', work_mode: 'text', n: 'integer', at: 'time', is_new: 'boolean' })
    const first = encode(encoder, {
      session_id: text('a', null, 'b', '', 'a'),
      work_mode: text('Fix', 'Fix', 'BUILD', 'Fix', 'Test'),
      n: numbers(1, 2, 3, 4, 5),
      at: days('2025-10-01', '2025-10-02', '2025-10-03', '2025-10-04', '2025-10-05'),
      is_new: flags(true, false, false, true, true),
    })
    expect(first).toEqual({
      session_id: ['a', 'b'],
      work_mode: ['Fix', 'Build'],
      n: [1, 3],
      at: [Date.parse('2025-10-01') / 1000, Date.parse('2025-10-03') / 1000],
      is_new: [true, false],
    })
    const second = encode(encoder, {
      session_id: text('b', 'c'),
      work_mode: text('Fix', null),
      n: numbers(1, null),
      at: days('2025-10-01', '2025-10-02'),
      is_new: flags(true, true),
    })
    expect(second).toMatchObject({ session_id: ['c'], work_mode: [null], n: [null] })
    expect(encoder).toMatchObject({ unnamed: 2, repeated: 2 })
  })

  it('of users are numbered, whole ids as text ones', () => {
    const encoder = encoderOf({ session_id: 'integer', user_id: 'integer' })
    const values = { session_id: numbers(7, 8, 9, 7), user_id: numbers(40, null, 40, 41) }
    expect(encode(encoder, values)).toEqual({ session_id: ['7', '8', '9'], user_id: [0, null, 0] })
  })
})

describe('what is not stored', () => {
  it('is counted with its spellings, the most frequent first', () => {
    const encoder = encoderOf({ session_id: 'text', work_mode: 'text', prompts: 'text', started_at: 'text' })
    encode(encoder, {
      session_id: text('a', 'b', 'c', 'd', 'e', 'f'),
      work_mode: text('Dance', 'Fix', 'Sing', 'Sing', '  ', null),
      prompts: text('1', '-1', 'many', '2.5', ' ', '4294967296'),
      started_at: text('soon', '2025-10-01', '', null, 'soon', ' '),
    })
    const misfits = Object.fromEntries(encoder.columns.map(({ mapped, misfits }) => [mapped.column, misfits]))
    expect(misfits.work_mode).toMatchObject({
      unread: 3,
      outside: 0,
      spellings: [
        { text: 'Sing', count: 2 },
        { text: 'Dance', count: 1 },
      ],
    })
    expect(misfits.prompts).toMatchObject({ unread: 1, outside: 3 })
    expect(misfits.started_at).toMatchObject({ unread: 2, outside: 0 })
    // The month of a start that is not known is not a second thing wrong.
    expect(misfits.month).toMatchObject({ unread: 0, outside: 0 })
  })
})

it('numbers whose squares could not be summed, and money beyond a trillion, are out of range', () => {
  const encoder = encoderOf({ session_id: 'text', task_value_usd: 'number', own: 'number' })
  const values = {
    session_id: text('a', 'b', 'c', 'd'),
    task_value_usd: numbers(1e12, 1e12 + 1, 1e308, -1),
    own: numbers(1e100, -1e100, 1e101, -1e308),
  }
  const found = encode(encoder, values)
  expect(found.task_value_usd).toEqual([1e12, null, null, null])
  expect(found.own).toEqual([1e100, -1e100, null, null])
  expect(encoder.columns.map(({ mapped, misfits }) => [mapped.column, misfits.outside])).toEqual([
    ['session_id', 0],
    ['task_value_usd', 3],
    ['own', 2],
  ])
})

// Parquet and Arrow have no infinite instant; writers take the ends of the 64 bits for it.
it.each([1, 1_000, 1_000_000, 1_000_000_000] as const)('infinity is no time, at %i parts of a second', (perSecond) => {
  const encoder = encoderOf({ session_id: 'text', started_at: 'time' })
  const largest = 2n ** 63n - 1n
  const found = encode(encoder, {
    session_id: text('a', 'b', 'c', 'd'),
    started_at: {
      kind: 'time',
      length: 4,
      validity: Uint8Array.of(0b0111),
      values: BigInt64Array.of(0n, largest, -largest, 0n),
      perSecond,
    },
  })
  expect(found).toMatchObject({ started_at: [0, null, null, null], month: ['1970-01', null, null, null] })
  const { misfits } = encoder.columns.find(({ mapped }) => mapped.column === 'started_at')!
  expect(misfits).toMatchObject({
    unread: 2,
    spellings: [
      { text: 'infinity', count: 1 },
      { text: '-infinity', count: 1 },
    ],
  })
})

it('whole numbers of more digits than a double holds are counted where they are rounded', () => {
  const encoder = encoderOf({ session_id: 'text', own: 'number' })
  // 2^53 is stored as it is written, the next odd number is not; a fraction and an exponent promise no digit.
  const own = text('9007199254740992', '9007199254740993', '-12345678901234567890', '1e30', '0.12345678901234567890')
  encoder.encode((name) => (name === 'own' ? own : text('a', 'b', 'c', 'd', 'e')))
  const column = encoder.columns.find(({ mapped }) => mapped.source.name === 'own')!
  expect([column.misfits.rounded, column.misfits.outside, column.misfits.unread]).toEqual([2, 0, 0])
})

it('a label can be written as a number, and a signal in words', () => {
  const encoder = encoderOf({ session_id: 'text', expertise: 'integer', success_signal: 'text' })
  const values = { session_id: text('a', 'b'), expertise: numbers(3, 9), success_signal: text('NONE', 'Very strong') }
  expect(encode(encoder, values)).toMatchObject({ expertise: ['3', null], success_signal: [0, 5] })
})

it('the month is that of the start, before 1970 too', () => {
  const encoder = encoderOf({ session_id: 'text', started_at: 'time' })
  const values = { session_id: text('a', 'b', 'c'), started_at: days('1969-12-31', '1970-01-01', '2026-02-28') }
  expect(encode(encoder, values).month).toEqual(['1969-12', '1970-01', '2026-02'])
})

it('text that comes as positions in a list is what it is written out', () => {
  const columns = {
    session_id: ['a', 'b', null, 'c', 'c', 'd', 'é', null],
    user_id: ['u', null, null, 'u', 'u', 'v', '', 'w'],
    work_mode: ['Fix', 'Dance', 'Build', null, 'Fix', 'Fix', null, ' '],
    month: ['2025-10', '2025-11', 'soon', '2025-10', '2025-10', null, '2026-01', '2025-10'],
    started_at: ['2025-10-01', 'soon', null, '2025-10-01', '2025-10-01', '2026-01-01T00:00:01Z', '', null],
    prompts: ['1', 'many', '2.5', '1', '1', null, ' ', null],
    synthetic: ['yes', 'no', 'perhaps', 'yes', 'yes', null, ' ', null],
    team: ['x', 'y', null, 'x', 'x', '😀', '', null],
  }
  const types = Object.fromEntries(Object.keys(columns).map((name) => [name, 'text'] as const))
  const [ofText, ofCodes] = [text, coded].map((make) => {
    const encoder = encoderOf(types)
    const made = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, make(...values)]))
    const stored = encode(encoder, made)
    return {
      stored,
      told: encoder.columns.map(({ misfits, counts }) => [misfits.spellings, counts.known, counts.distinct]),
    }
  })
  expect(ofCodes).toEqual(ofText)
  expect(ofCodes!.stored).toMatchObject({ session_id: ['a', 'b', 'c', 'd', 'é'], team: ['x', 'y', 'x', '😀', null] })
})

describe('parts of a column put together', () => {
  it.each<[string, SourceValues[]]>([
    ['text', [text('a', null, 'ééé'), text(), text('', 'x', null, 'y', 'z', 'ü')]],
    ['positions in lists', [coded('a', null, 'b'), coded('b', 'c', null, 'c')]],
    ['numbers', [numbers(1, null), numbers(...Array.from({ length: 20 }, (_, i) => (i % 3 === 0 ? null : i)))]],
    ['flags', [flags(true, false, true), flags(false, false, true, true, false, true, true)]],
    ['instants', [days('2025-10-01'), days('1969-01-01', '2026-01-01')]],
  ])('%s', (_, parts) => {
    const read = (values: SourceValues) => Array.from({ length: values.length }, (_, row) => spellingAt(values, row))
    expect(read(joinValues(parts))).toEqual(parts.flatMap(read))
  })
})
