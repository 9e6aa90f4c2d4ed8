import type PptxGenJS from 'pptxgenjs'
import { heatShades } from '#core/chart/heat-shades'
import { formatValue } from '#core/format/number'
import type { Box } from '#core/slide/slide-model'
import { fitText } from '#core/slide/text/fit-text'
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
  const { isBelow, shade } = heatShades(
    marks.map(({ value }) => value),
    true,
  )
  const border = { type: 'solid' as const, color: palette.paper.slice(1).toUpperCase(), pt: 1 }
  const size = points(Math.min(fontSize, (box.height / (categories.length + 2)) * 0.62))
  const words = {
    fontSize: size,
    color: palette.ink2.slice(1).toUpperCase(),
    margin: 0,
    border,
    valign: 'middle' as const,
  }
  const column = (box.width * (1 - NAMES_SHARE)) / series.length
  const lineHeight = box.height / (categories.length + 1)
  // Where they do not fit, a program makes the rows higher, and the table longer than its place.
  const cut = (text: string, width: number) => {
    const pixels = (size * 4) / 3
    const lines = Math.max(1, Math.min(2, Math.floor(lineHeight / (pixels * 1.3))))
    return fitText(text, width - 6, 'body', [{ size: pixels, lines }]).text
  }
  const head = [
    { text: '', options: words },
    ...series.map(({ name }) => ({ text: cut(name, column), options: { ...words, align: 'center' as const } })),
  ]
  const rows = categories.map((category) => [
    {
      text: cut(category, box.width * NAMES_SHARE),
      options: { ...words, align: 'right' as const, margin: [0, 0.06, 0, 0] },
    },
    ...series.map(({ name: of }) => {
      const at = (place: { category: string; series: string }) => place.category === category && place.series === of
      const point = marks.find(at)
      const hue = point && isBelow(point.value) ? palette.series[1]! : palette.accent
      // Cells of the colour of hatching are hatched when the package is amended.
      const empty = withheld.some(at) ? palette.hatch : palette.paper
      const color = point ? mixed(palette.paper, hue, shade(point.value)) : empty
      return {
        text: point ? formatValue(point.value, measure.unit) : '',
        options: {
          ...words,
          align: 'center' as const,
          color: palette.ink.slice(1).toUpperCase(),
          fill: { color: color.slice(1).toUpperCase() },
        },
      }
    }),
  ])
  slide.addTable(
    [head, ...rows] as PptxGenJS.TableRow[],
    {
      x: inches(box.x),
      y: inches(box.y),
      w: inches(box.width),
      colW: [box.width * NAMES_SHARE, ...series.map(() => column)].map(inches),
      rowH: inches(lineHeight),
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
