import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { journalLine } from '#core/classify/journal-entry'
import { label } from '#test/core/classify/labels'
import { answer, at, text, user } from '#test/core/transcript/transcript-builder'
import { buildIfNeeded } from '../../../scripts/build-if-needed.mjs'

const program = path.resolve(import.meta.dirname, '../../../out/main/cli.js')
let folder: string

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [program, 'agreement', ...args], { cwd: folder, encoding: 'utf8' })

beforeAll(async () => {
  await buildIfNeeded()
  folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-agreement-'))
  const sessions = Array.from({ length: 20 }, (_, i) => `s${i}`)
  const line = (session: string, outcome: string, rater: Parameters<typeof label>[0]) =>
    journalLine(label({ session, classifier: 'outcome', answer: { kind: 'label', label: outcome }, ...rater }))
  const model = sessions.map((session, i) => line(session, i < 4 ? 'failed' : 'succeeded', {}))
  const people = sessions.map((session) =>
    line(session, 'succeeded', { rater: { kind: 'human', name: 'anna' }, run: 'by hand' }),
  )
  writeFileSync(path.join(folder, 'model.jsonl'), `${model.join('')}{"broken"\n`)
  writeFileSync(path.join(folder, 'people.jsonl'), people.join(''))
  const ofRun = (run: string, failed: number) =>
    sessions.map((session, i) => line(session, i < failed ? 'failed' : 'succeeded', { run }))
  writeFileSync(path.join(folder, 'runs.jsonl'), [...ofRun('first', 4), ...ofRun('second', 8)].join(''))
  const transcript = sessions.flatMap((sessionId, i) => [
    user('why?', { sessionId, timestamp: at(i) }),
    answer([text('Because.')], {}, { sessionId, timestamp: at(i + 1) }),
  ])
  writeFileSync(path.join(folder, 'transcript.jsonl'), `${transcript.join('\n')}\n`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('two journals are compared with the person as the reference, and lines that are no labels are counted', () => {
  const { status, stdout, stderr } = run('model.jsonl', 'people.jsonl', '--format', 'json')
  expect(status).toBe(0)
  expect(stderr).toContain('model.jsonl: 1 line is no entry of a label journal.')
  const printed = JSON.parse(stdout)
  expect(printed).toMatchObject({ reference: 'anna', rater: 'claude-sonnet-4-6', min_sessions: 15, telemetry: null })
  // Wilson: prop.test(16, 20, correct = FALSE) in R 4.2.2.
  expect(printed.questions[0].accuracy).toMatchObject({
    value: 0.8,
    n: 20,
    low: expect.closeTo(0.5839828, 6),
    high: expect.closeTo(0.9193423, 6),
  })
  expect(printed.questions[0]).not.toHaveProperty('disagreements')
})

it('the table lists differences only where they are asked for', () => {
  expect(run('model.jsonl', 'people.jsonl').stdout).not.toMatch(/s3 /)
  expect(run('model.jsonl', 'people.jsonl', '--disagreements').stdout).toMatch(/^s3 +succeeded +failed$/m)
})

it('two runs stand beside each other, cell by cell, and a rate is corrected by what a person says', () => {
  const pivot = (...args: readonly string[]) =>
    spawnSync(process.execPath, [program, 'pivot', 'transcript.jsonl', ...args], { cwd: folder, encoding: 'utf8' })
  const wanted = 'judged_success@first,judged_success@second'
  const runs = pivot('--labels', 'runs.jsonl', '--measures', wanted, '--format', 'csv')
  // The first run says that 16 of 20 succeeded, the second that 12 did.
  expect(runs.stdout).toMatch(/first.*0\.8\b/s)
  expect(runs.stdout).toMatch(/second.*0\.6\b/s)
  // Anna says that all succeeded: of those that did not there are none to learn from.
  const journals = ['--labels', 'model.jsonl', '--labels', 'people.jsonl']
  const corrected = pivot(...journals, '--correct', 'anna', '--measures', 'judged_success')
  expect(corrected.stderr).toContain('judged_success is not corrected: too few sessions are labelled by both')
})

it('transcripts bring the labels by rules, and what was recorded', () => {
  const { stdout } = run('people.jsonl', '--transcripts', 'transcript.jsonl')
  expect(stdout).toMatch(/^rules against anna/)
  expect(stdout).toMatch(/^Outcome +20 +100\.0/m)
  expect(stdout).toContain('rules against what was recorded, which rules read too')
})

it('who is not there, or a choice of more than two, is wrong use', () => {
  const nobody = run('model.jsonl', 'people.jsonl', '--raters', 'anna,bob')
  expect(nobody.status).toBe(2)
  expect(nobody.stderr).toContain('claude-sonnet-4-6, anna')
  expect(run('model.jsonl', 'people.jsonl', '--transcripts', 'transcript.jsonl').status).toBe(2)
})
