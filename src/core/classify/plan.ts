import { fail, ok, type Result } from '../failure'
import type { TranscriptPart } from './classifier'
import { estimateTokens, TOKENS_AT_MOST } from './estimate-tokens'
import type { Asked } from './journal-entry'
import { askedKey } from './journal-state'
import type { Usage } from './label-record'
import type { Preparation } from './prepare/prepare'
import { costOf, type ModelPrices, type PriceTable, pricesOf, THINKING_AT_MOST, THINKING_USUALLY } from './prices'
import { promptHash, shortHash } from './prompt-hash'
import type { Question } from './question'

/** Batches take up to a day and half the price; single requests answer at once. */
export type Way = 'batch' | 'direct'

/** More sessions than this are sent as batches unless asked otherwise. */
export const BATCH_ABOVE = 50

/** One request to be made. */
export interface WorkItem {
  readonly question: Question
  readonly asked: Asked
  readonly text: string
  /** The most it can cost, US dollars, whatever way it is sent. */
  readonly most: number
}

/** One question in a plan. Costs are US dollars, tokens are estimated unless counted. */
export interface PlannedQuestion {
  readonly id: string
  readonly model: string
  readonly requests: number
  readonly inputTokens: number
  readonly outputTokens: number
  /** Where no request finds the rubric in the cache. */
  readonly cost: number
  /** Where all but the first find it there; the same where the rubric is too short for the cache. */
  readonly costWithCache: number
}

/**
 * What would be asked. What it costs lies between `costWithCache` and `cost`: requests under way at once, a pause of more than
 * five minutes, and batches, which promise no hits, find the rubric in the cache less often than could be.
 */
export interface ClassifyPlan {
  readonly way: Way
  readonly items: readonly WorkItem[]
  readonly questions: readonly PlannedQuestion[]
  readonly sessions: number
  /** Sessions whose text is cut. */
  readonly sessionsCut: number
  /** Requests answered before, which are not made again. */
  readonly answered: number
  /** Requests on their way when a run was killed: they may be paid for. They are in `items` only where they are retried. */
  readonly uncertain: readonly { readonly session: string; readonly classifier: string; readonly model: string }[]
  readonly isRetrying: boolean
  /** Requests that cannot be made, because the session has nothing of what the question reads. */
  readonly withoutText: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cost: number
  readonly costWithCache: number
  /** The most it can cost: longer texts than estimated, the longest replies, one retry of none. */
  readonly most: number
  readonly pricesAsOf: string
  /** Replacements made in the texts, by kind. */
  readonly replaced: Readonly<Record<string, number>>
}

/** What of a session would be sent, for each part of it that a question reads; null where there is nothing. */
export interface SessionTexts {
  readonly session: string
  readonly texts: Readonly<Partial<Record<TranscriptPart, PlannedText | null>>>
}

export interface PlannedText {
  readonly text: string
  readonly isCut: boolean
  readonly spans?: readonly { readonly kind: string }[]
}

export interface PlanRequest {
  readonly sessions: readonly SessionTexts[]
  readonly questions: readonly Question[]
  readonly preparation: Preparation
  readonly prices: PriceTable
  /** Keys of `askedKey` that need not be asked again. */
  readonly answered: ReadonlySet<string>
  /** Keys of what may be paid for already; held back unless it is to be retried. */
  readonly uncertain?: ReadonlySet<string> | undefined
  readonly retryUncertain?: boolean | undefined
  /** Chosen by the number of sessions unless given. */
  readonly way?: Way | undefined
  /** What estimates of tokens are multiplied by, where a count of some texts has told. */
  readonly tokenFactor?: number | undefined
}

