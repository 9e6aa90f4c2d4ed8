import type { OffScaleNote, PivotCells } from '../cells/pivot-cells'
import { formatCount } from './number'

/** How many sessions an axis hides or leaves out: `412 sessions with expertise unclear or not recorded left out`. */
export function offScaleText({ dimension, is, sessions }: OffScaleNote): string {
  const what = dimension.valueType === 'text' ? 'unclear or not recorded' : 'not recorded'
  return `${sessionsText(sessions)} with ${dimension.name.toLowerCase()} ${what} ${WORDS[is]}`
}

/** The same in brief, for a place that names the dimension. */
export function offScaleHint({ is, sessions }: OffScaleNote): string {
  const count =
    sessions.kind === 'estimate' ? formatCount(sessions.estimate.value) : sessions.kind === 'empty' ? 'none' : 'some'
  return `${count} unclear ${WORDS[is]}`
}

export const offScaleTexts = ({ offScale }: PivotCells): string[] => offScale.map(offScaleText)

const WORDS = { hidden: 'hidden', excluded: 'left out' } as const

function sessionsText(sessions: OffScaleNote['sessions']): string {
  if (sessions.kind === 'empty') return 'No session'
  if (sessions.kind === 'withheld') return 'Sessions, too few to say how many,'
  const { n } = sessions.estimate
  return `${formatCount(n)} session${n === 1 ? '' : 's'}`
}
