import { describe, expect, it } from 'vitest'
import { type FileFormat, groupFiles, widenedColumns } from '#core/dataset/file-group'
import type { SourceType } from '#core/dataset/source-column'

const file = (name: string, format: FileFormat, columns: Record<string, SourceType>) => ({
  file: name,
  format,
  columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
})

describe('groupFiles', () => {
  it('takes the same columns in any order, and whole and other numbers, for one export', () => {
    const groups = groupFiles([
      file('a.parquet', 'parquet', { id: 'text', n: 'integer' }),
      file('b.parquet', 'parquet', { n: 'number', id: 'text' }),
    ])
    expect(groups).toEqual([{ format: 'parquet', files: ['a.parquet', 'b.parquet'], at: [0, 1], columns: [] }])
  })

  it('keeps other columns, other types and other formats apart, and says what differs', () => {
    const groups = groupFiles([
      file('a.parquet', 'parquet', { id: 'text', n: 'integer' }),
      file('b.parquet', 'parquet', { id: 'text', n: 'text' }),
      file('c.parquet', 'parquet', { id: 'text' }),
      file('d.csv', 'csv', { id: 'text' }),
      file('e.parquet', 'parquet', { id: 'text', n: 'integer' }),
    ])
    expect(groups.map(({ files, columns }) => [files, columns])).toEqual([
      [['a.parquet', 'e.parquet'], ['n']],
      [['b.parquet'], ['n']],
      [['c.parquet'], []],
      [['d.csv'], []],
    ])
  })

  it('names first the columns that fewest others have', () => {
    const [first] = groupFiles([
      file('a.csv', 'csv', { id: 'text', both: 'text', own: 'text' }),
      file('b.csv', 'csv', { id: 'text', both: 'text', other: 'text' }),
      file('c.csv', 'csv', { id: 'text' }),
    ])
    expect(first!.columns).toEqual(['own', 'both'])
  })

  it('takes a JSON file that lacks keys of another for the same export', () => {
    const groups = groupFiles([
      file('a.jsonl', 'json', { id: 'text', a: 'text' }),
      file('b.jsonl', 'json', { id: 'text', a: 'text', b: 'text' }),
      file('c.jsonl', 'json', { id: 'text', b: 'text' }),
      file('d.jsonl', 'json', { id: 'text', z: 'text' }),
    ])
    expect(groups.map(({ at }) => at)).toEqual([[0, 1, 2], [3]])
  })

  it('takes transcripts together whatever they hold', () => {
    expect(groupFiles([file('a.jsonl', 'transcript', {}), file('b.jsonl', 'transcript', {})])).toHaveLength(1)
  })
})

it('names the columns that are whole in some files only', () => {
  const files = [
    file('a', 'parquet', { id: 'text', n: 'integer', m: 'integer' }),
    file('b', 'parquet', { id: 'text', n: 'number', m: 'integer' }),
  ]
  expect([...widenedColumns(files)]).toEqual(['n'])
})
