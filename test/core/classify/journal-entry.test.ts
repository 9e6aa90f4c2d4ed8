import { expect, test } from 'vitest'
import { journalLine, parseJournal } from '#core/classify/journal-entry'
import { withoutRequest } from '#core/classify/label-record'
import { label } from './labels'

test('what was written is read back', () => {
  const human = withoutRequest({
    session: 's2',
    classifier: 'outcome',
    version: 1,
    rater: { kind: 'human', name: 'Ada' },
    run: 'h1',
    time: '2026-05-02T10:00:00.000Z',
    answer: { kind: 'label', label: 'failed' },
  })
  const text = journalLine(label()) + journalLine(human)
  expect(parseJournal(text)).toEqual({ entries: [label(), human], unreadable: [] })
})

test('a line cut off by a crash is told from lines that are something else, and neither stops the rest', () => {
  const whole = journalLine(label())
  const text = `${whole}{"type":"other"}\nnonsense\n${whole}${whole.slice(0, 40)}`
  const { entries, unreadable } = parseJournal(text)
  expect(entries).toHaveLength(2)
  expect(unreadable).toEqual([
    { line: 2, why: 'not-an-entry' },
    { line: 3, why: 'not-json' },
    { line: 5, why: 'cut-off' },
  ])
})
