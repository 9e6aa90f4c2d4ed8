import type { OpenBatch } from '#core/classify/journal-state'
import type { BatchStatus } from '#core/classify/model-api'
import type { BatchOptions } from './batch-options'
import type { ToCollect } from './collect-batch'
import { now, type RunContext } from './run-context'

/** Clocks of two machines differ; a batch is looked for from so long before it was meant to be sent, milliseconds. */
const CLOCKS_DIFFER_BY = 10 * 60_000

/**
 * The batch an earlier run has submitted. Where that run was killed between sending it and writing down its id, it is
 * looked for among the account's batches by the mark of its requests, so that it is neither lost nor sent twice; null
 * where none has it: then it was never taken in, and the journal says so.
 */
export async function findSubmitted(
  context: RunContext,
  { intended, batch }: OpenBatch,
  others: readonly OpenBatch[],
  { poll, appearsWithin }: BatchOptions,
): Promise<ToCollect | null> {
  const { run, mark, model, asked } = intended
  const items = asked.flatMap((each) => context.tally.itemFor(each, model) ?? [])
  const found = (id: string): ToCollect => {
    return { run, mark, model, asked, items, batch: id, reserved: 0, wait: 0, nextAt: 0 }
  }
  if (batch !== null) return found(batch)
  const age = Date.now() - Date.parse(intended.time)
  await context.gate.sleep(Math.min(appearsWithin, Math.max(0, appearsWithin - age)))
  const known = new Set(others.map((other) => other.batch))
  const since = new Date(Date.parse(intended.time) - CLOCKS_DIFFER_BY).toISOString()
  for (const candidate of await context.call(() => listed(context, since))) {
    if (known.has(candidate.id) || candidate.requests !== asked.length) continue
    if (!(await isOfMark(context, candidate, mark, poll.first))) continue
    await context.journal({ type: 'batch-submitted', run, time: now(), mark, batch: candidate.id })
    return found(candidate.id)
  }
  await context.journal({ type: 'batch-done', run, time: now(), mark, how: 'never-taken-in' })
  return null
}

async function listed(context: RunContext, since: string): Promise<BatchStatus[]> {
  const batches: BatchStatus[] = []
  for await (const status of context.setup.api.batchesSince(since)) batches.push(status)
  return batches
}

/** Only the results of a batch tell whose it is, and there are none before it ends. */
async function isOfMark(context: RunContext, { id }: BatchStatus, mark: string, pollMs: number): Promise<boolean> {
  const { api } = context.setup
  context.setWaiting(true)
  while (!(await context.call(() => api.batch(id))).isEnded) await context.gate.sleep(pollMs)
  context.setWaiting(false)
  return context.call(async () => {
    for await (const result of api.results(id)) return result.id.startsWith(`${mark}-`)
    return false
  })
}
