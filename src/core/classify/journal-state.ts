import type { Asked, JournalEntry, JournalEntryOf } from './journal-entry'
import type { LabelRecord } from './label-record'
import { mergeLabels } from './merge-labels'

/** A batch that may hold answers not collected yet; without an id it is not known whether it was taken in. */
export interface OpenBatch {
  readonly intended: JournalEntryOf<'batch-intended'>
  readonly batch: string | null
}

/** What journals tell a run that starts or goes on. */
export interface JournalState {
  readonly labels: readonly LabelRecord[]
  readonly openBatches: readonly OpenBatch[]
  /** Single requests sent without an answer in the journal: they may have been paid for, and their answers are lost. */
  readonly lost: readonly JournalEntryOf<'asking'>[]
  /** The run of a model that was stopped before its end, and goes on when one is started again; null where all ended. */
  readonly openRun: { readonly run: string; readonly again: boolean } | null
}

/** Folds the entries of any number of journals, in the order of their writing. */
export function foldJournal(entries: readonly JournalEntry[]): JournalState {
  const labels: LabelRecord[] = []
  const asking = new Map<string, JournalEntryOf<'asking'>>()
  const batches = new Map<string, OpenBatch>()
  let openRun: JournalState['openRun'] = null
  for (const entry of entries) {
    switch (entry.type) {
      case 'label':
        labels.push(entry)
        if (entry.request) asking.delete(entry.request.id)
        break
      case 'run':
        if (entry.rater.kind === 'model') openRun = { run: entry.run, again: entry.again === true }
        break
      case 'run-ended':
        if (openRun?.run === entry.run) openRun = null
        break
      case 'asking':
        asking.set(entry.request, entry)
        break
      case 'not-answered':
        asking.delete(entry.request)
        break
      case 'batch-intended':
        batches.set(entry.mark, { intended: entry, batch: null })
        break
      case 'batch-submitted': {
        const open = batches.get(entry.mark)
        if (open) batches.set(entry.mark, { ...open, batch: entry.batch })
        break
      }
      case 'batch-done':
        batches.delete(entry.mark)
        break
    }
  }
  return { labels: mergeLabels([labels]), openBatches: [...batches.values()], lost: [...asking.values()], openRun }
}

/** One question about one text to one model. Asked again only when any of it changes. */
export const askedKey = ({ session, classifier, version, prompt, input }: Asked, model: string): string =>
  JSON.stringify([session, classifier, version, prompt, input, model])

/** What is answered already, as keys of `askedKey`. A run that asks again looks at its own answers only. */
export function answeredKeys(labels: readonly LabelRecord[], run: { readonly run: string; readonly again: boolean }) {
  const keys = new Set<string>()
  for (const label of labels) {
    const { rater, prompt, input, truncated } = label
    if (rater.kind !== 'model' || prompt === null || input === null) continue
    if (run.again && label.run !== run.run) continue
    keys.add(askedKey({ ...label, prompt, input, truncated: truncated === true }, rater.name))
  }
  return keys
}

/**
 * Single requests that may have been paid for though the journal has no answer to them, by `askedKey`: those on their way
 * when a program was killed or a connection cut. A run that asks again looks at its own only.
 */
export function uncertainOf(
  { labels, lost }: Pick<JournalState, 'labels' | 'lost'>,
  run: { readonly run: string; readonly again: boolean },
): ReadonlyMap<string, JournalEntryOf<'asking'>> {
  const answered = answeredKeys(labels, run)
  const uncertain = new Map<string, JournalEntryOf<'asking'>>()
  for (const entry of lost) {
    const key = askedKey(entry.asked, entry.model)
    if (answered.has(key) || (run.again && entry.run !== run.run)) continue
    uncertain.set(key, entry)
  }
  return uncertain
}

/** What a run has cost, US dollars: answers at their price, lost ones at the most they can have cost. */
export function spentBy({ labels, lost }: JournalState, run: string): number {
  const answered = labels.filter((label) => label.run === run).reduce((sum, { cost }) => sum + (cost ?? 0), 0)
  return answered + lost.filter((entry) => entry.run === run).reduce((sum, { most }) => sum + most, 0)
}
