import type { AskedSignal } from '../change/asked-signal'
import { formatGap, formatGapBounds } from '../change/gap-number'
import { signalSentence } from '../change/signal-text'
import { formatMonth } from '../format/month'
import { formatCount, formatWithUnit } from '../format/number'
import { lackingLine } from '../lacking-text'
import type { Measure } from '../pivot/measure'
import { textTable } from './text-table'

/** The gaps to watch as tables for a terminal, each with its verdict. */
export const signalsText = (asked: readonly AskedSignal[], measure: Measure, level: number): string =>
  asked.map((one) => signalText(one, measure, level)).join('\n')

function signalText({ signal, result, failure }: AskedSignal, measure: Measure, level: number): string {
  const head = `${signal.name}: ${measure.name}\n${signal.about}\n`
  if (!result) return `${head}${failure ? lackingLine(failure) : ''}\n`
  const [first, second] = signal.groups
  const lines = result.months.map(({ month, gap }) => {
    if (!gap) return [formatMonth(month), 'withheld', '', '', '', '', '']
    return [
      formatMonth(month),
      formatWithUnit(gap.values[0], measure.unit),
      formatWithUnit(gap.values[1], measure.unit),
      formatGap(gap.value, measure.unit),
      gap.interval ? formatGapBounds(gap.interval, measure.unit) : 'none',
      ...gap.n.map(formatCount),
    ]
  })
  const header = ['month', first.name, second.name, 'gap', 'interval', `n, ${first.name}`, `n, ${second.name}`]
  return `${head}${textTable(header, lines)}${signalSentence(result, measure, level)}\n`
}
