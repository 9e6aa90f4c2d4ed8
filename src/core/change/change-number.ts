import { formatWithUnit, MINUS } from '../format/number'
import type { Unit } from '../pivot/measure'
import type { ChangePlan } from './plan'

/** How the numbers of a change are written: of the measure itself, and of a change of it or a part of one. */
export interface ChangeNumbers {
  readonly value: (value: number) => string
  readonly change: (value: number) => string
}

/** A rate changes by points, a geometric mean by a percentage, anything else by its own unit. */
export function changeFormats({ measure, scale }: Pick<ChangePlan, 'measure' | 'scale'>): ChangeNumbers {
  if (scale === 'log') {
    return {
      value: (value) => formatWithUnit(Math.exp(value), measure.unit),
      change: (value) => formatWithUnit(Math.exp(value) - 1, 'change'),
    }
  }
  return {
    value: (value) => formatWithUnit(value, measure.unit),
    change: (value) => formatChange(value, measure.unit),
  }
}

/** Small parts of a change are no nothing: rates have two digits more than where they stand alone. */
function formatChange(value: number, unit: Unit): string {
  if (unit === 'rate') return `${signed(value * 100, 2)}`
  if (unit === 'dollars') return `${value < 0 ? MINUS : '+'}$${Math.abs(value).toFixed(0)}`
  return signed(value, 3)
}

function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  return Number(text) === 0 ? text : (value < 0 ? MINUS : '+') + text
}
