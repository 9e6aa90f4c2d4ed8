import { expect, it } from 'vitest'
import { DATA_FILE_KINDS, isDataFile } from '#core/dataset/data-file'

it.each([
  ['a.jsonl', 'transcript'],
  ['A.JSONL.GZ', 'transcript'],
  ['a.parquet', 'export'],
  ['a.csv', 'export'],
  ['a.CSV.gz', 'export'],
  ['a.tsv', 'export'],
  ['a.tsv.gz', 'export'],
  ['a.json', 'export'],
  ['a.report.json', undefined],
  ['a.ndjson.gz', 'export'],
  ['a.arrow', 'export'],
  ['a.feather', 'export'],
  ['a.txt', undefined],
  ['a.csv.txt', undefined],
  ['a.parquet.gz', undefined],
  ['csv', undefined],
])('%s is %s', (name, kind) => expect(DATA_FILE_KINDS.find((k) => isDataFile(name, k))).toBe(kind))
