/** One step of the prompt queue (transcript-format.md 3, `queue-operation`), reduced to what matching needs. */
export interface QueueStep {
  readonly operation: 'enqueue' | 'dequeue' | 'remove' | 'popAll'
  /** Milliseconds since 1970, UTC. */
  readonly time: number
  /** Hash of the text, or null where the step does not repeat it. */
  readonly text: number | null
  /** Whether an enqueued text was a person's. */
  readonly isHuman: boolean
}

export interface SentPrompt {
  readonly text: number
  readonly time: number
}

interface Waiting {
  readonly text: number | null
  readonly isHuman: boolean
}

/** Most texts waiting in a queue; only a damaged or made-up file has more, and there the oldest are forgotten. */
const MOST_WAITING = 1_000

/** A delivered prompt that also has an ordinary record has it within this time, in milliseconds. */
const RECORD_FOLLOWS_WITHIN = 60_000

/**
 * Prompts typed while the model worked and delivered in mid-turn, which have no user record (transcript-format.md 8).
 *
 * - until about 2.1.81: an `enqueue` whose text a `remove` takes out again; `dequeue` makes an ordinary record instead
 *   and `popAll` is the person taking the queue back, so neither counts
 * - from 2.1.209: a `queued_command` attachment, beside the same queue steps
 *
 * Both are matched on text: a prompt seen both ways counts once, and one that an ordinary prompt record of the same
 * text follows does not count at all. Steps are in the order of their writing.
 */
export function countQueuedPrompts(
  steps: readonly QueueStep[],
  attached: readonly SentPrompt[],
  prompts: readonly SentPrompt[],
): number {
  const fromQueue = countTexts(withoutRecords(deliveredInMidTurn(steps, prompts), prompts))
  const fromAttachments = countTexts(attached)
  let total = 0
  for (const [text, count] of fromQueue) total += Math.max(count, fromAttachments.get(text) ?? 0)
  for (const [text, count] of fromAttachments) if (!fromQueue.has(text)) total += count
  return total
}

function deliveredInMidTurn(steps: readonly QueueStep[], prompts: readonly SentPrompt[]): SentPrompt[] {
  const sent = new Set(prompts.map((prompt) => prompt.text))
  const delivered: SentPrompt[] = []
  let waiting: Waiting[] = []
  const take = (...wanted: ((item: Waiting) => boolean)[]) => {
    for (const isWanted of wanted) {
      const at = waiting.findIndex(isWanted)
      if (at >= 0) return waiting.splice(at, 1)[0]
    }
    return undefined
  }
  for (const { operation, text, time, isHuman } of steps) {
    if (operation === 'enqueue') {
      if (waiting.length === MOST_WAITING) waiting.shift()
      waiting.push({ text, isHuman })
    } else if (operation === 'popAll') waiting = []
    else if (operation === 'dequeue') {
      // Task notices can leave the queue without a step of their own, so the oldest item is not always the one taken.
      take(
        (item) => item.text !== null && sent.has(item.text),
        (item) => !item.isHuman,
        () => true,
      )
    } else {
      const taken =
        text === null
          ? take(
              (item) => item.isHuman,
              () => true,
            )
          : take((item) => item.text === text)
      if (taken?.isHuman && taken.text !== null) delivered.push({ text: taken.text, time })
    }
  }
  return delivered
}

function withoutRecords(delivered: readonly SentPrompt[], prompts: readonly SentPrompt[]): SentPrompt[] {
  const free = new Map<number, number[]>()
  for (const { text, time } of prompts) {
    const times = free.get(text)
    if (times) times.push(time)
    else free.set(text, [time])
  }
  return delivered.filter(({ text, time }) => {
    const times = free.get(text) ?? []
    const at = times.findIndex((t) => t >= time && t - time <= RECORD_FOLLOWS_WITHIN)
    if (at >= 0) times.splice(at, 1)
    return at < 0
  })
}

function countTexts(prompts: readonly SentPrompt[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { text } of prompts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
