import { expect, it } from 'vitest'
import { datasetName } from '#core/dataset/dataset-name'

it.each([
  [['export.parquet'], 'export.parquet'],
  [['logs/deep/one.jsonl'], 'one.jsonl'],
  [['logs/one.jsonl', 'logs/deep/two.jsonl'], 'logs'],
  [['a/one.jsonl', 'b/two.jsonl'], '2 files'],
  [['a/one.jsonl', 'ab/two.jsonl'], '2 files'],
  [['one.csv', 'two.csv', 'three.csv'], '3 files'],
])('%j is called %s', (files, name) => expect(datasetName(files)).toBe(name))
