import { questionOf } from '#core/classify/choose-questions'
import { answeredKeys, foldJournal, type JournalState, uncertainOf } from '#core/classify/journal-state'
import type { LabelRecord } from '#core/classify/label-record'
import { mergeLabels } from '#core/classify/merge-labels'
import type { WorkItem } from '#core/classify/plan'
import { ok, type Result } from '#core/failure'
import { type Journal, openJournal } from './journal-file'
import { type Run, type RunRequest, startRun } from './run'
import { newId } from './run-context'

/** A journal open for a run, and what of it need not be asked. */
export interface OpenRun {
  readonly journal: Journal
  readonly state: JournalState
  readonly answered: ReadonlySet<string>
  /** What may be paid for already. */
  readonly uncertain: ReadonlySet<string>
  /** Starts asking; the journal is closed when the run ends. */
  start(
    request: Omit<RunRequest, 'journal' | 'state' | 'run' | 'again' | 'questionOf'> & {
      readonly items: readonly WorkItem[]
    },
  ): Run
  close(): Promise<void>
}

/**
 * Opens a journal for a run: the one that was stopped before its end goes on, else a new one begins.
 *
 * @param wantsAgain whether what other runs have answered is asked again
 * @param others labels of other journals, whose answers need not be asked for either
 */
export async function openRun(
  file: string,
  wantsAgain: boolean,
  others: readonly LabelRecord[] = [],
): Promise<Result<OpenRun>> {
  const opened = await openJournal(file)
  if (!opened.ok) return opened
  const journal = opened.value
  const own = foldJournal(journal.before.entries)
  const state = { ...own, labels: mergeLabels([own.labels, others]) }
  const { run, again } = state.openRun ?? { run: newId(), again: wantsAgain }
  return ok({
    journal,
    state,
    answered: answeredKeys(state.labels, { run, again }),
    uncertain: new Set(uncertainOf(state, { run, again }).keys()),
    start(request) {
      const started = startRun({ ...request, journal, state, run, again, questionOf })
      return { ...started, done: started.done.finally(() => journal.close()) }
    },
    close: () => journal.close(),
  })
}
