import type { Headline } from '#core/robustness/choice'
import type { CurveColumn, CurveModel } from '#core/robustness/curve-model'
import { formatBounds, formatEstimate, formatTickOf } from '#core/robustness/specification-text'
import { svg } from './svg'

export interface CurveSize {
  readonly width: number
  readonly fontSize: number
  /** What it shows, for those who do not see it. */
  readonly label: string
}

const PLOT = 230
const TOP = 8
const BELOW = 16
const ROW = 17
const GAP = 8
const RIGHT = 8
/** Under it the choices have no room for their names. */
const WIDE = 640

/**
 * Draws a specification curve: the estimates of all combinations in order, with their intervals, over a grid of the choices each
 * is made by. Each is a group with `data-column`, the position among the specifications of the headline.
 */
export function drawCurve(model: CurveModel, headline: Headline, { width, fontSize, label }: CurveSize): SVGSVGElement {
  const { columns, groups, domain, ticks, none } = model
  const isWide = width >= WIDE
  const left = isWide ? 230 : 150
  const band = (width - left - RIGHT) / Math.max(1, columns.length)
  const [from, to] = domain
  const yOf = (value: number) => TOP + PLOT * (1 - (value - from) / (to - from))
  const rows = groups.flatMap(({ name, ways }, g) =>
    ways.map((way, w) => ({
      ...way,
      group: w === 0 && isWide ? name : '',
      top: TOP + PLOT + BELOW + g * (2 * ROW + GAP) + w * ROW,
    })),
  )
  const height = TOP + PLOT + BELOW + groups.length * (2 * ROW + GAP)
  const drawing = svg('svg', {
    role: 'img',
    'aria-label': label,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-size': fontSize,
    'font-variant-numeric': 'tabular-nums',
  })
  for (const tick of ticks) {
    const y = yOf(tick)
    const stroke = tick === none ? 'var(--line-strong)' : 'var(--line)'
    drawing.append(
      svg('line', { x1: left, x2: width - RIGHT, y1: y, y2: y, stroke }),
      words(formatTickOf(tick, headline), left - RIGHT, y + 4, 'var(--ink-3)', 'end'),
    )
  }
  for (const { name, group, top } of rows) {
    const y = top + 12
    if (group !== '') drawing.append(words(group, 0, y, 'var(--ink)', 'start', 550))
    drawing.append(words(name, left - RIGHT, y, 'var(--ink-2)', 'end'))
  }
  columns.forEach((column, c) => {
    const x = left + (c + 0.5) * band
    const goes = rows.map(({ goes, top }) => ({ isSo: goes[c] ?? false, top }))
    const hit = { x: x - band / 2, y: TOP, width: band, height: height - TOP, fill: 'transparent', 'data-hit': '' }
    const told = `${formatEstimate(column.value, headline)} [${formatBounds(column.interval.low, column.interval.high, headline)}]`
    drawing.append(
      svg(
        'g',
        { 'data-column': column.index },
        svg('rect', hit),
        svg('title', {}, told),
        ...marks(column, x, band, yOf),
        ...goes.map(({ isSo, top }) =>
          svg('rect', {
            x: x - Math.min(5, band * 0.3),
            y: top + (isSo ? 3.5 : 7),
            width: Math.min(10, band * 0.6),
            height: isSo ? 10 : 3,
            rx: 1,
            fill: isSo ? (column.isChosen ? 'var(--accent)' : 'var(--ink-2)') : 'var(--line)',
          }),
        ),
      ),
    )
  })
  return drawing
}

/** The estimate with its interval, ringed where it is the study's way. */
function marks(
  { value, interval, isStudy, isChosen }: CurveColumn,
  x: number,
  band: number,
  yOf: (v: number) => number,
) {
  const [stroke, width] = isChosen ? ['var(--accent)', 2] : ['var(--ink-3)', 1.25]
  const fill = isChosen ? 'var(--accent)' : 'var(--ink-2)'
  const ring = { fill: 'none', stroke: 'var(--accent)', 'stroke-width': 1.5 }
  return [
    svg('line', { x1: x, x2: x, y1: yOf(interval.low), y2: yOf(interval.high), stroke, 'stroke-width': width }),
    svg('circle', { cx: x, cy: yOf(value), r: Math.min(3.5, band / 3), fill }),
    ...(isStudy ? [svg('circle', { cx: x, cy: yOf(value), r: Math.min(7, band / 1.5), ...ring })] : []),
  ]
}

const words = (
  text: string,
  x: number,
  y: number,
  fill: string,
  anchor: 'start' | 'end',
  weight = 400,
): SVGTextElement => svg('text', { x, y, fill, 'text-anchor': anchor, 'font-weight': weight }, text)
