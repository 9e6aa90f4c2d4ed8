import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { ask } from './support/questions'

// SQL that reaches outside of the engine. Nothing in the program prints any; were it to get in, it must end at once.
const file = path.join(os.tmpdir(), `session-explorer-${process.pid}.csv`)

let engine: Engine

beforeAll(async () => {
  engine = await nodeEngine()
})

describe('the engine reaches for nothing outside of it', () => {
  it.each([
    ['LOAD json'],
    ['LOAD httpfs'],
    ["LOAD 'somewhere/evil.duckdb_extension.wasm'"],
    ["SELECT * FROM read_parquet('http://127.0.0.1:9/x.parquet')"],
    ["SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')"],
    ["SELECT * FROM 'http://127.0.0.1:9/x.csv'"],
    [`SELECT * FROM read_text('${import.meta.filename}')`],
    [`SELECT * FROM glob('${os.tmpdir()}/*')`],
    [`COPY (SELECT 1) TO '${file}'`],
    [`EXPORT DATABASE '${file}'`],
    [`ATTACH '${file}' AS other`],
    ["ATTACH 'http://127.0.0.1:9/x.db' AS other"],
    ["SELECT json_extract('{}', 'a')"],
    ['SET enable_external_access = true'],
  ])('%s', async (sql) => {
    const asked = performance.now()
    expect(await ask(engine, sql)).toMatchObject({ ok: false, failure: { code: 'query-failed', sql } })
    // Far below what a connection that nobody answers takes.
    expect(performance.now() - asked).toBeLessThan(2_000)
    expect(existsSync(file)).toBe(false)
  })

  it('installs nothing, whatever INSTALL answers', async () => {
    await ask(engine, 'INSTALL json')
    const installed = unwrap(await ask(engine, "SELECT loaded FROM duckdb_extensions() WHERE extension_name = 'json'"))
    expect(installed.columns[0]?.values).not.toContain(true)
  })

  it('still opens files that it is lent, and answers', async () => {
    const opened = await engine.open([textSource('a.csv', 'session_id\none\n')], openOptions())
    expect(unwrap(opened).sessions).toBe(1)
  })
})
