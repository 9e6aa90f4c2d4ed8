import { MessageChannel } from 'node:worker_threads'
import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { noFindings } from '#engine/batch'
import { type ByteSource, blobSource, counted } from '#engine/byte-source'
import { type Decoder, decodeHere, decodeIn } from '#engine/decode/decoder'
import { serveDecoding } from '#engine/decode/serve-decoding'
import { openParquet } from '#engine/open-parquet'
import { nodeEngine } from '../../support/node-engine'
import { unwrap } from '../../support/sessions-table'
import { parquetBytes } from '../support/parquet'

const ROWS = 300_000
const COLUMNS = [
  { name: 'session_id', type: 'text' },
  { name: 'team', type: 'text' },
] as const

let whole: Buffer
const { port1, port2 } = new MessageChannel()
/** What the thread that decodes sent, by kind. */
const sent: string[] = []

beforeAll(async () => {
  await nodeEngine()
  const rows = Array.from({ length: ROWS }, (_, i) => ({ session_id: `session ${i}`, team: `team ${i % 3}` }))
  whole = await parquetBytes(COLUMNS, [rows])
  port2.on(
    'message',
    serveDecoding(
      (handle: Uint8Array<ArrayBuffer>) => blobSource('a.parquet', new Blob([handle])),
      (message, transfer) => {
        sent.push(message.kind)
        port2.postMessage(message, transfer)
      },
    ),
  )
})
afterAll(() => port1.close())

const decodeThere = decodeIn({
  post: (message, transfer) => port1.postMessage(message, transfer),
  listen: (onMessage) => void port1.on('message', onMessage),
  hold: () => {},
})

/** A file whose bytes only the other side can read once it is open. */
function postable(bytes: Uint8Array<ArrayBuffer>, onRead: (bytes: number) => void): ByteSource {
  const source = blobSource('a.parquet', new Blob([bytes]))
  return counted({ ...source, elsewhere: { handle: bytes, note: () => {} } }, onRead)
}

async function rowsOf(source: ByteSource, decode: Decoder, signal = new AbortController().signal) {
  const file = unwrap(await openParquet(source, noFindings(), decode))
  const rows: string[] = []
  for await (const batch of file.read(new Set()).batches(signal)) {
    if (batch.kind !== 'arrow') throw new Error(batch.kind)
    rows.push(...tableFromIPC(batch.stream).toArray().map(String))
  }
  return rows
}

it('gives the same rows from another thread, and counts the bytes that are read there', async () => {
  let read = 0
  const source = postable(new Uint8Array(whole), (bytes) => {
    read += bytes
  })
  const there = await rowsOf(source, decodeThere)
  expect(there).toHaveLength(ROWS)
  expect(there).toEqual(await rowsOf(blobSource('a.parquet', new Blob([new Uint8Array(whole)])), decodeHere))
  expect(sent.filter((kind) => kind === 'stream').length).toBeGreaterThan(3)
  // All but the mark at the start of the file; where pages lie both sides look up.
  expect(read).toBeGreaterThanOrEqual(whole.length - 4)
  expect(read).toBeLessThan(1.01 * whole.length)
})

it('gives the memory of a stream back once the next is asked for', async () => {
  const file = unwrap(
    await openParquet(
      postable(new Uint8Array(whole), () => {}),
      noFindings(),
      decodeThere,
    ),
  )
  const streams: Uint8Array[] = []
  for await (const batch of file.read(new Set()).batches(new AbortController().signal)) {
    if (batch.kind !== 'arrow') throw new Error(batch.kind)
    expect(batch.stream.byteLength).toBeGreaterThan(0)
    streams.push(batch.stream)
  }
  expect(streams.length).toBeGreaterThan(3)
  expect(streams.map(({ byteLength }) => byteLength)).toEqual(streams.map(() => 0))
})

it('tells what is damaged, and answers the next', async () => {
  const broken = new Uint8Array(whole)
  // The middle lies within the pages of the first group.
  broken.fill(0xff, broken.length >> 2, (broken.length >> 2) + 1000)
  await expect(
    rowsOf(
      postable(broken, () => {}),
      decodeThere,
    ),
  ).rejects.toMatchObject({ file: 'a.parquet' })
  expect(
    await rowsOf(
      postable(new Uint8Array(whole), () => {}),
      decodeThere,
    ),
  ).toHaveLength(ROWS)
})

it('is not ahead by more than two, and stops when it is told', async () => {
  const controller = new AbortController()
  const file = unwrap(
    await openParquet(
      postable(new Uint8Array(whole), () => {}),
      noFindings(),
      decodeThere,
    ),
  )
  sent.length = 0
  const batches = file.read(new Set()).batches(controller.signal)[Symbol.asyncIterator]()
  await batches.next()
  while (sent.filter((kind) => kind === 'stream').length < 3) await new Promise((resolve) => setTimeout(resolve, 5))
  // One was taken, and two lie ready.
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(sent.filter((kind) => kind === 'stream')).toHaveLength(3)
  controller.abort()
  expect(await batches.next()).toEqual({ done: true, value: undefined })
  while (!sent.includes('end')) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(sent.filter((kind) => kind === 'stream')).toHaveLength(3)
})
