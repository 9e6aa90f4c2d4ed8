import type { ChartKind } from '../pivot/chart-choice'
import type { Measure } from '../pivot/measure'
import { type ChartRoles, MOST_DOTS, MOST_LINES } from './choose-roles'
import { countAt, type Drawable, isNotRecorded, isTime } from './drawable'
import { SLOTS } from './series-slots'

/** Bars or boxes of more series than this stand too close to be compared. */
export const MOST_BARS = 4
/** Columns of a heatmap. */
export const MOST_COLUMNS = 24

/** Numbers that are a part of something start at zero by their nature: their length can be compared. */
const isAmount = ({ statistic: { kind } }: Measure): boolean =>
  kind === 'sessions' || kind === 'users' || kind === 'share' || kind === 'total'

/** True where the categories are the values of one scale. */
export const isScaleOf = ({ dimensions }: Drawable, { category }: ChartRoles): boolean =>
  category.length === 1 && dimensions[category[0]!]!.isOrdinal

/**
 * The kind of chart for what nobody chose one for: shades where there are too many series for dots, bars for a few
 * series of amounts, lines along a scale and over time, dots otherwise. Boxes and stacks are for those who ask.
 */
export function chooseKind(drawable: Drawable, roles: ChartRoles): ChartKind {
  const series = countAt(drawable, roles.series)
  if (series > MOST_DOTS && series <= MOST_COLUMNS) return 'heatmap'
  const isScale = isScaleOf(drawable, roles)
  const isOverTime = isScale && isTime(drawable.dimensions[roles.category[0]!]!)
  if (isAmount(drawable.measure) && !isOverTime && series < MOST_BARS) return 'bar'
  return isScale && series <= MOST_LINES ? 'line' : 'dot'
}

/**
 * Why a kind of chart cannot show this; null where it can.
 *
 * @param roles the roles the dimensions have in that kind
 */
export function unfit(kind: ChartKind, drawable: Drawable, roles: ChartRoles): string | null {
  const { measure } = drawable
  const series = countAt(drawable, roles.series)
  switch (kind) {
    case 'dot':
      return null
    case 'bar':
      return series > MOST_BARS ? `${series} bars in a group are too many` : null
    case 'line':
      if (!isScaleOf(drawable, roles)) return 'needs a scale, such as expertise or month'
      return series > MOST_DOTS ? `${series} lines are too many` : null
    case 'heatmap':
      if (roles.series.length === 0) return 'needs two dimensions'
      return null
    case 'box':
      if (!('of' in measure.statistic)) return 'needs a quantity of each session, such as actions per prompt'
      return series > MOST_BARS ? `${series} boxes in a group are too many` : null
    case 'stacked': {
      if (measure.statistic.kind !== 'sessions' && measure.statistic.kind !== 'share')
        return 'only numbers of sessions add up to 100\u202F%'
      if (roles.series.length === 0) return 'needs a dimension'
      const hasRest = drawable.details.some(({ key }) => isNotRecorded(key, roles.series))
      const parts = series - (hasRest ? 1 : 0)
      return parts > SLOTS ? `${parts} parts are too many to be told apart` : null
    }
  }
}
