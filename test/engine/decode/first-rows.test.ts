import { tableFromIPC } from 'apache-arrow'
import { beforeAll, expect, it } from 'vitest'
import { blobSource } from '#engine/byte-source'
import { parquetStreams } from '#engine/decode/parquet-streams'
import { nodeEngine } from '../../support/node-engine'
import { parquetBytes } from '../support/parquet'

const COLUMNS = [
  { name: 'session_id', type: 'text' },
  { name: 'team', type: 'text' },
  { name: 'score', type: 'number' },
  { name: 'started_at', type: 'time' },
] as const
// The writer ends a row group at 131,072 rows, so that there are two.
const ROWS = 140_000
const row = (i: number) => ({
  session_id: `session ${i}`,
  team: i % 7 === 0 ? null : `team ${i % 5}`,
  score: i % 11 === 0 ? null : i / 4,
  started_at: 1_700_000_000_000 + i,
})

let bytes: Buffer
beforeAll(async () => {
  await nodeEngine()
  bytes = await parquetBytes(COLUMNS, [Array.from({ length: ROWS }, (_, i) => row(i))])
})

it('the first rows of a file come before the rest of their row group, and every row once, in its place', async () => {
  const lengths: number[] = []
  let wrong = 0
  let at = 0
  const source = blobSource('a.parquet', new Blob([new Uint8Array(bytes)]))
  const { signal } = new AbortController()
  for await (const stream of parquetStreams(source, { footers: [null], totalRows: ROWS }, signal)) {
    const table = tableFromIPC(stream)
    lengths.push(table.numRows)
    const [ids, teams, scores, starts] = [0, 1, 2, 3].map((i) => table.getChildAt(i)!)
    for (let i = 0; i < table.numRows; i++, at++) {
      const { session_id, team, score, started_at } = row(at)
      const isSame = ids!.get(i) === session_id && teams!.get(i) === team && scores!.get(i) === score
      if (!isSame || Number(starts!.get(i)) !== started_at) wrong++
    }
  }
  expect({ at, wrong }).toEqual({ at: ROWS, wrong: 0 })
  expect(lengths).toEqual([16_384, 32_768, 32_768, 32_768, 16_384, 8928])
})

it('bytes of the first row group are read once, though its rows are read in two parts', async () => {
  let read = 0
  const blob = blobSource('a.parquet', new Blob([new Uint8Array(bytes)]))
  const source = {
    ...blob,
    slice: async (start: number, end: number) => {
      const slice = await blob.slice(start, end)
      read += slice.length
      return slice
    },
  }
  const { signal } = new AbortController()
  for await (const _ of parquetStreams(source, { footers: [null], totalRows: ROWS }, signal));
  expect(read).toBeLessThanOrEqual(bytes.length)
})
