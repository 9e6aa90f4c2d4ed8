import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { COMPARISONS } from './peers'
import { isThere, PEER_FIXTURES, readBelow } from './shared-data'

const rows = [
  '| tool | fixture | what | theirs | from their | ours | why they differ |',
  '|---|---|---|---|---|---|---|',
]

describe.skipIf(!isThere(PEER_FIXTURES))('fixtures of other tools', () => {
  for (const { tool, fixture, expectations } of COMPARISONS) {
    const name = fixture.map((file) => path.basename(file)).join(', ')
    test(`${tool}: ${name}`, () => {
      const read = readBelow(...fixture.map((file) => path.join(PEER_FIXTURES, file)))
      for (const { what, source, theirs, ours, measure, why } of expectations) {
        expect(measure(read), what).toBe(ours)
        expect(why !== undefined, what).toBe(theirs !== ours)
        rows.push(`| ${[tool, name, what, theirs, source, ours, why ?? ''].join(' | ')} |`)
      }
    })
  }

  afterAll(() => {
    if (process.env.COMPARE_PEERS) writeFileSync(process.env.COMPARE_PEERS, `${rows.join('\n')}\n`)
  })
})
