import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { LabelRecord } from '#core/classify/label-record'
import { mergeLabels } from '#core/classify/merge-labels'
import { fail, ok, type Result } from '#core/failure'
import { openJournal, readJournal } from './classify/journal-file'
import { readLabels } from './classify/read-labels'
import { errorCode } from './error-code'

/** The label journals of the window: those of runs, `labels….jsonl`, and one of what people say. */
export interface LabelFolder {
  read(): Promise<Result<{ labels: LabelRecord[]; unreadable: number }>>
  append(labels: readonly LabelRecord[]): Promise<Result<null>>
  /** Keeps labels of a journal of another machine, under its name. */
  takeIn(name: string, labels: readonly LabelRecord[]): Promise<Result<null>>
}

/** People have a journal of their own, since that of a run is written by the run alone while it goes on. */
const PEOPLE = 'people.jsonl'

// A journal of another machine is merged when it is put here under such a name.
const JOURNAL = /^(?:labels|people)[^/]*\.jsonl$/

/** What a journal of another machine is called here: a name that is read, and never that of a journal that is written. */
const takenInAs = (name: string): string => {
  const plain = name
    .replace(/\.jsonl$/i, '')
    .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, 60)
  return `labels-${plain === '' ? 'other' : plain}.jsonl`
}

/** Labels of other journals than that of the runs here, each answer once. */
export async function otherLabels(folder: string, own: string): Promise<Result<LabelRecord[]>> {
  const names = (await journalsIn(folder)).filter((name) => name !== own)
  return readLabels(names.map((name) => path.join(folder, name)))
}

/** @param folder the program's own */
export function createLabelFolder(folder: string): LabelFolder {
  // One at a time: a person labels faster than a disk with a lock on it.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const next = last.then(task, task)
    last = next
    return next
  }

  return {
    read: () =>
      inTurn(async () => {
        const journals: LabelRecord[][] = []
        let unreadable = 0
        for (const name of await journalsIn(folder)) {
          const read = await readJournal(path.join(folder, name))
          if (!read.ok) return read
          unreadable += read.value.unreadable.length
          journals.push(read.value.entries.filter((entry) => entry.type === 'label'))
        }
        return ok({ labels: mergeLabels(journals), unreadable })
      }),

    append: (labels) => inTurn(() => appendTo(PEOPLE, labels)),
    takeIn: (name, labels) => inTurn(() => appendTo(takenInAs(name), labels)),
  }

  async function appendTo(name: string, labels: readonly LabelRecord[]): Promise<Result<null>> {
    const opened = await openJournal(path.join(folder, name))
    if (!opened.ok) return opened
    try {
      await opened.value.append(...labels)
      return ok(null)
    } catch (error) {
      return fail({ code: 'write-failed', file: name, detail: errorCode(error) })
    } finally {
      await opened.value.close()
    }
  }
}

/** None where nothing was labelled yet. */
async function journalsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => JOURNAL.test(name)).sort()
}
