import * as Plot from '@observablehq/plot'
import type { ChartModel } from '#core/chart/chart-model'
import type { StackPart } from '#core/chart/stacks'
import { formatValue } from '#core/format/number'
import { colorIn } from './series-look'
import { tagged } from './tagged'
import { textWidth } from './text-width'

interface StackSize {
  readonly band: number
  readonly fontSize: number
  /** Pixels of all of a category. */
  readonly width: number
}

const MOST_THICK = 30

/** The parts of every category of a panel as one bar; what is withheld of it is hatched. */
export function stackMarks(model: ChartModel, panel: string, hatch: string, { band, fontSize, width }: StackSize) {
  const parts = model.stacks
    .filter((stack) => stack.panel === panel)
    .flatMap(({ category, parts }) => parts.map((part) => ({ ...part, category })))
  const known = parts.flatMap((part) => (part.point ? [{ ...part, point: part.point }] : []))
  const rest = parts.filter(({ point }) => point === null)
  const colors = new Map(model.series.map((series) => [series.name, colorIn(model, series)]))
  const thick = Math.min(MOST_THICK, band * 0.78)
  const inset = { insetTop: (band - thick) / 2, insetBottom: (band - thick) / 2 }
  const place = { y: 'category', x1: 'from', x2: 'to', ...inset }
  const said = ({ from, to }: StackPart) => formatValue(to - from, 'rate')
  return [
    Plot.barX(known, {
      ...place,
      fill: ({ point }: (typeof known)[number]) => colors.get(point.series)!,
      stroke: 'var(--paper)',
      strokeWidth: 0.75,
      ...tagged(
        model,
        known.map(({ point }) => point),
      ),
    }),
    Plot.barX(rest, { ...place, fill: `url(#${hatch})`, stroke: 'var(--line-strong)', strokeWidth: 0.5 }),
    Plot.text(
      known.filter((part) => (part.to - part.from) * width > textWidth(said(part), fontSize, 600) + 6),
      {
        y: 'category',
        x: ({ from, to }: StackPart) => (from + to) / 2,
        text: said,
        fill: 'var(--paper)',
        fontWeight: 600,
        pointerEvents: 'none',
      },
    ),
  ]
}
