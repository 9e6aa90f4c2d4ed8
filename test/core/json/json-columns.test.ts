import { describe, expect, it } from 'vitest'
import { JsonColumns } from '#core/json/json-columns'
import type { JsonRecord } from '#core/json/parse-record'

function learned(...records: JsonRecord[]): JsonColumns {
  const columns = new JsonColumns()
  for (const record of records) columns.learn(record)
  return columns
}

const read = (columns: JsonColumns, record: JsonRecord) =>
  Object.fromEntries(columns.row(record).map((value, i) => [columns.names[i], value]))

describe('JsonColumns', () => {
  it('flattens nested objects into names with dots', () => {
    const record = { id: 's', tokens: { in: 1, out: { text: 2, code: null } } }
    expect(read(learned(record), record)).toEqual({
      id: 's',
      'tokens.in': '1',
      'tokens.out.text': '2',
      'tokens.out.code': null,
    })
  })

  it('keeps arrays, and objects where others have a value, as JSON', () => {
    const columns = learned({ a: 1, b: [] }, { a: 's' })
    expect(read(columns, { a: { x: [1] }, b: [{ y: 'é' }] })).toEqual({ a: '{"x":[1]}', b: '[{"y":"é"}]' })
  })

  it('has a column for the values and one for the objects of a key that has both', () => {
    const columns = learned({ a: { x: 1 } }, { a: 'plain' })
    expect(read(columns, { a: 'plain' })).toEqual({ a: 'plain', 'a.x': null })
    expect(read(columns, { a: { x: 2 } })).toEqual({ a: null, 'a.x': '2' })
  })

  it('keeps a key with a dot apart from a nested one', () => {
    const record = { 'a.b': 1, a: { b: 2 } }
    expect(read(learned(record), record)).toEqual({ 'a.b': '1', 'a.b_2': '2' })
  })

  it('keeps objects that map from one thing to another as JSON', () => {
    const files = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`src/${i}.ts`, i]))
    expect(learned({ id: 's', files }).names).toEqual(['id', 'files'])
  })

  it('counts what has no column, by name', () => {
    const columns = learned({ id: 's', a: { x: 1 } })
    columns.row({ id: 't', late: 1, a: { x: 1, y: null, z: 2 } })
    columns.row({ id: 't', late: null, a: 'plain' })
    expect([...columns.leftOut]).toEqual([
      ['late', 1],
      ['a.z', 1],
      ['a', 1],
    ])
  })

  it('joins the columns of several files', () => {
    const columns = JsonColumns.union([learned({ id: 's', a: { x: 1 } }), learned({ id: 't', a: { y: true }, b: {} })])
    expect(columns.names).toEqual(['id', 'a.x', 'a.y', 'b'])
    expect(read(columns, { id: 't', a: { y: true }, b: {} })).toEqual({ id: 't', 'a.x': null, 'a.y': 'true', b: '{}' })
  })

  it('reads a key named like a part of every object', () => {
    const record = JSON.parse('{"id": "s", "__proto__": 1, "constructor": 2}')
    expect(read(learned(record), record)).toMatchObject({ id: 's', constructor: '2' })
    expect(learned(record).row(record)).toEqual(['s', '1', '2'])
  })
})
