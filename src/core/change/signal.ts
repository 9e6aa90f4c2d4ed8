import type { SessionsTable } from '../dataset/sessions-table'
import { fail, ok, type Result } from '../failure'
import type { AskedMeasure } from '../pivot/measure'
import { normalize, type PivotPlan } from '../pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '../pivot/spec'
import type { Difference } from '../stats/difference'
import type { GapTrend } from '../stats/gap-trend'
import type { Interval } from '../stats/interval'
import type { Slope } from '../stats/regression/clustered-errors'

/** A gap between two groups that is watched over time. */
export interface Signal {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly dimension: string
  /** The gap is the first less the second. */
  readonly groups: readonly [SignalGroup, SignalGroup]
}

export interface SignalGroup {
  readonly value: string
  readonly name: string
}

/** The two the study says to watch (study.md 8). */
export const SIGNALS: readonly Signal[] = [
  {
    id: 'software',
    name: 'Software against other occupations',
    about:
      'Users in computer and mathematical occupations less users in all other identified ones; occupation Unclear is left out (study 8.3).',
    dimension: 'software_related',
    groups: [
      { value: 'software', name: 'Software-related' },
      { value: 'other', name: 'Other occupations' },
    ],
  },
  {
    id: 'expertise',
    name: 'Experts against novices',
    about: 'Sessions at expertise 5 less sessions at expertise 1 (study 8.1).',
    dimension: 'expertise',
    groups: [
      { value: '5', name: 'Expert' },
      { value: '1', name: 'Novice' },
    ],
  },
]

/** What a signal is asked of. */
export interface SignalSpec extends Pick<PivotSpec, 'filters' | 'thresholds' | 'level'> {
  /** A rate or a mean. */
  readonly measure: string
}

export interface SignalPlan {
  readonly signal: Signal
  /** Months by group. */
  readonly pivot: PivotPlan
  readonly measure: AskedMeasure
}

export function planSignal(signal: Signal, spec: SignalSpec, table: SessionsTable): Result<SignalPlan> {
  const pivot = normalize(
    {
      ...EMPTY_SPEC,
      rows: [{ dimension: 'month' }],
      columns: [{ dimension: signal.dimension }],
      measures: [spec.measure],
      filters: [...spec.filters],
      thresholds: spec.thresholds,
      level: spec.level,
    },
    table,
  )
  if (!pivot.ok) return pivot
  const [shown] = pivot.value.shown
  if (shown!.statistic.kind !== 'rate' && shown!.statistic.kind !== 'mean')
    return fail({ code: 'change-not-averaged', measure: shown!.name })
  return ok({ signal, pivot: pivot.value, measure: pivot.value.measures[0]! })
}

/**
 * What a gap does over the months:
 *
 * - `no-evidence`: the interval of its slope holds zero
 * - `narrows`, `widens`: it does not, and the gap moves towards zero or away from it
 * - `cannot-tell`: fewer than three months can be shown
 */
export type SignalVerdict = 'no-evidence' | 'narrows' | 'widens' | 'cannot-tell'

export interface SignalMonth {
  readonly month: string
  /** Null where either group is withheld or has no session in the month. */
  readonly gap:
    | (Difference & { readonly n: readonly [number, number]; readonly values: readonly [number, number] })
    | null
}

export interface SignalResult {
  readonly signal: Signal
  readonly months: readonly SignalMonth[]
  /** The gap in the middle of the months; null where it cannot be told. */
  readonly gap: number | null
  readonly slope: Slope | null
  readonly verdict: SignalVerdict
}

export function verdictOf(trend: GapTrend | null): SignalVerdict {
  if (!trend?.slope) return 'cannot-tell'
  const { low, high }: Interval = trend.slope.interval
  if (low <= 0 && high >= 0) return 'no-evidence'
  return Math.sign(trend.slope.value) === Math.sign(trend.level) ? 'widens' : 'narrows'
}
