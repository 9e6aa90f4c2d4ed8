import type { Answer } from '#core/classify/answer'
import type { Asked } from '#core/classify/journal-entry'
import type { LabelRecord, Usage } from '#core/classify/label-record'
import type { ModelReply } from '#core/classify/model-api'
import { type Question, readReply } from '#core/classify/question'
import { now } from './run-context'

/** The answer in a reply; null where it should be asked for once more, because it cannot be read. */
export function answerIn(question: Question, reply: ModelReply): Answer | null {
  if (reply.stop === 'refused') return { kind: 'unanswered', why: 'refused' }
  return reply.stop === 'cut-off' ? null : readReply(question, reply.text)
}

export const unreadable = (reply: ModelReply): Answer => ({
  kind: 'unanswered',
  why: reply.stop === 'cut-off' ? 'cut-off' : 'unparsable',
})

interface Asking {
  readonly asked: Asked
  readonly model: string
  readonly run: string
  readonly request: string
  readonly batch: string | null
  readonly attempts: number
}

export function toLabel(asking: Asking, answer: Answer, usage: Usage, cost: number): LabelRecord {
  const { asked, model, run, request, batch, attempts } = asking
  return {
    type: 'label',
    ...asked,
    rater: { kind: 'model', name: model },
    model,
    run,
    time: now(),
    answer,
    usage,
    cost,
    request: { id: request, batch, attempts },
  }
}

export const addUsage = (a: Usage, b: Usage): Usage => ({
  input: a.input + b.input,
  output: a.output + b.output,
  cacheRead: a.cacheRead + b.cacheRead,
  cacheWrite: a.cacheWrite + b.cacheWrite,
})
