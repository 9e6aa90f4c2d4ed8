import { afterAll, beforeAll, expect, it } from 'vitest'
import { compiled } from '#core/sql/compiled-query'
import { FUNCTION_NAMES } from '#core/sql/node'
import type { Engine } from '#engine/engine'
import { nodeEngine } from '../../support/node-engine'
import { unwrap } from '../../support/sessions-table'

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

// The parser knows it; it is in no catalogue. The pivots of the other tests use it.
const SYNTAX = ['grouping']

it('every function the printer may call is in the catalogue of the engine', async () => {
  const query = compiled(['SELECT DISTINCT function_name FROM duckdb_functions()'], [])
  const known = new Set(unwrap(await engine.run(query)).columns[0]!.values)
  expect(known.size).toBeGreaterThan(500)
  expect(FUNCTION_NAMES.filter((name) => !known.has(name))).toEqual(SYNTAX)
})
