import { type Backoff, USUAL_BACKOFF } from '#core/classify/backoff'
import type { JournalState } from '#core/classify/journal-state'
import { spentBy, uncertainOf } from '#core/classify/journal-state'
import { ApiError, type ModelApi } from '#core/classify/model-api'
import type { Way, WorkItem } from '#core/classify/plan'
import type { PriceTable } from '#core/classify/prices'
import type { RunProgress } from '#core/classify/progress'
import type { Question } from '#core/classify/question'
import type { Failure } from '#core/failure'
import { type BatchOptions, USUAL_BATCHES } from './batch-options'
import type { Journal } from './journal-file'
import { runBatches } from './run-batches'
import { now, RunContext } from './run-context'
import { runDirect } from './run-direct'
import { RunStopped } from './run-gate'

export interface RunRequest {
  readonly api: ModelApi
  readonly journal: Journal
  /** What the journal, and any others, told before. */
  readonly state: JournalState
  readonly run: string
  /** Whether it asks whatever other runs have answered. */
  readonly again: boolean
  /** Whether it asks what may be paid for already, without an answer in the journal. */
  readonly retryUncertain?: boolean
  readonly items: readonly WorkItem[]
  readonly way: Way
  readonly prices: PriceTable
  /** US dollars. */
  readonly ceiling: number
  readonly questionOf: (id: string, version: number) => Question | undefined
  readonly app: string
  readonly onProgress?: (progress: RunProgress) => void
  /** Requests at a time, where they are single. */
  readonly concurrency?: number
  readonly batches?: Partial<BatchOptions>
  readonly backoff?: Backoff
}

export interface RunOutcome {
  readonly progress: RunProgress
  /** Why it failed. */
  readonly failure: Failure | null
}

/** A run that is going on. A stop waits for what was sent; nothing else is. */
export interface Run {
  readonly done: Promise<RunOutcome>
  progress(): RunProgress
  pause(): void
  resume(): void
  cancel(): void
}

const CONCURRENCY = 4

/**
 * Asks the items of a plan and journals every answer. Collects first what a killed run has submitted. Rejects for bugs
 * and for a journal that cannot be written only.
 */
export function startRun(request: RunRequest): Run {
  const { state, run, again, retryUncertain = false, onProgress = () => {} } = request
  const context = new RunContext({
    ...request,
    spentBefore: spentBy(state, run),
    lost: state.lost.filter((entry) => entry.run === run).length,
    known: state.labels,
    held: retryUncertain ? new Set() : new Set(uncertainOf(state, { run, again }).keys()),
    backoff: request.backoff ?? USUAL_BACKOFF,
    onProgress,
  })
  return {
    done: carryOut(context, request),
    progress: () => context.progress(),
    pause: () => context.gate.pause(),
    resume: () => context.gate.resume(),
    cancel: () => context.gate.stop('cancelled'),
  }
}

async function carryOut(context: RunContext, request: RunRequest): Promise<RunOutcome> {
  const { run, app, again, items, way, state } = request
  for (const name of new Set(items.map(({ question }) => question.model))) {
    await context.journal({ type: 'run', run, time: now(), rater: { kind: 'model', name }, app, again })
  }
  const options = { ...USUAL_BATCHES, ...request.batches }
  try {
    if (way === 'batch') await runBatches(context, state.openBatches, options)
    else {
      await runBatches(context, state.openBatches, { ...options, open: 0 })
      await runDirect(context, request.concurrency ?? CONCURRENCY)
    }
  } catch (error) {
    if (!(error instanceof RunStopped) && !(error instanceof ApiError && context.gate.isStopping)) throw error
  }
  const end = context.end()
  await context.journal({ type: 'run-ended', run, time: now(), end })
  return { progress: context.progress(), failure: context.gate.failure }
}
