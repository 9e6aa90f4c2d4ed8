import type { Asked } from '#core/classify/journal-entry'
import { askedKey } from '#core/classify/journal-state'
import type { LabelRecord } from '#core/classify/label-record'
import type { BatchResult } from '#core/classify/model-api'
import type { WorkItem } from '#core/classify/plan'
import { now, type RunContext } from './run-context'
import { send } from './run-direct'
import { RunStopped } from './run-gate'
import { addUsage, answerIn, toLabel, unreadable } from './to-label'

/** A batch that was submitted, by this run or an earlier one. */
export interface ToCollect {
  readonly run: string
  readonly mark: string
  readonly model: string
  /** What its requests ask, in their order. */
  readonly asked: readonly Asked[]
  /** Those of them that are in the plan of this run. */
  readonly items: readonly WorkItem[]
  readonly batch: string
  /** US dollars set aside for it; 0 for one that an earlier start has sent. */
  readonly reserved: number
  wait: number
  /** Milliseconds since 1970. */
  nextAt: number
}

export interface FailedRequest {
  readonly key: string
  readonly trouble: Extract<BatchResult['result'], { ok: false }>['trouble']
}

/** Labels journalled together: what a kill can make this program read a second time, for nothing. */
const AT_ONCE = 200

/** Puts the answers of a batch that has ended into the journal, and says which requests came to nothing. */
export async function collect(context: RunContext, batch: ToCollect): Promise<readonly FailedRequest[]> {
  const { run, mark, asked, reserved, items } = batch
  const isEarlier = reserved === 0
  const failed: FailedRequest[] = []
  const done = new Set<string>()
  let labels: LabelRecord[] = []
  await context.call(async () => {
    for await (const { id, result } of context.setup.api.results(batch.batch)) {
      const about = asked[placeOf(id, mark)]
      if (!about || done.has(id)) continue
      if (result.ok) {
        const label = await labelOf(context, batch, about, result.reply)
        if (label) labels.push(label)
      } else failed.push(noteFailure(context, batch, about, result))
      done.add(id)
      if (labels.length < AT_ONCE) continue
      await context.keep(labels, isEarlier)
      labels = []
    }
  })
  await context.keep(labels, isEarlier)
  await context.journal({ type: 'batch-done', run, time: now(), mark, how: 'collected' })
  if (reserved > 0) context.purse.release(reserved, items.length)
  return failed
}

const placeOf = (id: string, mark: string): number =>
  id.startsWith(`${mark}-`) ? Number(id.slice(mark.length + 1)) : -1

type Reply = Extract<BatchResult['result'], { ok: true }>['reply']

/** Null for an answer that the journal has already: a run was killed between writing it and saying so. */
async function labelOf(context: RunContext, batch: ToCollect, asked: Asked, reply: Reply): Promise<LabelRecord | null> {
  const { model, run } = batch
  if (context.tally.hasLabel(asked, model, run)) return null
  const question = context.setup.questionOf(asked.classifier, asked.version)
  const asking = { asked, model, run, request: reply.id, batch: batch.batch, attempts: 1 }
  const cost = context.costOf(model, reply.usage, context.setup.prices.batchFactor)
  if (!question) return toLabel(asking, unreadable(reply), reply.usage, cost)
  const answer = answerIn(question, reply)
  if (answer) return toLabel(asking, answer, reply.usage, cost)
  const again = await askAgain(context, batch, asked)
  if (!again) return toLabel(asking, unreadable(reply), reply.usage, cost)
  return toLabel(
    { ...asking, request: again.request, attempts: 2 },
    answerIn(question, again.reply) ?? unreadable(again.reply),
    addUsage(reply.usage, again.reply.usage),
    cost + context.costOf(model, again.reply.usage),
  )
}

/**
 * A reply that cannot be read is asked for once more, on its own, if its text is at hand and the ceiling allows; not where
 * that was done before a kill, and may have been paid for.
 */
async function askAgain(context: RunContext, { model }: ToCollect, asked: Asked) {
  if (context.setup.held.has(askedKey(asked, model))) return null
  const item = context.tally.itemFor(asked, model)
  // Outside of a batch it costs up to its full price.
  const most = item ? item.most / context.setup.prices.batchFactor : 0
  if (!item || context.gate.isStopping || !context.purse.reserve(most, 0)) return null
  try {
    return await send(context, { ...item, most }, most)
  } catch (error) {
    if (error instanceof RunStopped || context.gate.isStopping) return null
    throw error
  } finally {
    context.purse.release(most, 0)
  }
}

function noteFailure(
  context: RunContext,
  { model }: ToCollect,
  asked: Asked,
  { trouble, detail }: Extract<BatchResult['result'], { ok: false }>,
): FailedRequest {
  const key = askedKey(asked, model)
  context.note(trouble)
  // The next batch goes without.
  if (trouble === 'refused-temperature') {
    context.dropTemperature(model)
    return { key, trouble: 'expired' }
  }
  if (trouble === 'bad-request') context.gate.stop('failed', { code: 'request-refused', detail })
  if (trouble === 'unauthorized') context.gate.stop('failed', { code: 'key-refused', detail })
  return { key, trouble }
}
