import { ApiError, type ModelReply, mayBePaid } from '#core/classify/model-api'
import type { WorkItem } from '#core/classify/plan'
import { newId, now, type RunContext } from './run-context'
import { RunStopped } from './run-gate'
import { addUsage, answerIn, toLabel, unreadable } from './to-label'

/**
 * Asks one item after the other, some at a time. Once the run is to stop, what was sent is waited for, so that nothing
 * paid for is lost, and nothing else is sent.
 */
export async function runDirect(context: RunContext, concurrency: number): Promise<void> {
  const items = context.tally.pending.values()
  const work = async () => {
    for (const item of items) {
      await context.gate.mayGoOn()
      if (!(await context.purse.reserveInTime(item.most, () => context.gate.mayGoOn())))
        return context.gate.stop('ceiling')
      try {
        await askItem(context, item)
      } finally {
        context.purse.release(item.most)
      }
    }
  }
  const all = Array.from({ length: concurrency }, () => work().catch((error) => stopFor(context, error)))
  await Promise.all(all)
}

/** What ends a worker: the stop of the run, a failure that has stopped it, or a bug. */
function stopFor(context: RunContext, error: unknown): void {
  if (error instanceof RunStopped || (error instanceof ApiError && context.gate.isStopping)) return
  context.gate.stop('failed', context.gate.failure)
  throw error
}

async function askItem(context: RunContext, item: WorkItem): Promise<void> {
  const first = await send(context, item, item.most)
  const answer = answerIn(item.question, first.reply)
  if (answer) return keep(context, item, [first], answer)
  // Once more, if that still fits under the ceiling.
  if (context.gate.isStopping || !context.purse.reserve(item.most, 0))
    return keep(context, item, [first], unreadable(first.reply))
  try {
    const second = await send(context, item, 2 * item.most, first.request)
    await keep(context, item, [first, second], answerIn(item.question, second.reply) ?? unreadable(second.reply))
  } catch (error) {
    await keep(context, item, [first], unreadable(first.reply))
    throw error
  } finally {
    context.purse.release(item.most, 0)
  }
}

export interface Sent {
  readonly request: string
  readonly reply: ModelReply
}

/**
 * Sends a request until a reply comes back. Each sending that may be paid for has an entry of its own in the journal,
 * written before it; one whose answer was lost on the way keeps it.
 *
 * @param most what all requests under this id can cost
 */
export async function send(context: RunContext, item: WorkItem, most: number, under = newId()): Promise<Sent> {
  const { asked, question } = item
  const { run } = context.setup
  const announce = (request: string) =>
    context.journal({ type: 'asking', run, time: now(), request, asked, model: question.model, most })
  let request = under
  await announce(request)
  for (let failed = 1; ; failed++) {
    try {
      if (context.gate.isStopping) throw new RunStopped()
      return { request, reply: await context.setup.api.ask(context.requestFor(item)) }
    } catch (error) {
      const trouble = error instanceof ApiError ? error.trouble : null
      if (trouble === 'refused-temperature' && context.dropTemperature(question.model)) {
        context.note(trouble)
        continue
      }
      const isLost = trouble !== null && mayBePaid(trouble)
      if (isLost) context.lose(item.most)
      try {
        await context.afterFailure(error, failed)
      } catch (end) {
        if (!isLost) await context.journal({ type: 'not-answered', run, time: now(), request, why: trouble ?? 'fault' })
        throw end
      }
      if (isLost) {
        if (context.purse.budget < 0) {
          context.gate.stop('ceiling')
          throw new RunStopped()
        }
        request = newId()
        await announce(request)
      }
    }
  }
}

async function keep(
  context: RunContext,
  { asked, question }: WorkItem,
  sent: readonly Sent[],
  answer: Parameters<typeof toLabel>[1],
): Promise<void> {
  const usages = sent.map(({ reply }) => reply.usage)
  const cost = usages.reduce((sum, usage) => sum + context.costOf(question.model, usage), 0)
  const asking = {
    asked,
    model: question.model,
    run: context.setup.run,
    request: sent.at(-1)!.request,
    batch: null,
    attempts: sent.length,
  }
  await context.keep([toLabel(asking, answer, usages.reduce(addUsage), cost)])
}
