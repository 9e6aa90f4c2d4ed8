import { BAR_TINT, isCrowded, THIN_INTERVAL } from '#core/chart/crowded'
import { type NamesBelow, namesBelow, TURN } from '#core/chart/names-below'
import { formatTick, marksAlong, marksUp, type ValueAxis, valueAxis } from '#core/chart/value-axis'
import { xmlText } from '#core/export/xml-text'
import { formatValue } from '#core/format/number'
import { fitText, shorten } from '#core/slide/text/fit-text'
import { textWidth } from '#core/slide/text/text-width'
import type { Palette } from '#core/slide/theme/theme'
import {
  type ChartData,
  type NativeSeries,
  type NumberColumn,
  SHEET,
  type SlideChart,
  TICK_FORMATS,
  timesOf,
} from './chart-data'
import { fill, line, textLook, val } from './xml'

interface ChartAsked {
  /** Pixels of the chart. */
  readonly width: number
  readonly height: number
  readonly chart: SlideChart
  readonly panel: string
  readonly data: ChartData
  readonly palette: Palette
  /** Pixels of the labels. */
  readonly fontSize: number
}

const NAMESPACES =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const CATEGORY_AXIS = 111_111_101
const VALUE_AXIS = 111_111_102
const AXES = `${val('c:axId', CATEGORY_AXIS)}${val('c:axId', VALUE_AXIS)}`
const POINTS_A_PIXEL = 0.75

const SYMBOLS = ['circle', 'square', 'triangle', 'diamond', 'star', 'dash', 'x', 'dot', 'square', 'circle'] as const

