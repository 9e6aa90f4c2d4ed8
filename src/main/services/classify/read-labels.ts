import { existsSync } from 'node:fs'
import path from 'node:path'
import { foldJournal } from '#core/classify/journal-state'
import type { LabelRecord } from '#core/classify/label-record'
import { mergeLabels } from '#core/classify/merge-labels'
import { fail, ok, type Result } from '#core/failure'
import { readJournal } from './journal-file'

/** The labels of journals, each answer once. One that is not there is a failure. */
export async function readLabels(files: readonly string[]): Promise<Result<LabelRecord[]>> {
  const journals: (readonly LabelRecord[])[] = []
  for (const file of files) {
    if (!existsSync(file)) return fail({ code: 'file-gone', file: path.basename(file) })
    const read = await readJournal(file)
    if (!read.ok) return read
    journals.push(foldJournal(read.value.entries).labels)
  }
  return ok(mergeLabels(journals))
}
