import { z } from 'zod'
import { RUN_ENDS } from './journal-entry'

const count = z.number().int().nonnegative()

/** How a run stands. `waiting` is for batches, which take their time; `stopping` for what was sent before a stop. */
export const RUN_STATES = ['asking', 'waiting', 'paused', 'stopping', 'ended'] as const

export const runProgressSchema = z.object({
  run: z.string(),
  state: z.enum(RUN_STATES),
  end: z.enum(RUN_ENDS).nullable(),
  /** Requests of the plan, and how many of them have an answer or are known to have none. */
  planned: count,
  answered: count,
  unanswered: count,
  /** Sent and not back. */
  open: count,
  /** US dollars: answers at their price, lost ones at most. */
  spent: z.number(),
  ceiling: z.number(),
  /** Requests that may have been paid for, whose answers are lost: a run was killed or a connection cut. */
  lost: count,
  /** How often each kind of trouble came up; all were tried again unless the run failed. */
  errors: z.record(z.string(), count),
  /** What was there before this start asked anything: answers of batches an earlier one had sent, and money spent. */
  before: z.object({ answers: count, spent: z.number() }),
  /** Milliseconds since the run started here, without pauses. */
  elapsedMs: z.number(),
})
export type RunProgress = z.infer<typeof runProgressSchema>

/** What is to be expected: answers a minute, seconds left, and what all will have cost; null before the first answer. */
export interface Forecast {
  readonly perMinute: number | null
  readonly secondsLeft: number | null
  readonly cost: number | null
}

/** By what was asked since this start alone: what a resumed run found in the journal says nothing of its pace or price. */
export function forecastOf(progress: RunProgress): Forecast {
  const { planned, answered, unanswered, spent, before, elapsedMs } = progress
  const finished = answered + unanswered - before.answers
  if (finished <= 0 || elapsedMs <= 0) return { perMinute: null, secondsLeft: null, cost: null }
  const left = planned - answered - unanswered
  const perMs = finished / elapsedMs
  return {
    perMinute: perMs * 60_000,
    secondsLeft: left / perMs / 1_000,
    cost: spent + ((spent - before.spent) / finished) * left,
  }
}
