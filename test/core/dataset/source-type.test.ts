import { expect, it } from 'vitest'
import { sourceTypeOf } from '#core/dataset/source-type'

// The engine's own names of its types.
it.each([
  ['VARCHAR', 'text'],
  ['BOOLEAN', 'boolean'],
  ['TINYINT', 'integer'],
  ['UTINYINT', 'integer'],
  ['SMALLINT', 'integer'],
  ['INTEGER', 'integer'],
  ['UINTEGER', 'integer'],
  ['BIGINT', 'integer'],
  ['UBIGINT', 'integer'],
  ['HUGEINT', 'integer'],
  ['FLOAT', 'number'],
  ['DOUBLE', 'number'],
  ['DECIMAL(18,3)', 'number'],
  ['DATE', 'time'],
  ['TIMESTAMP', 'time'],
  ['TIMESTAMP_MS', 'time'],
  ['TIMESTAMP WITH TIME ZONE', 'time'],
  ['BLOB', 'other'],
  ['INTEGER[]', 'other'],
  ['INTERVAL', 'other'],
  ["ENUM('a', 'b')", 'other'],
])('%s holds %s', (engineType, type) => expect(sourceTypeOf(engineType)).toBe(type))
