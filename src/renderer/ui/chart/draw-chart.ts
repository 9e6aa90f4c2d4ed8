import type { ChartModel } from '#core/chart/chart-model'
import { chartInWords } from '#core/chart/chart-text'
import { drawHeatmap, heatmapHeight, shadeKey } from './draw-heatmap'
import { drawLying, lyingBands, lyingHeight } from './draw-lying'
import { drawUpright, tickWidth } from './draw-upright'
import { endLabelsOf } from './end-labels'
import { hatching } from './hatching'
import { legend } from './legend'
import type { PanelPlace } from './panel'
import { asGroup, svg, textLines } from './svg'

export interface ChartSize {
  readonly width: number
  readonly height: number
  /** True where the chart must not be higher than that; else it takes what its names and marks need. */
  readonly isFixed: boolean
  /** Pixels of the labels. */
  readonly fontSize: number
  /** True where the numbers are written beside the marks, as on a slide. */
  readonly hasValues: boolean
}

/** Panels narrower than this tell little. */
const LEAST_PANEL = 150
/** Panels of upright charts lower than this are flat. */
const LEAST_HEIGHT = 130
const PANEL_GAP = 18

/** Draws a chart as one SVG with its legend, and a panel beside or under the other where there are several. */
export function drawChart(model: ChartModel, size: ChartSize): SVGSVGElement {
  const { width, fontSize } = size
  const isUpright = model.isScale && model.kind !== 'stacked' && model.kind !== 'heatmap'
  const ends = isUpright ? endLabelsOf(model, width, size.height, fontSize) : []
  const key = model.kind === 'heatmap' ? shadeKey(model, fontSize) : legend(model, width, fontSize)
  const top = ends.length > 0 ? 0 : key.height
  const hatch = hatching()
  const { places, titleHeight, columns } = placesOf(model, { ...size, height: size.height - top }, hatch.id, isUpright)
  const drawing = svg('svg', {
    role: 'img',
    'aria-label': chartInWords(model),
    'font-family': 'inherit',
    'font-size': fontSize,
    color: 'var(--ink-3)',
  })
  drawing.append(hatch.definition)
  if (ends.length === 0 && key.group) drawing.append(key.group)
  let [x, y, lowest] = [0, top, 0]
  places.forEach((place, i) => {
    if (i > 0 && i % columns === 0) [x, y, lowest] = [0, y + lowest, 0]
    if (titleHeight > 0) {
      const left = { 'text-anchor': 'start', 'font-weight': 600, fill: 'var(--ink)' }
      drawing.append(textLines([place.panel], x, y + titleHeight * 0.45, fontSize, left))
    }
    const drawn = isUpright
      ? drawUpright(model, place, ends)
      : model.kind === 'heatmap'
        ? drawHeatmap(model, place)
        : drawLying(model, place)
    drawing.append(asGroup(drawn, x, y + titleHeight, fontSize))
    x += place.width + PANEL_GAP
    lowest = Math.max(lowest, titleHeight + Number(drawn.getAttribute('height')) + (titleHeight > 0 ? 8 : 0))
  })
  const height = Math.ceil(y + lowest)
  drawing.setAttribute('viewBox', `0 0 ${width} ${height}`)
  drawing.setAttribute('width', String(width))
  drawing.setAttribute('height', String(height))
  return drawing
}

/** The panels in rows; the first of each row has the names, and so is wider. */
function placesOf(model: ChartModel, size: ChartSize, hatch: string, isUpright: boolean) {
  const { width, height, isFixed, fontSize, hasValues } = size
  const count = Math.max(1, model.panels.length)
  const alone: PanelPlace = { ...size, panel: model.panels[0] ?? '', names: 'shown', hatch }
  const names = count === 1 ? 0 : isUpright ? tickWidth(model, alone) : lyingBands(model, alone).width
  const columns = Math.min(count, Math.max(1, Math.floor((width - names + PANEL_GAP) / (LEAST_PANEL + PANEL_GAP))))
  const rows = Math.ceil(count / columns)
  const titleHeight = count > 1 ? fontSize * 1.7 : 0
  const plot = (width - names - (columns - 1) * PANEL_GAP) / columns
  const share = height / rows - titleHeight - (count > 1 ? 8 : 0)
  const places = (count > 1 ? model.panels : [alone.panel]).map((panel, i): PanelPlace => {
    const isFirst = i % columns === 0
    const place = {
      panel,
      width: count > 1 ? plot + (isFirst ? names : 0) : width,
      height: share,
      isFixed,
      fontSize,
      hasValues,
      names: isFirst ? ('shown' as const) : ('at the left' as const),
      hatch,
    }
    return place
  })
  // Panels of a row are as high as the first of them must be, so that its names stand beside the marks of all.
  const heights = places.map((place, i) =>
    isFixed ? share : Math.max(share, leastHeight(model, places[i - (i % columns)] ?? place, isUpright)),
  )
  return { places: places.map((place, i) => ({ ...place, height: heights[i]! })), titleHeight, columns }
}

function leastHeight(model: ChartModel, place: PanelPlace, isUpright: boolean): number {
  if (isUpright) return LEAST_HEIGHT
  return model.kind === 'heatmap' ? heatmapHeight(model, place) : lyingHeight(model, place)
}
