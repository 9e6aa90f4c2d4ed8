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
  /** Requests that may have been paid for by a run that was killed, whose answers are lost. */
  lost: count,
  /** How often each kind of trouble came up; all were tried again unless the run failed. */
  errors: z.record(z.string(), count),
  /** Milliseconds since the run started here, pauses included. */
  elapsedMs: z.number(),
})
export type RunProgress = z.infer<typeof runProgressSchema>

/** What is to be expected: answers a minute, seconds left, and what all will have cost; null before the first answer. */
export interface Forecast {
  readonly perMinute: number | null
  readonly secondsLeft: number | null
  readonly cost: number | null
}

/** @param spentBefore what of `spent` was there when the run started here */
export function forecastOf(progress: RunProgress, spentBefore = 0): Forecast {
  const { planned, answered, unanswered, spent, elapsedMs } = progress
  const finished = answered + unanswered
  if (finished === 0 || elapsedMs === 0) return { perMinute: null, secondsLeft: null, cost: null }
  const perMs = finished / elapsedMs
  const each = (spent - spentBefore) / finished
  return {
    perMinute: perMs * 60_000,
    secondsLeft: (planned - finished) / perMs / 1_000,
    cost: spent + each * (planned - finished),
  }
}
