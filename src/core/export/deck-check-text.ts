import { formatNumber } from '../format/number'
import type { SlideCheck } from '../slide/deck/check-deck'
import type { NumberChange } from '../slide/deck/compare-numbers'
import type { PrintedNumber } from '../slide/deck/deck'

/** A deck against newer data, for a terminal: slide by slide what moved, what is withheld and what is gone. */
export function deckCheckText(checks: readonly SlideCheck[]): string {
  const told = checks.map((check) => [`${check.number}. ${check.headline}`, ...linesOf(check)].join('\n'))
  const changed = checks.filter(({ state }) => state === 'changed' || state === 'lacking').length
  return `${told.join('\n\n')}\n\n${changed} of ${checks.length} slides changed.\n`
}

function linesOf({ state, changes, counts, words, suggested }: SlideCheck): string[] {
  return [
    state === 'unprinted' ? '   never printed: nothing to compare' : '',
    state === 'lacking' ? '   the data no longer has all it shows' : '',
    state === 'same' && counts.same > 0 ? `   ${counts.same} numbers, each within its printed interval` : '',
    words === 'changed' ? `   the data no longer supports this headline; it now says: ${suggested}` : '',
    words === 'read-again' ? `   read this headline again; the data now suggests: ${suggested}` : '',
    ...changes.map((change) => `   ${change.fate}: ${changeLine(change)}`),
  ].filter((line) => line !== '')
}

function changeLine({ measure, at, before, now }: NumberChange): string {
  const place = at === 'all' ? measure : `${measure}, ${at.replaceAll(' | ', ', ')}`
  return `${place}: ${valueText(before)}${intervalOf(before)} -> ${valueText(now)}`
}

const valueText = (number: PrintedNumber | null): string =>
  number === null ? 'not there' : number.value === null ? 'withheld' : formatNumber(number.value)

const intervalOf = (number: PrintedNumber | null): string =>
  number?.low == null || number.high === null ? '' : ` [${formatNumber(number.low)} to ${formatNumber(number.high)}]`

/** The same for other programs. */
export const deckCheckJson = (checks: readonly SlideCheck[]) =>
  checks.map(({ slide, number, headline, state, counts, words, suggested, changes }) => ({
    slide,
    number,
    headline,
    state,
    headlineState: words,
    suggestedHeadline: suggested,
    counts,
    changes: changes.map(({ fate, measure, at, before, now }) => ({
      fate,
      measure,
      at,
      before: before && { value: before.value, low: before.low, high: before.high, n: before.n },
      now: now && { value: now.value, low: now.low, high: now.high, n: now.n },
    })),
  }))
