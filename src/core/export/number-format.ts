import type { Unit } from '../pivot/measure'

/**
 * Excel's format code for a number we show, with the digits of `formatValue`: `0.0%`, `#,##0`.
 *
 * @param decimals digits after the point where they were chosen
 */
export function numberFormat(unit: Unit, decimals?: number): string {
  const digits = (usual: number) => {
    const count = decimals ?? usual
    return count === 0 ? '' : `.${'0'.repeat(count)}`
  }
  switch (unit) {
    case 'count':
    case 'rank':
      return '#,##0'
    case 'rate':
      return `0${digits(1)}%`
    case 'points':
    case 'change': {
      const percent = `0${digits(1)}%`
      return `+${percent};-${percent};${percent}`
    }
    case 'number':
      return decimals === undefined ? '[<100]#,##0.0;#,##0' : `#,##0${digits(0)}`
    case 'dollars':
      return `"$"#,##0${digits(0)}`
  }
}
