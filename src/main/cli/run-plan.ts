import { parseBaseUrl } from '#core/classify/base-url'
import { answeredKeys, foldJournal, uncertainOf } from '#core/classify/journal-state'
import type { LabelRecord } from '#core/classify/label-record'
import type { ClassifyPlan } from '#core/classify/plan'
import { planText, progressText } from '#core/classify/plan-text'
import type { PriceTable } from '#core/classify/prices'
import { fail, ok, type Result } from '#core/failure'
import { readJournal } from '../services/classify/journal-file'
import { openRun } from '../services/classify/open-run'
import type { Run, RunOutcome } from '../services/classify/run'
import { createModelApi, USUAL_BASE_URL } from '../services/claude/client'
import { errorCode } from '../services/error-code'
import type { ClassifyOptions } from './classify-options'

/** What a run needs beside its plan. */
export interface RunTask {
  readonly options: Pick<ClassifyOptions, 'again' | 'retryUncertain' | 'concurrency' | 'batchSize'>
  readonly prices: PriceTable
  readonly journal: string
  readonly access: { readonly key: string; readonly baseUrl: string }
  /** The command, for the journal. */
  readonly app: string
}

/** Key and address of the API: from the environment, the address also from the command line; only one a key can be sent to. */
export function accessOf(baseUrl: string | undefined): Result<RunTask['access']> {
  const url = baseUrl ?? (process.env.ANTHROPIC_BASE_URL || USUAL_BASE_URL)
  const parsed = parseBaseUrl(url)
  if (parsed === null) return fail({ code: 'base-url-unfit', url })
  return ok({ key: process.env.ANTHROPIC_API_KEY?.trim() ?? '', baseUrl: parsed })
}

/** What a journal says need not, or should not, be asked: answers, and what may be paid for already. */
export interface Before {
  readonly answered: ReadonlySet<string>
  readonly uncertain: ReadonlySet<string>
}

/** What the journal says before a run that is only planned, and the labels it has. */
export async function readBefore({
  journal,
  options,
}: Pick<RunTask, 'journal' | 'options'>): Promise<Result<Before & { readonly labels: readonly LabelRecord[] }>> {
  const read = await readJournal(journal)
  if (!read.ok) return read
  const state = foldJournal(read.value.entries)
  const run = state.openRun ?? { run: '', again: options.again }
  return ok({
    labels: state.labels,
    answered: answeredKeys(state.labels, run),
    uncertain: new Set(uncertainOf(state, run).keys()),
  })
}

/**
 * Carries out a plan as far as the ceiling allows, every answer into the journal.
 *
 * @param planOf makes it, of what the journal says before
 * @param ceiling US dollars
 */
export async function runPlan(
  task: RunTask,
  planOf: (before: Before) => Result<ClassifyPlan>,
  ceiling: number,
): Promise<Result<RunOutcome>> {
  const { options, prices, journal, access, app } = task
  if (access.key === '') return fail({ code: 'no-key' })
  const opened = await openRun(journal, options.again)
  if (!opened.ok) return opened
  const { unreadable } = opened.value.journal.before
  for (const { line, why } of unreadable) process.stderr.write(`${journal}:${line}: ${why}\n`)
  const { answered, uncertain } = opened.value
  const plan = planOf({ answered, uncertain })
  if (!plan.ok) {
    await opened.value.close()
    return plan
  }
  process.stderr.write(planText(plan.value, false))
  const run = opened.value.start({
    api: createModelApi(access),
    items: plan.value.items,
    way: plan.value.way,
    prices,
    ceiling,
    retryUncertain: options.retryUncertain,
    app: `session-explorer ${app}`,
    concurrency: options.concurrency,
    ...(options.batchSize && { batches: { size: options.batchSize } }),
  })
  try {
    return ok(await watched(run))
  } catch (error) {
    return fail({ code: 'write-failed', file: journal, detail: errorCode(error) })
  }
}

/** A run whose progress is told now and then; the first Ctrl+C cancels it, a second one ends the program. */
async function watched(run: Run): Promise<RunOutcome> {
  const tell = () => process.stderr.write(`${progressText(run.progress())}\n`)
  const timer = setInterval(tell, 5_000)
  const cancel = () => {
    process.stderr.write(
      'Cancelling: what was sent is waited for. Once more to end at once; nothing is lost by that.\n',
    )
    run.cancel()
  }
  process.once('SIGINT', cancel)
  try {
    return await run.done
  } finally {
    clearInterval(timer)
    process.removeListener('SIGINT', cancel)
  }
}
