import { type ClassifyPlan, makePlan, type SessionTexts } from '#core/classify/plan'
import { endText, planText } from '#core/classify/plan-text'
import { partsOf, prepareParts } from '#core/classify/prepare/prepare'
import { fail, ok, type Result } from '#core/failure'
import type { SessionTurns } from '#core/transcript/turn-store'
import { readExported } from '#engine/read-exported'
import { readSaid } from '#engine/read-transcripts'
import { appFolder } from '../services/app-folder'
import { countTokens } from '../services/classify/count-tokens'
import { readPrices } from '../services/classify/price-file'
import type { RunOutcome } from '../services/classify/run'
import { createModelApi } from '../services/claude/client'
import { CLASSIFY_OPTIONS, type ClassifyOptions, classifyOptions, journalIn } from './classify-options'
import { parse } from './command-line'
import { exportLabelsCommand } from './export-labels-command'
import { openFiles, sourcesOf } from './open-files'
import { usage } from './outcome'
import { printOut } from './print-out'
import { accessOf, type Before, type RunTask, readBefore, runPlan } from './run-plan'

/** `classify FILE…`: labels transcripts by asking a model, once the plan has been seen. `classify export-labels`. */
export async function classifyCommand(args: readonly string[]): Promise<Result<null>> {
  if (args[0] === 'export-labels') return exportLabelsCommand(args.slice(1))
  const line = parse(args, CLASSIFY_OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  if (positionals.length === 0) return usage('classify needs a folder or files with transcripts')
  const options = classifyOptions(values)
  if (!options.ok) return options
  const access = accessOf(values['base-url'])
  if (!access.ok) return access
  const prices = await readPrices(appFolder(), values.prices)
  if (!prices.ok) return prices
  const sessions = await readSessions(positionals, options.value)
  if (!sessions.ok) return sessions
  if (values.show !== undefined) return show(sessions.value, values.show)
  const journal = values.journal ?? journalIn(appFolder())
  const task: Task = {
    options: options.value,
    prices: prices.value,
    sessions: sessions.value,
    journal,
    access: access.value,
    app: 'classify',
  }
  return options.value.ceiling === null
    ? dryRun(task, values['count-tokens'] === true)
    : carryOut(task, options.value.ceiling)
}

interface Task extends RunTask {
  readonly options: ClassifyOptions
  readonly sessions: readonly SessionTexts[]
}

async function readSessions(paths: readonly string[], { questions, preparation, first }: ClassifyOptions) {
  const sources = await sourcesOf(paths)
  if (!sources.ok) return sources
  const { signal } = new AbortController()
  const raw = await readSaid(sources.value, signal, preparation)
  const exported = raw.length > 0 ? ok(raw) : await readColumn(paths, signal)
  if (!exported.ok) return exported
  const said = exported.value
  const parts = partsOf(questions)
  return ok(said.slice(0, first ?? said.length).map((session) => prepareParts(parts, session, preparation)))
}

/** What was said in the sessions of an export, by its column of transcripts. */
async function readColumn(paths: readonly string[], signal: AbortSignal): Promise<Result<readonly SessionTurns[]>> {
  const opened = await openFiles(paths, {})
  if (!opened.ok) return opened
  const { engine, table, sources } = opened.value
  return readExported(table, (columns) => engine.read(sources, { signal, wanted: (name) => columns.includes(name) }))
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

const planOf = ({ options, prices, sessions }: Task, before: Before, tokenFactor?: number) =>
  makePlan({ ...options, sessions, prices, ...before, tokenFactor })

async function dryRun(task: Task, wantsCount: boolean): Promise<Result<null>> {
  const before = await readBefore(task)
  if (!before.ok) return before
  const plan = planOf(task, before.value)
  if (!plan.ok || !wantsCount) return plan.ok ? printPlan(task, plan.value, false) : plan
  if (task.access.key === '') return fail({ code: 'no-key' })
  const factor = await countTokens(createModelApi(task.access), plan.value.items, task.prices)
  if (!factor.ok) return factor
  const counted = planOf(task, before.value, factor.value)
  return counted.ok ? printPlan(task, counted.value, true) : counted
}

function printPlan({ options, journal }: Task, plan: ClassifyPlan, isCounted: boolean): Promise<Result<null>> {
  if (options.format === 'table') return printOut(planText(plan, isCounted))
  const { items, ...rest } = plan
  return printOut(`${JSON.stringify({ ...rest, requests: items.length, isCounted, journal }, null, 2)}\n`)
}

async function carryOut(task: Task, ceiling: number): Promise<Result<null>> {
  const run = await runPlan(task, (before) => planOf(task, before), ceiling)
  return run.ok ? outcomeOf(task, run.value) : run
}

async function outcomeOf(task: Task, { progress, failure }: RunOutcome): Promise<Result<null>> {
  const said =
    task.options.format === 'json'
      ? JSON.stringify({ ...progress, journal: task.journal, failure }, null, 2)
      : endText(progress)
  const printed = await printOut(`${said}\n`)
  return failure ? fail(failure) : printed
}
