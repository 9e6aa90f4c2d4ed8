import path from 'node:path'
import type { Handlers } from '#core/channels'
import { journalLine } from '#core/classify/journal-entry'
import { withoutRequest } from '#core/classify/label-record'
import { fail, ok } from '#core/failure'
import type { ValueRow } from '#core/value/sessions/applied-values'
import { writeAtomically } from './atomic-write'
import { readJournal } from './classify/journal-file'

type ValueChannels = Extract<keyof Handlers, `values.${string}`>

/**
 * Keeps values as label journals, one for each set of them, apart from the labels people and models gave.
 *
 * @param folder the program's own
 */
export function valueHandlers(folder: string): Pick<Handlers, ValueChannels> {
  const fileOf = (run: string) => path.join(folder, 'values', `values-${run}.jsonl`)
  let coming: { readonly run: string; readonly rows: ValueRow[] } | null = null

  return {
    'values.keep': async ({ run, rater: { kind, name, version }, rows, isLast }) => {
      if (coming?.run !== run) coming = { run, rows: [] }
      for (const row of rows) coming.rows.push(row)
      if (!isLast) return ok(null)
      const { rows: all } = coming
      coming = null
      const time = new Date().toISOString()
      const lines = all.map(([session, usd, low, high]) =>
        journalLine(
          withoutRequest({
            session,
            classifier: 'task_value',
            version,
            rater: { kind, name },
            run,
            time,
            answer: { kind: 'amount', usd, ...(low !== null && high !== null && { low, high }) },
          }),
        ),
      )
      return writeAtomically(fileOf(run), lines.join(''))
    },
    'values.read': async ({ run }) => {
      const read = await readJournal(fileOf(run))
      if (!read.ok) return read
      const rows = read.value.entries.flatMap((entry): ValueRow[] =>
        entry.type === 'label' && entry.answer.kind === 'amount'
          ? [[entry.session, entry.answer.usd, entry.answer.low ?? null, entry.answer.high ?? null]]
          : [],
      )
      return rows.length > 0 ? ok({ rows }) : fail({ code: 'values-gone' })
    },
  }
}
