import { expect, test } from 'vitest'
import type { Side } from '#core/agreement/side'
import { checkTelemetry, type Recorded } from '#core/agreement/telemetry'
import type { LabelRecord } from '#core/classify/label-record'
import { label } from '#test/core/classify/labels'

const model: Side = { kind: 'model', name: 'claude-sonnet-4-6', run: null }

// Forty sessions: all said to modify code, 30 of them Fix and 10 Plan; 24 of Fix and 2 of Plan have lines, 6 of Fix only a
// commit. Success is 4 for the first 20, of which 15 have a commit, and 2 for the rest, of which 5 have.
const sessions = Array.from({ length: 40 }, (_, i) => `s${i}`)
const recorded = sessions.map((session, i): Recorded => {
  const commits = i < 15 || (i >= 24 && i < 29) || i === 29 ? 1 : 0
  return {
    session,
    lines: i < 24 || i >= 38 ? 5 : 0,
    commits,
    lastTests: i < 16 ? (i < 12 ? 'passed' : 'failed') : null,
  }
})
const said = (classifier: string, of: (i: number) => string): LabelRecord[] =>
  sessions.map((session, i) => label({ session, classifier, answer: { kind: 'label', label: of(i) } }))
const labels = [
  ...said('codebase_relation', () => 'modify'),
  ...said('work_mode', (i) => (i < 30 ? 'Fix' : 'Plan')),
  ...said('success_signal', (i) => (i < 20 ? '4' : '2')),
  ...said('outcome', (i) => (i < 18 ? 'succeeded' : i < 36 ? 'failed' : 'no_clear_goal')),
]

test('labels are held against what was recorded, by mode and by signal', () => {
  const check = checkTelemetry(labels, model, recorded, { level: 0.95, minSessions: 10 })
  expect(check.showsChanges.map(({ label, share }) => [label, share])).toMatchObject([
    ['all', { value: 32 / 40, n: 40 }],
    ['Fix', { value: 1, n: 30 }],
    ['Plan', { value: 0.2, n: 10 }],
  ])
  expect(check.commits).toMatchObject([
    { label: '2', share: { value: 6 / 20, n: 20 } },
    { label: '4', share: { value: 15 / 20, n: 20 } },
  ])
  expect(check.tests).toMatchObject([{ label: '4', share: { value: 12 / 16, n: 16 } }])
  // Without the four that have no clear goal.
  expect(check.succeededBySuccess).toMatchObject([
    { label: '2', share: { value: 0, n: 16 } },
    { label: '4', share: { value: 18 / 20, n: 20 } },
  ])
})

test('a share of fewer sessions than the threshold is withheld', () => {
  const { showsChanges, tests } = checkTelemetry(labels, model, recorded, { level: 0.95, minSessions: 20 })
  expect(showsChanges.map(({ share }) => share === 'withheld')).toEqual([false, false, true])
  expect(tests[0]!.share).toBe('withheld')
})

test('what was not asked gives no check', () => {
  const nothing = checkTelemetry([], model, recorded, { level: 0.95, minSessions: 1 })
  expect(Object.values(nothing).flat()).toEqual([])
})
