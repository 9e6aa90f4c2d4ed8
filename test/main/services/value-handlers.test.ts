import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { parseJournal } from '#core/classify/journal-entry'
import type { ValueRow } from '#core/value/sessions/applied-values'
import { valueHandlers } from '#main/services/value-handlers'
import { tempFolder } from '../temp-folder'

const RUN = '0123456789abcdef0123456789'
const rater = { kind: 'rules', name: 'Comparable rates', version: 2 } as const
const ROWS: ValueRow[] = [
  ['a', 100, 50, 200],
  ['b', 12.5, null, null],
  ['c', 7, 1, 9],
]

it('values are kept as a label journal of their own, and found again by their name', async () => {
  const folder = tempFolder()
  const handlers = valueHandlers(folder)
  await handlers['values.keep']({ run: RUN, rater, rows: ROWS.slice(0, 2), isLast: false })
  // Nothing of a part is there before the last.
  expect(await handlers['values.read']({ run: RUN })).toMatchObject({ ok: false, failure: { code: 'values-gone' } })
  expect(await handlers['values.keep']({ run: RUN, rater, rows: ROWS.slice(2), isLast: true })).toEqual({
    ok: true,
    value: null,
  })
  expect(await valueHandlers(folder)['values.read']({ run: RUN })).toEqual({ ok: true, value: { rows: ROWS } })
  const journal = parseJournal(readFileSync(path.join(folder, 'values', `values-${RUN}.jsonl`), 'utf8'))
  expect(journal.unreadable).toEqual([])
  expect(journal.entries[0]).toMatchObject({
    type: 'label',
    session: 'a',
    classifier: 'task_value',
    rater: { kind: 'rules', name: 'Comparable rates' },
    run: RUN,
    answer: { kind: 'amount', usd: 100, low: 50, high: 200 },
  })
})

it('keeping them again leaves them once', async () => {
  const folder = tempFolder()
  const handlers = valueHandlers(folder)
  for (const _ of [1, 2]) await handlers['values.keep']({ run: RUN, rater, rows: ROWS, isLast: true })
  expect(await handlers['values.read']({ run: RUN })).toEqual({ ok: true, value: { rows: ROWS } })
})
