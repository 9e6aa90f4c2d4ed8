import type { ChartModel, ChartSeries } from '#core/chart/chart-model'

/** Shapes beside the colours, so that nothing is said by colour alone; the last is of what was not recorded. */
export const SYMBOLS = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'star',
  'wye',
  'cross',
  'hexagon',
  'plus',
  'times',
] as const
export type ChartSymbol = (typeof SYMBOLS)[number]

const STROKED = new Set<ChartSymbol>(['plus', 'times'])

export const symbolOf = ({ slot }: ChartSeries): ChartSymbol => SYMBOLS[slot % SYMBOLS.length]!

/** One series alone needs no colour of its own. */
export const colorIn = ({ series, kind }: ChartModel, { slot }: ChartSeries): string =>
  series.length > 1 || kind === 'stacked' ? `var(--series-${slot % SYMBOLS.length})` : 'var(--accent)'

/** How Plot draws the symbol of a series: two of them have no inside to fill. */
export function dotLook(series: ChartSeries, color: string) {
  const symbol = symbolOf(series)
  return STROKED.has(symbol) ? { symbol, stroke: color, strokeWidth: 2.25 } : { symbol, fill: color }
}

/** Paths of the symbols, about 10 wide, as Plot draws them. */
export const SYMBOL_PATHS: Readonly<Record<ChartSymbol, string>> = {
  circle: 'M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0',
  square: 'M-3.5,-3.5h7v7h-7z',
  triangle: 'M0,-4.6L4.4,3.2L-4.4,3.2z',
  diamond: 'M0,-5L3.4,0L0,5L-3.4,0z',
  star: 'M0,-5L1.2,-1.6L4.8,-1.5L1.9,0.6L2.9,4L0,2L-2.9,4L-1.9,0.6L-4.8,-1.5L-1.2,-1.6z',
  wye: 'M1.3,0.8v3.6h-2.6v-3.6L-4.4,-1L-3.1,-3.3L0,-1.5L3.1,-3.3L4.4,-1z',
  cross: 'M-4.5,-1.5h3v-3h3v3h3v3h-3v3h-3v-3h-3z',
  hexagon: 'M0,-4.4L3.8,-2.2V2.2L0,4.4L-3.8,2.2V-2.2z',
  plus: 'M-0.9,-4.5h1.8v3.6h3.6v1.8h-3.6v3.6h-1.8v-3.6h-3.6v-1.8h3.6z',
  times: 'M-3.6,-2.3L-2.3,-3.6L0,-1.3L2.3,-3.6L3.6,-2.3L1.3,0L3.6,2.3L2.3,3.6L0,1.3L-2.3,3.6L-3.6,2.3L-1.3,0z',
}
