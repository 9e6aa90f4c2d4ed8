import { formatLevel } from '../format/number'
import type { Measure } from '../pivot/measure'
import { formatGap } from './gap-number'
import type { SignalResult, SignalVerdict } from './signal'

export const SIGNAL_VERDICT_TEXT: Readonly<Record<SignalVerdict, string>> = {
  'no-evidence': 'No evidence of convergence',
  narrows: 'The gap narrows',
  widens: 'The gap widens',
  'cannot-tell': 'Cannot tell: fewer than three months can be shown',
}

/** The verdict with what it stands on: `No evidence of convergence: +0.12 a month [−0.30, 0.54].` */
export function signalSentence({ verdict, slope, gap }: SignalResult, { unit }: Measure, level: number): string {
  if (!slope || gap === null) return `${SIGNAL_VERDICT_TEXT[verdict]}.`
  const [value, low, high] = [slope.value, slope.interval.low, slope.interval.high].map((v) => formatGap(v, unit))
  return `${SIGNAL_VERDICT_TEXT[verdict]}: the gap of ${formatGap(gap, unit)} changes by ${value} a month (${formatLevel(level)} interval ${low} to ${high}).`
}
