import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { TranscriptReader } from '#core/transcript/transcript-reader'
import type { TranscriptResult } from '#core/transcript/transcript-result'

// Real transcripts and the fixtures of other tools belong to others and are not part of this repository. They are read
// from a folder beside it, or from where SHARED_DATA says, and the tests that need them are skipped where there is none.
const root = process.env.SHARED_DATA ?? path.resolve(import.meta.dirname, '../../../shared/data')

export const TRANSCRIPTS = path.join(root, 'transcripts')
export const PEER_FIXTURES = path.join(root, 'peer-fixtures')
export const isThere = (folder: string): boolean => existsSync(folder)

/** The transcripts at or below a path, read as one folder. */
export function readBelow(...paths: readonly string[]): TranscriptResult {
  const reader = new TranscriptReader()
  for (const at of paths) {
    for (const file of filesBelow(at)) {
      reader.beginFile(path.relative(path.dirname(at), file).replaceAll(path.sep, '/'))
      for (const line of textOf(file).split('\n')) reader.readLine(line)
      reader.endFile()
    }
  }
  return reader.finish()
}

function filesBelow(at: string): string[] {
  if (/\.jsonl(\.gz)?$/.test(at)) return [at]
  return readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.jsonl(\.gz)?$/.test(name))
    .sort()
    .map((name) => path.join(at, name))
}

function textOf(file: string): string {
  const bytes = readFileSync(file)
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}
