import { z } from 'zod'
import { RECALIBRATIONS } from '../calibration/recalibrate'
import { METHODS } from '../estimator'
import { fingerprintOfText } from '../fingerprint'
import type { SessionValues } from './value-sessions'

/** Names a set of values; the same values of the same sessions have the same name. */
export const valuesRunSchema = z.string().regex(/^[0-9a-f]{26}$/)

/** Values that stand in a dataset, as a report remembers them: how they were made, and where they are kept. */
export const appliedValuesSchema = z.object({
  run: valuesRunSchema,
  provenance: z.object({
    method: z.enum(METHODS),
    version: z.number().int().positive(),
    n: z.number().int().nonnegative(),
    fingerprint: z.string(),
    recalibration: z.enum(RECALIBRATIONS),
    filledBy: z.string().optional(),
    asked: z.object({ model: z.string(), prompt: z.string(), promptBy: z.enum(['study', 'ours']) }).optional(),
  }),
  estimated: z.number().int().nonnegative(),
  unestimated: z.number().int().nonnegative(),
})
export type AppliedValues = z.infer<typeof appliedValuesSchema>

/** The value of a session with the ends of its range, US dollars; null where it has no range. */
export const valueRowSchema = z.tuple([
  z.string().min(1),
  z.number().positive(),
  z.number().positive().nullable(),
  z.number().positive().nullable(),
])
export type ValueRow = z.infer<typeof valueRowSchema>

type Sessions = readonly { readonly session: string }[]
type Values = Pick<SessionValues, 'value' | 'low' | 'high'>

/** Values as rows; a session without one has none. */
export function valueRows(sessions: Sessions, { value, low, high }: Values): ValueRow[] {
  const known = (of: Float64Array, i: number) => (Number.isNaN(of[i]) ? null : of[i]!)
  return sessions.flatMap(({ session }, i): ValueRow[] =>
    Number.isNaN(value[i]) ? [] : [[session, value[i]!, known(low, i), known(high, i)]],
  )
}

/** Rows as values of these sessions, in their order; NaN where there is none. */
export function valuesOfRows(sessions: Sessions, rows: readonly ValueRow[]): Values & { readonly estimated: number } {
  const bySession = new Map(rows.map((row) => [row[0], row]))
  const found = sessions.map(({ session }) => bySession.get(session))
  const column = (at: 1 | 2 | 3) => Float64Array.from(found, (row) => row?.[at] ?? Number.NaN)
  return {
    value: column(1),
    low: column(2),
    high: column(3),
    estimated: found.filter((row) => row !== undefined).length,
  }
}

export const nameOfValues = (rows: readonly ValueRow[]): string => fingerprintOfText(JSON.stringify(rows))