/** What would be asked, of what, and what it would cost. Needs no key and no network. */
export function makePlan(request: PlanRequest): Result<ClassifyPlan> {
  const { sessions, questions, preparation, prices, answered, tokenFactor = 1 } = request
  const { uncertain = new Set(), retryUncertain = false } = request
  const way = request.way ?? (sessions.length > BATCH_ABOVE ? 'batch' : 'direct')
  const factor = way === 'batch' ? prices.batchFactor : 1
  const asks: Ask[] = []
  for (const question of questions) {
    const known = pricesOf(prices, question.model)
    if (!known) return fail({ code: 'model-without-price', model: question.model, asOf: prices.asOf })
    const tokens = tokenFactor * (known.tokenFactor ?? 1)
    const prompt = promptHash(question, preparation)
    asks.push({ question: withThinking(question, known), prices: known, prompt, tokens, planned: [] })
  }
  const items: WorkItem[] = []
  const possiblyPaid: { session: string; classifier: string; model: string }[] = []
  const replaced: Record<string, number> = {}
  const totals = { answered: 0, withoutText: 0, sessionsCut: 0 }
  for (const { session, texts } of sessions) {
    if (Object.values(texts).some((text) => text?.isCut)) totals.sessionsCut++
    for (const text of Object.values(texts)) countReplaced(replaced, text)
    const measured = new Map(Object.entries(texts).map(([part, text]) => [part, text ? measure(text) : null]))
    for (const ask of asks) {
      const text = measured.get(ask.question.reads)
      if (!text || text.text === '') totals.withoutText++
      else {
        const item = toItem(ask, session, text, factor)
        const { model } = ask.question
        const key = askedKey(item.asked, model)
        if (answered.has(key)) totals.answered++
        else {
          const isUncertain = uncertain.has(key)
          if (isUncertain) possiblyPaid.push({ session, classifier: ask.question.id, model })
          if (isUncertain && !retryUncertain) continue
          items.push(item)
          ask.planned.push(Math.ceil(text.tokens * ask.tokens))
        }
      }
    }
  }
  const planned = asks.map((ask) => toPlanned(ask, factor))
  return ok({
    way,
    items,
    questions: planned,
    sessions: sessions.length,
    ...totals,
    uncertain: possiblyPaid,
    isRetrying: retryUncertain,
    inputTokens: sum(planned, ({ inputTokens }) => inputTokens),
    outputTokens: sum(planned, ({ outputTokens }) => outputTokens),
    cost: sum(planned, ({ cost }) => cost),
    costWithCache: sum(planned, ({ costWithCache }) => costWithCache),
    most: sum(items, ({ most }) => most),
    pricesAsOf: prices.asOf,
    replaced,
  })
}

/** A question with room in its reply for what its model thinks first. */
const withThinking = (question: Question, { thinks }: ModelPrices): Question =>
  thinks
    ? {
        ...question,
        maxTokens: question.maxTokens + THINKING_AT_MOST,
        usualTokens: question.usualTokens + THINKING_USUALLY,
      }
    : question

interface Ask {
  readonly question: Question
  readonly prices: ModelPrices
  readonly prompt: string
  /** What estimates of its tokens are multiplied by. */
  readonly tokens: number
  /** Tokens of the texts it is asked of. */
  readonly planned: number[]
}

function countReplaced(replaced: Record<string, number>, text: PlannedText | null | undefined): void {
  for (const { kind } of text?.spans ?? []) replaced[kind] = (replaced[kind] ?? 0) + 1
}

/** A text with what many questions need of it. */
interface MeasuredText extends PlannedText {
  readonly tokens: number
  readonly hash: string
}

const measure = (text: PlannedText): MeasuredText => ({
  ...text,
  tokens: estimateTokens(text.text),
  hash: shortHash(text.text),
})

function toItem(
  { question, prices, prompt, tokens }: Ask,
  session: string,
  text: MeasuredText,
  factor: number,
): WorkItem {
  const input = Math.ceil((rubricTokens(question) + text.tokens) * tokens * TOKENS_AT_MOST)
  return {
    question,
    asked: {
      session,
      classifier: question.id,
      version: question.version,
      prompt,
      input: text.hash,
      truncated: text.isCut,
    },
    text: text.text,
    most: costAtMost(input, question, prices) * factor,
  }
}

/** As if the rubric were written to the cache each time, which costs most. */
const costAtMost = (input: number, { maxTokens }: Question, prices: ModelPrices): number =>
  costOf({ input: 0, cacheWrite: input, cacheRead: 0, output: maxTokens }, prices)

const rubricTokens = ({ rubric, schema }: Question): number => estimateTokens(rubric + JSON.stringify(schema))

function toPlanned({ question, prices, planned, tokens: tokenFactor }: Ask, factor: number): PlannedQuestion {
  const requests = planned.length
  const rubric = Math.ceil(rubricTokens(question) * tokenFactor)
  const costs = (tokens: number, isHit: boolean) =>
    costOf({ ...asInput(tokens, rubric, isHit, prices), output: question.usualTokens }, prices, factor)
  return {
    id: question.id,
    model: question.model,
    requests,
    inputTokens: sum(planned, (tokens) => tokens + rubric),
    outputTokens: requests * question.usualTokens,
    cost: sum(planned, (tokens) => costs(tokens, false)),
    costWithCache: planned.reduce((all, tokens, i) => all + costs(tokens, i > 0), 0),
  }
}

/** What the tokens of a request are billed as: its rubric read from the cache or written there, unless it is too short. */
function asInput(text: number, rubric: number, isHit: boolean, { cacheFrom = 0 }: ModelPrices): Omit<Usage, 'output'> {
  if (rubric < cacheFrom) return { input: text + rubric, cacheRead: 0, cacheWrite: 0 }
  return { input: text, cacheRead: isHit ? rubric : 0, cacheWrite: isHit ? 0 : rubric }
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((all, item) => all + of(item), 0)
