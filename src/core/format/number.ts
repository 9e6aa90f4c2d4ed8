import type { Unit } from '../pivot/measure'

// A narrow no-break space groups thousands, and the minus is a minus.
const GROUP = '\u202F'
export const MINUS = '\u2212'

/** A whole number with its thousands apart: `12 345`. */
export function formatCount(n: number): string {
  const digits = Math.abs(Math.round(n))
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, GROUP)
  return n < 0 && Math.round(n) !== 0 ? MINUS + digits : digits
}

/** A number as it was read, to six digits: `0.25`, `12 345`. */
export const formatNumber = (value: number): string =>
  Number.isInteger(value) ? formatCount(value) : (value < 0 ? MINUS : '') + Number(Math.abs(value).toPrecision(6))

/**
 * A value in its unit, as on grid, chart, slide and table: `31.4`, `4 945`, `$1 250`. Rates are in percent, unmarked;
 * differences of rates in points.
 *
 * @param decimals digits after the point, of whatever is no count; those of the unit where nothing is said
 */
export function formatValue(value: number, unit: Unit, decimals?: number): string {
  switch (unit) {
    case 'count':
      return formatCount(value)
    case 'rate':
      return formatFixed(value * 100, decimals ?? 1)
    // A plus tells a difference from a value.
    case 'points':
    case 'change':
      return signed(formatFixed(value * 100, decimals ?? 1))
    case 'rank':
      return formatCount(value)
    case 'number':
      return formatFixed(value, decimals ?? (value !== 0 && Math.abs(value) < 1 ? 2 : Math.abs(value) < 100 ? 1 : 0))
    case 'dollars':
      return value < 0 ? `${MINUS}$${formatFixed(-value, decimals ?? 0)}` : `$${formatFixed(value, decimals ?? 0)}`
  }
}

/** A value with its unit said: `31.4 %`, `+2.1 points`, `$1 250`. */
export function formatWithUnit(value: number, unit: Unit, decimals?: number): string {
  const text = formatValue(value, unit, decimals)
  if (unit === 'points') return `${text}${GROUP}points`
  return unit === 'rate' || unit === 'change' ? `${text}${GROUP}%` : text
}

/** What goes after the name of a measure whose values bear no unit: `, %`, `, points`. */
export const unitMark = (unit: Unit): string =>
  unit === 'rate' || unit === 'change' ? ', %' : unit === 'points' ? ', points' : ''

const signed = (text: string): string => (text.startsWith(MINUS) || /^[0.]*$/.test(text) ? text : `+${text}`)

function formatFixed(value: number, digits: number): string {
  const [whole, fraction] = Math.abs(value).toFixed(digits).split('.')
  const text = formatCount(Number(whole)) + (fraction === undefined ? '' : `.${fraction}`)
  return value < 0 && Number(text.replaceAll(GROUP, '')) !== 0 ? MINUS + text : text
}

/** Bounds in the unit of the value: `30.1 to 32.8`. */
export function formatInterval({ low, high }: { low: number; high: number }, unit: Unit, decimals?: number): string {
  return `${formatValue(low, unit, decimals)} to ${formatValue(high, unit, decimals)}`
}

/** Distances of the bounds from the value: `±1.3`, or `−1.2 +1.4` where they are not the same. */
export function formatPlusMinus(
  value: number,
  { low, high }: { low: number; high: number },
  unit: Unit,
  decimals?: number,
): string {
  const [down, up] = [formatValue(value - low, unit, decimals), formatValue(high - value, unit, decimals)]
  return down === up ? `±${up}` : `${MINUS}${down} +${up}`
}

/** A confidence level: `95 %`. */
export const formatLevel = (level: number): string => `${Number((level * 100).toFixed(2))}${GROUP}%`

/** Bytes, as file managers say them. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${formatFixed(value, power > 0 && value < 100 ? 1 : 0)}${GROUP}${units[power]}`
}
