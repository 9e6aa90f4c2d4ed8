import { isAnswered } from '#core/classify/answer'
import type { Asked } from '#core/classify/journal-entry'
import { askedKey } from '#core/classify/journal-state'
import type { LabelRecord } from '#core/classify/label-record'
import type { WorkItem } from '#core/classify/plan'

/** What a run has to ask, what of it is answered, and what went wrong on the way. */
export class RunTally {
  /** What has no answer yet, by `askedKey`. */
  readonly pending = new Map<string, WorkItem>()
  readonly errors: Record<string, number> = {}
  answered = 0
  unanswered = 0
  /** Answers of requests that an earlier start had sent, and what they cost, US dollars. */
  readonly collected = { answers: 0, cost: 0 }
  private readonly items: ReadonlyMap<string, WorkItem>
  /** Answers in the journal, by key and run. */
  private readonly labelled = new Set<string>()

  /** @param known labels of the journal before */
  constructor(items: readonly WorkItem[], known: readonly LabelRecord[]) {
    for (const item of items) this.pending.set(keyOf(item), item)
    this.items = new Map(this.pending)
    for (const label of known) this.remember(label)
  }

  get planned(): number {
    return this.items.size
  }

  /** @param isEarlier whether an earlier start had sent the request */
  count(label: LabelRecord, isEarlier: boolean): void {
    const isOfPlan = this.pending.delete(this.remember(label))
    if (isEarlier) this.collected.cost += label.cost ?? 0
    if (!isOfPlan) return
    if (isEarlier) this.collected.answers++
    if (isAnswered(label.answer)) this.answered++
    else this.unanswered++
  }

  note(trouble: string): void {
    this.errors[trouble] = (this.errors[trouble] ?? 0) + 1
  }

  /** Whether the journal has the answer to this, asked in this run. */
  hasLabel(asked: Asked, model: string, run: string): boolean {
    return this.labelled.has(`${run} ${askedKey(asked, model)}`)
  }

  /** The item of the plan that asks this. */
  itemFor(asked: Asked, model: string): WorkItem | undefined {
    return this.items.get(askedKey(asked, model))
  }

  private remember({ prompt, input, truncated, ...label }: LabelRecord): string {
    const asked = { ...label, prompt: prompt ?? '', input: input ?? '', truncated: truncated === true }
    const key = askedKey(asked, label.rater.name)
    this.labelled.add(`${label.run} ${key}`)
    return key
  }
}

export const keyOf = ({ asked, question }: WorkItem): string => askedKey(asked, question.model)
