import { MINUS } from '../format/number'
import { CHOICE, type Headline, type Ways } from './choice'
import type { CurveSummary } from './specification'

/** An estimate as people read it: points with their sign, or a factor. */
export function formatEstimate(value: number, { scale }: Pick<Headline, 'scale'>): string {
  if (scale === 'factor') return `${value.toFixed(2)} times`
  const text = Math.abs(value * 100).toFixed(2)
  return `${Number(text) === 0 ? '' : value < 0 ? MINUS : '+'}${text} points`
}

/** Bounds in words, the unit said once. */
export function formatBounds(low: number, high: number, headline: Pick<Headline, 'scale'>): string {
  const unit = headline.scale === 'factor' ? ' times' : ' points'
  return `${formatEstimate(low, headline).replace(unit, '')} to ${formatEstimate(high, headline)}`
}

/** A mark of the axis of a curve. */
export const formatTickOf = (value: number, { scale }: Pick<Headline, 'scale'>): string =>
  scale === 'factor'
    ? `${Number(value.toPrecision(6))}`
    : `${value < 0 ? MINUS : ''}${Number(Math.abs(value * 100).toPrecision(6))} points`

/** How a specification goes by each choice that bears on a headline. */
export const waysText = (ways: Ways, { choices }: Pick<Headline, 'choices'>): string[] =>
  choices.map((id) => CHOICE[id].ways[ways[id] ? 1 : 0])

/** `From +3.10 to +4.26 points over 16 combinations; all 16 intervals lie on the side of the first.` */
export function summaryText({ told, all, least, greatest, sameSide }: CurveSummary, headline: Headline): string {
  if (least === null || greatest === null) return 'No combination leaves enough sessions to tell.'
  const missing = told < all ? ` (${all - told} ${all - told === 1 ? 'leaves' : 'leave'} too few sessions)` : ''
  const ends = `From ${formatBounds(least, greatest, headline)} over ${told} of ${all} combinations${missing}`
  const none = headline.scale === 'factor' ? 'one' : 'zero'
  return `${ends}; ${sameSide === told ? `all ${told}` : `${sameSide} of ${told}`} intervals lie on the study’s side of ${none}.`
}
