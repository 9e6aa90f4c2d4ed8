import { formatLevel } from '../format/number'
import type { Measure } from '../pivot/measure'
import { formatGap, formatGapBounds } from './gap-number'
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
  return `${SIGNAL_VERDICT_TEXT[verdict]}: the gap of ${formatGap(gap, unit)} changes by ${formatGap(slope.value, unit)} a month (${formatLevel(level)} interval ${formatGapBounds(slope.interval, unit)}).`
}