/** The part of a presentation that is one native chart: its data is in the sheet beside it, its bounds are error bars. */
export function chartXml(asked: ChartAsked): string {
  const { chart, data, palette, fontSize } = asked
  const own = data.series.filter(({ isPublished }) => !isPublished)
  const hasLegend = chart.kind !== 'box' && own.length > 1
  const hidden = data.series.flatMap(({ isPublished }, i) => (isPublished ? [i] : []))
  const points = fontSize * POINTS_A_PIXEL
  const legend = hasLegend
    ? `<c:legend>${val('c:legendPos', 't')}${hidden.map((i) => `<c:legendEntry>${val('c:idx', i)}${val('c:delete', true)}</c:legendEntry>`).join('')}${val('c:overlay', false)}${textLook(palette.ink2, points)}</c:legend>`
    : ''
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace ${NAMESPACES}>${val('c:date1904', false)}${val('c:roundedCorners', false)}<c:chart>${val('c:autoTitleDeleted', true)}<c:plotArea>${layoutXml(plotArea(asked))}${plots(asked)}${categoryAxis(asked)}${valueAxisXml(asked)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>${legend}${val('c:plotVisOnly', true)}${val('c:dispBlanksAs', 'gap')}</c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textLook(palette.ink2, points)}<c:externalData r:id="rId1">${val('c:autoUpdate', false)}</c:externalData></c:chartSpace>`
}

/** Where the marks are in the chart, in parts of its width and height. */
interface PlotArea {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** The room that names, ticks and labels need around the marks, as on the screen. */
function plotArea(asked: ChartAsked): PlotArea {
  const { chart, data, fontSize, width, height } = asked
  const own = data.series.filter(({ isPublished }) => !isPublished)
  const legend = chart.kind !== 'box' && own.length > 1 ? legendHeight(asked) : 0
  if (isLying(chart)) {
    const left = leftOf(asked)
    const right = chart.series.length === 1 && chart.kind === 'bar' ? fontSize * 5 : fontSize * 2
    const top = legend + fontSize * 2.1
    return { x: left / width, y: top / height, w: (width - left - right) / width, h: (height - top - 8) / height }
  }
  const ticks = axisOf(asked).ticks.map((tick) => textWidth(formatTick(tick, chart.measure.unit), fontSize, 'body'))
  const left = Math.max(...ticks) + 16
  const bottom = namesIn(asked, width - left - 10).height + fontSize
  const top = legend + fontSize * 2
  return { x: left / width, y: top / height, w: (width - left - 10) / width, h: (height - top - bottom) / height }
}

/** Pixels of the legend: programs set its names in columns as wide as the longest. */
function legendHeight({ data, fontSize, width }: ChartAsked): number {
  const names = data.series.filter(({ isPublished }) => !isPublished).map(({ name }) => name)
  const widest = Math.max(...names.map((name) => textWidth(legendName(name, width, fontSize), fontSize, 'body')))
  const columns = Math.max(1, Math.floor(width / (widest + fontSize * 3.5)))
  return fontSize * (1 + 1.4 * Math.ceil(names.length / columns))
}

/** The name of a series as a legend has room for it. */
const legendName = (name: string, width: number, fontSize: number): string =>
  shorten(name, width * 0.45, fontSize, 'body')

/** Pixels the names take that are listed below each other. */
const leftOf = ({ data, fontSize, width }: ChartAsked): number =>
  Math.min(width * 0.36, Math.max(...data.categories.map((name) => textWidth(name, fontSize, 'body'))) + 14)

/** Names of categories as there is room for them: programs cut none, and would set them over each other. */
function namedCategories(asked: ChartAsked): string[] {
  const { data, fontSize, height } = asked
  if (!isLying(asked.chart)) return data.categories.map((name) => shorten(name, fontSize * 14, fontSize, 'body'))
  const band = (height - fontSize * 3) / Math.max(1, data.categories.length)
  const lines = Math.max(1, Math.min(3, Math.floor(band / (fontSize * 1.3))))
  const width = leftOf(asked) - 14
  return data.categories.map((name) => fitText(name, width, 'body', [{ size: fontSize, lines }]).text)
}

/** The axis of the values, marked as on the screen. */
const axisOf = (asked: ChartAsked): ValueAxis => {
  const { chart, width, height, fontSize } = asked
  return valueAxis(chart, isLying(chart) ? marksAlong(width - leftOf(asked), fontSize) : marksUp(height, fontSize))
}

/** The names under a scale of so many pixels, set as on the screen. */
function namesIn({ data: { categories }, fontSize }: ChartAsked, width: number): NamesBelow {
  return namesBelow(categories, width / Math.max(1, categories.length), fontSize, {
    width: (text) => textWidth(text, fontSize, 'body'),
    wrap: (text, most, lines) => fitText(text, most, 'body', [{ size: fontSize, lines }]).lines,
  })
}

const layoutXml = ({ x, y, w, h }: PlotArea): string =>
  `<c:layout><c:manualLayout>${val('c:layoutTarget', 'inner')}${val('c:xMode', 'edge')}${val('c:yMode', 'edge')}${val('c:x', x.toFixed(4))}${val('c:y', y.toFixed(4))}${val('c:w', Math.max(0.1, w).toFixed(4))}${val('c:h', Math.max(0.1, h).toFixed(4))}</c:manualLayout></c:layout>`

const isLying = ({ kind, isScale }: SlideChart): boolean => kind === 'stacked' || (kind === 'bar' && !isScale)

function plots(asked: ChartAsked): string {
  const { chart, data } = asked
  const own = data.series.filter(({ isPublished }) => !isPublished)
  const published = data.series.filter(({ isPublished }) => isPublished)
  const lines = (series: readonly NativeSeries[], from: number, isJoined: boolean) =>
    series.length === 0
      ? ''
      : `<c:lineChart>${val('c:grouping', 'standard')}${val('c:varyColors', false)}${series.map((one, i) => lineSeries(asked, one, from + i, isJoined)).join('')}${val('c:marker', true)}${AXES}</c:lineChart>`
  switch (chart.kind) {
    case 'bar':
      return isLying(chart)
        ? bars(asked, [...own, ...published], 'clustered')
        : `${bars(asked, own, 'clustered')}${lines(published, own.length, false)}`
    case 'stacked':
      return bars(asked, own, 'stacked')
    case 'box':
      return `${boxes(asked, own.slice(0, 4))}${lines([...own.slice(4), ...published], 4, false)}`
    default:
      return `${lines([...own, ...published], 0, chart.kind === 'line')}`
  }
}

function bars(asked: ChartAsked, series: readonly NativeSeries[], grouping: 'clustered' | 'stacked'): string {
  const { chart } = asked
  const isOverlaid = grouping === 'stacked' || series.some(({ isPublished }) => isPublished)
  const overlap = isOverlaid ? 100 : series.length > 1 ? -4 : 0
  return `<c:barChart>${val('c:barDir', isLying(chart) ? 'bar' : 'col')}${val('c:grouping', grouping)}${val('c:varyColors', false)}${series.map((one, i) => barSeries(asked, one, i, grouping)).join('')}${val('c:gapWidth', grouping === 'stacked' ? 40 : 55)}${overlap === 0 ? '' : val('c:overlap', overlap)}${AXES}</c:barChart>`
}

function barSeries(asked: ChartAsked, series: NativeSeries, i: number, grouping: string): string {
  const { chart, palette } = asked
  if (series.isPublished) return strokeSeries(asked, series, i)
  const color = colorOf(asked, series)
  const look = series.isWithheld
    ? `<a:pattFill prst="ltUpDiag"><a:fgClr><a:srgbClr val="${palette.lineStrong.slice(1).toUpperCase()}"/></a:fgClr><a:bgClr><a:srgbClr val="${palette.hatch.slice(1).toUpperCase()}"/></a:bgClr></a:pattFill>`
    : grouping === 'clustered'
      ? `${fill(color, BAR_TINT)}${line(color, 0.75)}`
      : `${fill(color)}${line(palette.paper, 0.5)}`
  const labels =
    grouping === 'stacked' ? partLabels(asked, series) : chart.series.length === 1 ? valueLabels(asked, series) : ''
  return `<c:ser>${headOf(asked, series, i)}<c:spPr>${look}</c:spPr>${val('c:invertIfNegative', false)}${labels}${errorBars(series, palette.ink, false, false)}${dataOf(asked, series)}</c:ser>`
}

/** Parts of the axis from one end of a stroke to the other, and points of its line. */
const STROKE = { share: 0.001, points: 3 } as const

/**
 * What others published, as a stroke across a lying bar: presentations have no markers there, so it is the ends of an error
 * bar of next to no length, of a bar that is not seen.
 */
function strokeSeries(asked: ChartAsked, series: NativeSeries, i: number): string {
  const { chart, palette } = asked
  const [from, to] = axisOf(asked).domain
  const reach = val('c:val', Number(((to - from) * timesOf(chart) * STROKE.share * 0.5).toPrecision(3)))
  return `<c:ser>${headOf(asked, series, i)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${val('c:invertIfNegative', false)}<c:errBars>${val('c:errBarType', 'both')}${val('c:errValType', 'fixedVal')}${val('c:noEndCap', false)}${reach}<c:spPr>${line(palette.ink, STROKE.points)}</c:spPr></c:errBars>${dataOf(asked, series)}</c:ser>`
}

function lineSeries(asked: ChartAsked, series: NativeSeries, i: number, isJoined: boolean): string {
  const { chart, palette } = asked
  const isOfOne = chart.kind !== 'line' || chart.series.length === 1
  const color = series.isPublished && isOfOne ? palette.ink : colorOf(asked, series)
  const isMedian = chart.kind === 'box' && series.name === 'Median'
  const isMean = chart.kind === 'box' && series.name === 'Geometric mean'
  const marker = series.isPublished
    ? `<c:marker>${val('c:symbol', 'plus')}${val('c:size', 9)}<c:spPr><a:noFill/>${line(color, 1.5)}</c:spPr></c:marker>`
    : isMedian
      ? `<c:marker>${val('c:symbol', 'dash')}${val('c:size', 14)}<c:spPr>${fill(palette.paper)}${line(palette.paper, 1)}</c:spPr></c:marker>`
      : isMean
        ? `<c:marker>${val('c:symbol', 'circle')}${val('c:size', 6)}<c:spPr>${fill('#FFFFFF')}${line(palette.ink, 0.75)}</c:spPr></c:marker>`
        : `<c:marker>${val('c:symbol', chart.series.length > 1 ? SYMBOLS[series.slot % SYMBOLS.length]! : 'circle')}${val('c:size', 6)}<c:spPr>${fill(color)}${line(color, 0.75)}</c:spPr></c:marker>`
  const stroke = isJoined && !series.isPublished ? line(color, 1.25, 45) : line(null, 0)
  const labels =
    chart.kind !== 'box' && chart.series.length === 1 && !series.isPublished ? valueLabels(asked, series) : ''
  return `<c:ser>${headOf(asked, series, i)}<c:spPr>${stroke}</c:spPr>${marker}${labels}${errorBars(series, color, true, isCrowded(chart))}${dataOf(asked, series)}${val('c:smooth', false)}</c:ser>`
}

/** Boxes from quartile to quartile, lines between the percentiles: a stock chart on a scale of the measure. */
function boxes(asked: ChartAsked, series: readonly NativeSeries[]): string {
  const color = colorOf(asked, series[0]!)
  const box = `<c:spPr>${fill(color)}${line(color, 0.75)}</c:spPr>`
  const own = series.map(
    (one, i) =>
      `<c:ser>${headOf(asked, one, i)}<c:spPr>${line(null, 0)}</c:spPr><c:marker>${val('c:symbol', 'none')}</c:marker>${dataOf(asked, one)}${val('c:smooth', false)}</c:ser>`,
  )
  return `<c:stockChart>${own.join('')}<c:hiLowLines><c:spPr>${line(color, 1)}</c:spPr></c:hiLowLines><c:upDownBars>${val('c:gapWidth', 250)}<c:upBars>${box}</c:upBars><c:downBars>${box}</c:downBars></c:upDownBars>${AXES}</c:stockChart>`
}

/** One series alone has the accent, which is the first colour of the theme. */
const colorOf = ({ chart, palette }: ChartAsked, { slot }: NativeSeries): string =>
  chart.series.length > 1 || chart.kind === 'stacked' ? palette.series[slot % palette.series.length]! : 'accent1'

function headOf({ width, fontSize }: ChartAsked, { name, values }: NativeSeries, i: number): string {
  const shown = xmlText(legendName(name, width, fontSize))
  return `${val('c:idx', i)}${val('c:order', i)}<c:tx><c:strRef><c:f>${SHEET}!$${values.letters}$1</c:f><c:strCache>${val('c:ptCount', 1)}<c:pt idx="0"><c:v>${shown}</c:v></c:pt></c:strCache></c:strRef></c:tx>`
}

function dataOf(asked: ChartAsked, { values }: NativeSeries): string {
  const { format } = asked.data
  const categories = namedCategories(asked)
  const names = categories.map((name, i) => `<c:pt idx="${i}"><c:v>${xmlText(name)}</c:v></c:pt>`).join('')
  return `<c:cat><c:strRef><c:f>${SHEET}!$A$2:$A$${categories.length + 1}</c:f><c:strCache>${val('c:ptCount', categories.length)}${names}</c:strCache></c:strRef></c:cat><c:val>${numbers(values, format)}</c:val>`
}

function numbers({ letters, values }: NumberColumn, format: string): string {
  const points = values.flatMap((value, i) => (value === null ? [] : [`<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`]))
  return `<c:numRef><c:f>${SHEET}!$${letters}$2:$${letters}$${values.length + 1}</c:f><c:numCache><c:formatCode>${xmlText(format)}</c:formatCode>${val('c:ptCount', values.length)}${points.join('')}</c:numCache></c:numRef>`
}

/** The interval of each value, from the sheet; a value without one has none. */
function errorBars({ plus, minus }: NativeSeries, color: string, isLine: boolean, isThin: boolean): string {
  if (!plus || !minus) return ''
  const whole = ({ values, ...column }: NumberColumn) => ({ ...column, values: values.map((value) => value ?? 0) })
  return `<c:errBars>${isLine ? val('c:errDir', 'y') : ''}${val('c:errBarType', 'both')}${val('c:errValType', 'cust')}${val('c:noEndCap', isThin)}<c:plus>${numbers(whole(plus), 'General')}</c:plus><c:minus>${numbers(whole(minus), 'General')}</c:minus><c:spPr>${isThin ? line(color, THIN_INTERVAL.width * POINTS_A_PIXEL, THIN_INTERVAL.opacity) : line(color, 1.25)}</c:spPr></c:errBars>`
}

const SHOWN = `${val('c:showLegendKey', false)}${val('c:showVal', true)}${val('c:showCatName', false)}${val('c:showSerName', false)}${val('c:showPercent', false)}${val('c:showBubbleSize', false)}`

function labelLook({ data: { format }, palette, fontSize }: ChartAsked, color = palette.ink): string {
  return `<c:numFmt formatCode="${xmlText(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textLook(color, fontSize * POINTS_A_PIXEL, true)}`
}

/** The value of each mark beyond its interval: labels stand at the mark, and are moved on by what the interval takes. */
function valueLabels(asked: ChartAsked, { values, plus }: NativeSeries): string {
  const times = timesOf(asked.chart)
  const [from, to] = axisOf(asked).domain.map((end) => end * times) as [number, number]
  const { w, h } = plotArea(asked)
  const lying = isLying(asked.chart)
  const place = val('c:dLblPos', lying ? 'outEnd' : 't')
  const own = values.values.flatMap((value, i) => {
    const beyond = (plus?.values[i] ?? 0) / (to - from)
    if (value === null || beyond <= 0) return []
    const move = lying
      ? val('c:x', (beyond * w + OFF_THE_END / asked.width).toFixed(4))
      : val('c:y', (-beyond * h - OFF_THE_END / asked.height / 2).toFixed(4))
    return [
      `<c:dLbl>${val('c:idx', i)}<c:layout><c:manualLayout>${move}</c:manualLayout></c:layout>${labelLook(asked)}${place}${SHOWN}</c:dLbl>`,
    ]
  })
  return `<c:dLbls>${own.join('')}${labelLook(asked)}${place}${SHOWN}${NO_LEADERS}</c:dLbls>`
}

/** The share of each part in its middle, where there is room for it. */
function partLabels(asked: ChartAsked, { values, isWithheld }: NativeSeries): string {
  if (isWithheld) return ''
  const { palette, fontSize, width } = asked
  const pixels = plotArea(asked).w * width
  const isTight = (value: number) =>
    (value / 100) * pixels <= textWidth(formatValue(value / 100, 'rate'), fontSize, 'bold') + 6
  const tight = values.values.flatMap((value, i) =>
    value !== null && isTight(value) ? [`<c:dLbl>${val('c:idx', i)}${val('c:delete', true)}</c:dLbl>`] : [],
  )
  return `<c:dLbls>${tight.join('')}${labelLook(asked, palette.paper)}${val('c:dLblPos', 'ctr')}${SHOWN}</c:dLbls>`
}

/** Pixels between the end of an interval and its label. */
const OFF_THE_END = 7

/** LibreOffice draws a line to each label that was moved, unless it is told not to. */
const NO_LEADERS =
  '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext></c:extLst>'

function categoryAxis(asked: ChartAsked): string {
  const { chart, palette, fontSize } = asked
  const lying = isLying(chart)
  const points = fontSize * POINTS_A_PIXEL
  const { isTurned, every } = lying ? LISTED : namesIn(asked, plotArea(asked).w * asked.width)
  const look = textLook(palette.ink2, points, false, isTurned ? TURN : 0)
  const skip = every > 1 ? val('c:tickLblSkip', every) : ''
  return `<c:catAx>${val('c:axId', CATEGORY_AXIS)}<c:scaling>${val('c:orientation', lying ? 'maxMin' : 'minMax')}</c:scaling>${val('c:delete', false)}${val('c:axPos', lying ? 'l' : 'b')}<c:numFmt formatCode="General" sourceLinked="0"/>${val('c:majorTickMark', 'none')}${val('c:minorTickMark', 'none')}${val('c:tickLblPos', 'low')}<c:spPr>${line(palette.lineStrong, 0.75)}</c:spPr>${look}${val('c:crossAx', VALUE_AXIS)}${val('c:crosses', 'autoZero')}${val('c:auto', false)}${val('c:lblAlgn', 'ctr')}${val('c:lblOffset', 100)}${skip}${val('c:noMultiLvlLbl', true)}</c:catAx>`
}

/** Names that are listed below each other have room. */
const LISTED = { isTurned: false, every: 1 } as const

function valueAxisXml(asked: ChartAsked): string {
  const { chart, palette, fontSize } = asked
  const lying = isLying(chart)
  const { domain, ticks } = axisOf(asked)
  const times = timesOf(chart)
  const inUnit = (value: number) => Number((value * times).toPrecision(12))
  const isLog = chart.scale === 'log'
  const step = ticks.length > 1 ? inUnit(ticks[1]! - ticks[0]!) : null
  const format = TICK_FORMATS[chart.kind === 'stacked' ? 'rate' : chart.measure.unit]
  const points = fontSize * POINTS_A_PIXEL
  // Marks stand at powers of the base times the least; those of two are as many as ours at 1, 2 and 5.
  const base = domain[1] / domain[0] > MOST_DOUBLED ? 10 : 2
  return `<c:valAx>${val('c:axId', VALUE_AXIS)}<c:scaling>${isLog ? val('c:logBase', base) : ''}${val('c:orientation', 'minMax')}${val('c:max', inUnit(domain[1]))}${val('c:min', inUnit(domain[0]))}</c:scaling>${val('c:delete', false)}${val('c:axPos', lying ? 't' : 'l')}<c:majorGridlines><c:spPr>${line(palette.line, 0.75)}</c:spPr></c:majorGridlines><c:numFmt formatCode="${xmlText(format)}" sourceLinked="0"/>${val('c:majorTickMark', 'none')}${val('c:minorTickMark', 'none')}${val('c:tickLblPos', 'nextTo')}<c:spPr>${line(null, 0)}</c:spPr>${textLook(palette.ink3, points)}${val('c:crossAx', CATEGORY_AXIS)}${val('c:crosses', 'autoZero')}${val('c:crossBetween', 'between')}${isLog ? val('c:majorUnit', base) : step === null ? '' : val('c:majorUnit', step)}</c:valAx>`
}

/** A logarithmic axis is marked at every doubling up to this much between its ends. */
const MOST_DOUBLED = 1024
