import { answeredKeys, foldJournal, uncertainOf } from '#core/classify/journal-state'
import { type ClassifyPlan, makePlan, type SessionTexts } from '#core/classify/plan'
import { endText, planText, progressText } from '#core/classify/plan-text'
import { partsOf, prepareParts } from '#core/classify/prepare/prepare'
import type { PriceTable } from '#core/classify/prices'
import { fail, ok, type Result } from '#core/failure'
import { readSaid } from '#engine/read-transcripts'
import { appFolder } from '../services/app-folder'
import { countTokens } from '../services/classify/count-tokens'
import { readJournal } from '../services/classify/journal-file'
import { openRun } from '../services/classify/open-run'
import { readPrices } from '../services/classify/price-file'
import type { Run, RunOutcome } from '../services/classify/run'
import { createModelApi, USUAL_BASE_URL } from '../services/claude/client'
import { errorCode } from '../services/error-code'
import { CLASSIFY_OPTIONS, type ClassifyOptions, classifyOptions, journalIn } from './classify-options'
import { parse } from './command-line'
import { exportLabelsCommand } from './export-labels-command'
import { nameOf, sourcesOf } from './open-files'
import { usage } from './outcome'
import { printOut } from './print-out'

/** `classify FILE…`: labels transcripts by asking a model, once the plan has been seen. `classify export-labels`. */
export async function classifyCommand(args: readonly string[]): Promise<Result<null>> {
  if (args[0] === 'export-labels') return exportLabelsCommand(args.slice(1))
  const line = parse(args, CLASSIFY_OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  if (positionals.length === 0) return usage('classify needs a folder or files with transcripts')
  const options = classifyOptions(values)
  if (!options.ok) return options
  const prices = await readPrices(appFolder(), values.prices)
  if (!prices.ok) return prices
  const sessions = await readSessions(positionals, options.value)
  if (!sessions.ok) return sessions
  if (values.show !== undefined) return show(sessions.value, values.show)
  const journal = values.journal ?? journalIn(appFolder())
  const access = {
    key: process.env.ANTHROPIC_API_KEY ?? '',
    baseUrl: values['base-url'] ?? process.env.ANTHROPIC_BASE_URL ?? USUAL_BASE_URL,
  }
  const task: Task = { options: options.value, prices: prices.value, sessions: sessions.value, journal, access }
  return options.value.ceiling === null
    ? dryRun(task, values['count-tokens'] === true)
    : carryOut(task, options.value.ceiling)
}

interface Task {
  readonly options: ClassifyOptions
  readonly prices: PriceTable
  readonly sessions: readonly SessionTexts[]
  readonly journal: string
  readonly access: { readonly key: string; readonly baseUrl: string }
}

async function readSessions(paths: readonly string[], { questions, preparation, first }: ClassifyOptions) {
  const sources = await sourcesOf(paths)
  if (!sources.ok) return sources
  const said = await readSaid(sources.value, new AbortController().signal, preparation)
  if (said.length === 0) return fail({ code: 'no-transcripts', name: nameOf(paths) })
  const parts = partsOf(questions)
  return ok(said.slice(0, first ?? said.length).map((session) => prepareParts(parts, session, preparation)))
}

/** The exact text of one session as it would be sent. */
async function show(sessions: readonly SessionTexts[], id: string): Promise<Result<null>> {
  const found = sessions.find(({ session }) => session === id)
  if (!found) return usage(`There is no session ${id}`)
  return printOut(
    `${Object.values(found.texts)
      .map((text) => text?.text ?? '')
      .join('\n\n')}\n`,
  )
}

/** What the journal says need not, or should not, be asked. */
interface Before {
  readonly answered: ReadonlySet<string>
  readonly uncertain: ReadonlySet<string>
}

const planOf = ({ options, prices, sessions }: Task, { answered, uncertain }: Before, tokenFactor?: number) =>
  makePlan({ ...options, sessions, prices, answered, uncertain, tokenFactor })

async function dryRun(task: Task, wantsCount: boolean): Promise<Result<null>> {
  const before = await readJournal(task.journal)
  if (!before.ok) return before
  const state = foldJournal(before.value.entries)
  const run = state.openRun ?? { run: '', again: task.options.again }
  const known = { answered: answeredKeys(state.labels, run), uncertain: new Set(uncertainOf(state, run).keys()) }
  const plan = planOf(task, known)
  if (!plan.ok || !wantsCount) return plan.ok ? printPlan(task, plan.value, false) : plan
  if (task.access.key === '') return fail({ code: 'no-key' })
  const factor = await countTokens(createModelApi(task.access), plan.value.items)
  if (!factor.ok) return factor
  const counted = planOf(task, known, factor.value)
  return counted.ok ? printPlan(task, counted.value, true) : counted
}

function printPlan({ options, journal }: Task, plan: ClassifyPlan, isCounted: boolean): Promise<Result<null>> {
  if (options.format === 'table') return printOut(planText(plan, isCounted))
  const { items, ...rest } = plan
  return printOut(`${JSON.stringify({ ...rest, requests: items.length, isCounted, journal }, null, 2)}\n`)
}

async function carryOut(task: Task, ceiling: number): Promise<Result<null>> {
  const { options, prices, journal, access } = task
  if (access.key === '') return fail({ code: 'no-key' })
  const opened = await openRun(journal, options.again)
  if (!opened.ok) return opened
  const { unreadable } = opened.value.journal.before
  for (const { line, why } of unreadable) process.stderr.write(`${journal}:${line}: ${why}\n`)
  const plan = planOf(task, opened.value)
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
    app: 'session-explorer classify',
    concurrency: options.concurrency,
    ...(options.batchSize && { batches: { size: options.batchSize } }),
  })
  return outcomeOf(task, await watched(run))
}

/** A run whose progress is told now and then; the first Ctrl+C cancels it, a second one ends the program. */
async function watched(run: Run): Promise<RunOutcome | { readonly broken: string }> {
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
  } catch (error) {
    return { broken: errorCode(error) }
  } finally {
    clearInterval(timer)
    process.removeListener('SIGINT', cancel)
  }
}

async function outcomeOf(task: Task, outcome: RunOutcome | { readonly broken: string }): Promise<Result<null>> {
  if ('broken' in outcome) return fail({ code: 'write-failed', file: task.journal, detail: outcome.broken })
  const { progress, failure } = outcome
  const said =
    task.options.format === 'json'
      ? JSON.stringify({ ...progress, journal: task.journal, failure }, null, 2)
      : endText(progress)
  const printed = await printOut(`${said}\n`)
  return failure ? fail(failure) : printed
}
