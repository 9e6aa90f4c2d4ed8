import { setTimeout } from 'node:timers/promises'
import type { OpenBatch } from '#core/classify/journal-state'
import { ApiError, isPassing, mayBePaid } from '#core/classify/model-api'
import type { WorkItem } from '#core/classify/plan'
import type { BatchOptions } from './batch-options'
import { collect, type ToCollect } from './collect-batch'
import { findSubmitted } from './find-batch'
import { newId, now, type RunContext } from './run-context'
import { RunStopped } from './run-gate'
import { keyOf } from './run-tally'

/** How often a request that failed inside a batch is put into another one. */
const MOST_REQUEUES = 3

/**
 * Collects what earlier runs have submitted, then sends the rest in batches, as many as fit under the ceiling, and
 * collects those. On a stop the batches of this run are cancelled, and what they have finished is collected.
 */
export async function runBatches(context: RunContext, earlier: readonly OpenBatch[], options: BatchOptions) {
  const open: ToCollect[] = []
  const failures = new Map<string, number>()
  for (const each of earlier) {
    const found = await findSubmitted(context, each, earlier, options)
    if (found) open.push(found)
  }
  while (open.length > 0) await collectSome(context, open, options, failures)
  try {
    for (;;) {
      await context.gate.mayGoOn()
      await submitWhatFits(context, open, options, failures)
      if (open.length === 0) return
      await collectSome(context, open, options, failures)
    }
  } catch (error) {
    if (context.gate.isStopping) await cancelAndCollect(context, open, options)
    throw error
  }
}

async function submitWhatFits(
  context: RunContext,
  open: ToCollect[],
  options: BatchOptions,
  failures: Map<string, number>,
): Promise<void> {
  const sent = new Set(open.flatMap(({ items }) => items.map(keyOf)))
  const waiting = [...context.tally.pending.values()].filter(
    (item) => !sent.has(keyOf(item)) && (failures.get(keyOf(item)) ?? 0) < MOST_REQUEUES,
  )
  while (waiting.length > 0 && open.length < options.open && !context.gate.isPaused) {
    if (context.gate.isStopping) return
    const items = takeBatch(waiting, context.purse.budget, options)
    if (items.length === 0) {
      if (open.length === 0) context.gate.stop('ceiling')
      return
    }
    open.push(await submit(context, items, options))
  }
}

/** The next items of one model that fit, taken out of those waiting. */
function takeBatch(waiting: WorkItem[], budget: number, { size, bytes }: BatchOptions): WorkItem[] {
  const model = waiting[0]!.question.model
  const taken: WorkItem[] = []
  let cost = 0
  let length = 0
  for (const item of waiting) {
    if (item.question.model !== model) continue
    const itemBytes = 2 * (item.text.length + item.question.rubric.length)
    if (taken.length === size || cost + item.most > budget || (taken.length > 0 && length + itemBytes > bytes)) break
    taken.push(item)
    cost += item.most
    length += itemBytes
  }
  const keys = new Set(taken)
  const rest = waiting.filter((item) => !keys.has(item))
  waiting.splice(0, waiting.length, ...rest)
  return taken
}

/** Sends a batch. One whose acknowledgement was lost on its way is looked for before it is sent again. */
async function submit(context: RunContext, items: readonly WorkItem[], options: BatchOptions): Promise<ToCollect> {
  const { run, api } = context.setup
  const { model } = items[0]!.question
  const most = items.reduce((sum, item) => sum + item.most, 0)
  // Cannot fail: the items were taken to fit.
  context.purse.reserve(most, items.length)
  const asked = items.map((item) => item.asked)
  for (let failed = 1; ; failed++) {
    const mark = newId()
    const intended = { type: 'batch-intended', run, time: now(), mark, model, asked, most } as const
    await context.journal(intended)
    const requests = items.map((item, i) => ({ id: `${mark}-${i}`, request: context.requestFor(item) }))
    try {
      const { id } = await api.createBatch(requests)
      await context.journal({ type: 'batch-submitted', run, time: now(), mark, batch: id })
      return { run, mark, model, asked, items, batch: id, reserved: most, wait: 0, nextAt: 0 }
    } catch (error) {
      const isUnknown = error instanceof ApiError && mayBePaid(error.trouble)
      if (!isUnknown) await context.journal({ type: 'batch-done', run, time: now(), mark, how: 'never-taken-in' })
      await context.afterFailure(error, failed)
      const found = isUnknown ? await findSubmitted(context, { intended, batch: null }, [], options) : null
      if (found) return { ...found, reserved: most }
    }
  }
}

/** Asks how the open batches stand, collects those that ended, and waits when there are others. */
async function collectSome(
  context: RunContext,
  open: ToCollect[],
  { poll }: BatchOptions,
  failures: Map<string, number>,
): Promise<void> {
  for (const each of [...open]) {
    if (each.nextAt > Date.now()) continue
    const { isEnded } = await context.call(() => context.setup.api.batch(each.batch))
    if (!isEnded) {
      each.wait = Math.min(poll.longest, each.wait === 0 ? poll.first : each.wait * 1.5)
      each.nextAt = Date.now() + each.wait
      continue
    }
    for (const { key, trouble } of await collect(context, each)) {
      const isUseless = trouble !== 'expired' && trouble !== 'cancelled' && !isPassing(trouble)
      failures.set(key, isUseless ? MOST_REQUEUES : (failures.get(key) ?? 0) + 1)
    }
    open.splice(open.indexOf(each), 1)
  }
  if (open.length === 0) return
  context.setWaiting(true)
  await context.gate.sleep(Math.max(0, Math.min(...open.map(({ nextAt }) => nextAt)) - Date.now()))
  context.setWaiting(false)
}

/** How long to wait for batches to end after they were cancelled, in tries of the first wait. */
const PATIENCE = 60

/** What cannot be had now stands in the journal as submitted, and is collected at the next start. */
async function cancelAndCollect(
  context: RunContext,
  open: readonly ToCollect[],
  { poll }: BatchOptions,
): Promise<void> {
  const { api } = context.setup
  // One that has ended in the meantime cannot be cancelled, and need not be.
  for (const { batch } of open) await api.cancelBatch(batch).catch(() => undefined)
  for (const each of open) {
    for (let tries = 0; tries < PATIENCE; tries++) {
      const status = await api.batch(each.batch).catch(() => null)
      if (status?.isEnded) {
        await collect(context, each).catch(onlyApiErrors)
        break
      }
      await setTimeout(poll.first)
    }
  }
}

function onlyApiErrors(error: unknown): void {
  if (!(error instanceof ApiError) && !(error instanceof RunStopped)) throw error
}
