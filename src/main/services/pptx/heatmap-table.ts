import type PptxGenJS from 'pptxgenjs'
import { formatValue } from '#core/format/number'
import type { Box } from '#core/slide/slide-model'
import type { Palette } from '#core/slide/theme/theme'
import type { SlideChart } from './chart-data'
import { inches, points } from './units'

interface HeatmapAsked {
  readonly chart: SlideChart
  readonly box: Box
  readonly palette: Palette
  readonly name: string
  readonly fontSize: number
}

const NAMES_SHARE = 0.26

/** Shades as a native table: presentations have no such chart. */
export function addHeatmap(
  slide: ReturnType<PptxGenJS['addSlide']>,
  { chart, box, palette, name, fontSize }: HeatmapAsked,
): void {
  const { categories, series, points: marks, withheld, measure } = chart
  const values = marks.map(({ value }) => value)
  const [least, most] = [Math.min(0, ...values), Math.max(...values)]
  const border = { type: 'solid' as const, color: palette.paper.slice(1).toUpperCase(), pt: 1 }
  const size = points(Math.min(fontSize, (box.height / (categories.length + 2)) * 0.62))
  const words = {
    fontSize: size,
    color: palette.ink2.slice(1).toUpperCase(),
    margin: 0,
    border,
    valign: 'middle' as const,
  }
  const head = [
    { text: '', options: words },
    ...series.map(({ name }) => ({ text: name, options: { ...words, align: 'center' as const } })),
  ]
  const rows = categories.map((category) => [
    { text: category, options: { ...words, align: 'left' as const } },
    ...series.map(({ name: of }) => {
      const at = (place: { category: string; series: string }) => place.category === category && place.series === of
      const point = marks.find(at)
      const share = point && most > least ? (point.value - least) / (most - least) : 0
      const color = point ? mixed(palette.paper, palette.accent, 0.08 + 0.8 * share) : palette.hatch
      const text = point ? formatValue(point.value, measure.unit) : withheld.some(at) ? '*' : '·'
      const ink = point && share > 0.5 ? palette.paper : palette.ink
      return {
        text,
        options: {
          ...words,
          align: 'center' as const,
          color: ink.slice(1).toUpperCase(),
          fill: { color: color.slice(1).toUpperCase() },
        },
      }
    }),
  ])
  const width = box.width * (1 - NAMES_SHARE)
  slide.addTable(
    [head, ...rows] as PptxGenJS.TableRow[],
    {
      x: inches(box.x),
      y: inches(box.y),
      w: inches(box.width),
      colW: [box.width * NAMES_SHARE, ...series.map(() => width / series.length)].map(inches),
      rowH: inches(box.height / (categories.length + 1)),
      fontFace: '+mn-lt',
      autoPage: false,
      objectName: name,
    } as PptxGenJS.TableProps,
  )
}

/** A colour so far on the way from one to another. */
function mixed(from: string, to: string, share: number): string {
  const channel = (color: string, i: number) => Number.parseInt(color.slice(1 + 2 * i, 3 + 2 * i), 16)
  return `#${[0, 1, 2]
    .map((i) =>
      Math.round(channel(from, i) + (channel(to, i) - channel(from, i)) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}
