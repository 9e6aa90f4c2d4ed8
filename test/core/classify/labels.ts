import type { LabelRecord } from '#core/classify/label-record'

/** A model's label of one session, with what a test does not care about filled in. */
export const label = (given: Partial<LabelRecord> = {}): LabelRecord => ({
  type: 'label',
  session: 's1',
  classifier: 'work_mode',
  version: 1,
  rater: { kind: 'model', name: 'claude-sonnet-4-6' },
  run: 'r1',
  time: '2026-05-01T10:00:00.000Z',
  answer: { kind: 'label', label: 'Build' },
  prompt: 'p1',
  input: 'i1',
  model: 'claude-sonnet-4-6',
  truncated: false,
  usage: { input: 100, output: 10, cacheRead: 0, cacheWrite: 0 },
  cost: 0.00045,
  request: { id: 'req_1', batch: null, attempts: 1 },
  ...given,
})
