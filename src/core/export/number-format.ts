import type { Unit } from '../pivot/measure'

/** Excel's format codes for the numbers we show, with the digits of `formatValue`. */
export const NUMBER_FORMATS: Readonly<Record<Unit, string>> = {
  count: '#,##0',
  rate: '0.0%',
  points: '+0.0%;-0.0%;0.0%',
  change: '+0.0%;-0.0%;0.0%',
  rank: '#,##0',
  number: '[<100]#,##0.0;#,##0',
  dollars: '"$"#,##0',
}
