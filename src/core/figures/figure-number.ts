import { formatValue, formatWithUnit, MINUS, unitMark } from '../format/number'
import type { Unit } from '../pivot/measure'

/** A number of a figure as people read it; a slope is the change of a rate, and small. */
export const figureNumber = (value: number, unit: Unit | 'slope'): string =>
  unit === 'slope' ? `${value < 0 ? MINUS : ''}${Math.abs(value).toFixed(4)}` : formatValue(value, unit)

/** The same with its unit said. */
export const figureNumberWithUnit = (value: number, unit: Unit | 'slope'): string =>
  unit === 'slope' ? figureNumber(value, unit) : formatWithUnit(value, unit)

/** A measure by its name and the unit its numbers bear none of; a name that says percent says it already. */
export const figureMeasure = ({
  measureName,
  unit,
}: {
  readonly measureName: string
  readonly unit: Unit | 'slope'
}): string => (unit === 'slope' || measureName.includes('%') ? measureName : `${measureName}${unitMark(unit)}`)
