import type { SheetValue, Workbook } from '#core/export/workbook'
import type { ChartBlock } from '#core/slide/slide-model'

export type SlideChart = ChartBlock['chart']

/** A column of numbers of a data sheet, one for each category; null where there is none. */
export interface NumberColumn {
  readonly name: string
  /** Its letters in the sheet. */
  readonly letters: string
  readonly values: readonly (number | null)[]
}

/** A series of a native chart: its values, and how far its bounds are from them. */
export interface NativeSeries {
  readonly name: string
  readonly slot: number
  readonly isPublished: boolean
  readonly isWithheld: boolean
  readonly values: NumberColumn
  readonly plus: NumberColumn | null
  readonly minus: NumberColumn | null
}

/** The data behind a native chart, as its sheet has it. */
export interface ChartData {
  readonly categories: readonly string[]
  readonly series: readonly NativeSeries[]
  /** Excel's format of the values. */
  readonly format: string
  readonly workbook: Workbook
}

/** Thousands apart as our own formatter has them, wherever the program of the presentation is used. */
const WHOLE = (sign: string) => `[>=1000000]${sign}0"\u202F"000"\u202F"000;[>=1000]${sign}0"\u202F"000;${sign}0`

/** Excel's formats of our units, as our own formatter writes them: percentages bear no mark, the axis has it. */
export const FORMATS: Readonly<Record<SlideChart['measure']['unit'], string>> = {
  rate: '0.0',
  points: '+0.0;−0.0;0.0',
  change: '+0.0;−0.0;0.0',
  dollars: WHOLE('"$"'),
  count: WHOLE(''),
  number: '[>=1000]0"\u202F"000;[>=100]0;0.0',
  rank: '0',
}

/** The same of the marks of an axis. */
export const TICK_FORMATS: Readonly<Record<SlideChart['measure']['unit'], string>> = {
  rate: 'General"\u202F%"',
  points: '+General"\u202Fpoints";−General"\u202Fpoints";0"\u202Fpoints"',
  change: '+General"\u202F%";−General"\u202F%";0"\u202F%"',
  dollars: WHOLE('"$"'),
  count: WHOLE(''),
  // Powers that a program multiplies up are off in the last digits.
  number: '[>=1000]0"\u202F"000;[>=10]0;General',
  rank: '0',
}

/** How many of a sheet's numbers one of ours is: shares stand there in percent, as the slide says them. */
export const timesOf = ({ kind, measure: { unit } }: SlideChart): number =>
  kind === 'stacked' || unit === 'rate' || unit === 'points' || unit === 'change' ? 100 : 1

/** What one panel of a chart shows, in the order it shows it: values, bounds, n and what others published. */
export function chartData(chart: SlideChart, panel: string): ChartData {
  const columns = new Columns(timesOf(chart))
  const categories = chart.categories.map((category) => categoryName(chart, panel, category))
  const own = chart.kind === 'box' ? boxSeries(chart, panel, columns) : valueSeries(chart, panel, columns)
  const published = chart.series.flatMap((series): NativeSeries[] => {
    const points = chart.published.filter((point) => point.panel === panel && point.series === series.name)
    if (points.length === 0) return []
    const name = chart.series.length > 1 ? `Published: ${series.name}` : 'Published by the study'
    const values = chart.categories.map((category) => points.find((p) => p.category === category)?.value ?? null)
    return [
      {
        ...series,
        name,
        isPublished: true,
        isWithheld: false,
        values: columns.add(name, values),
        plus: null,
        minus: null,
      },
    ]
  })
  for (const series of chart.kind === 'stacked' ? [] : chart.series) {
    const name = chart.series.length > 1 ? `n, ${series.name}` : 'n'
    columns.addCount(
      name,
      valuesOf(chart, panel, series.name, ({ n }) => n),
    )
  }
  const format = chart.kind === 'stacked' ? FORMATS.rate : FORMATS[chart.measure.unit]
  return { categories, series: [...own, ...published], format, workbook: columns.workbook(chart, categories, format) }
}

type Point = SlideChart['points'][number]

function valuesOf(chart: SlideChart, panel: string, series: string, of: (point: Point) => number | null) {
  return chart.categories.map((category) => {
    const point = chart.points.find((p) => p.panel === panel && p.category === category && p.series === series)
    return point ? of(point) : null
  })
}

/** A category in a list of which everything is withheld says so; along a scale there is no room, and the slide names it. */
function categoryName(chart: SlideChart, panel: string, category: string): string {
  const { points, withheld, stacks, kind, isScale } = chart
  const isHere = (place: { panel: string; category: string }) => place.panel === panel && place.category === category
  if (isScale && kind !== 'stacked') return category
  if (kind === 'stacked') return stacks.some(isHere) ? category : `${category} (withheld)`
  return withheld.some(isHere) && !points.some(isHere) ? `${category} (withheld)` : category
}

function valueSeries(chart: SlideChart, panel: string, columns: Columns): NativeSeries[] {
  if (chart.kind === 'stacked') return stackSeries(chart, panel, columns)
  const values = chart.series.map((series) => ({
    series,
    name: chart.series.length > 1 ? series.name : chart.measure.name,
    column: columns.add(
      chart.series.length > 1 ? series.name : chart.measure.name,
      valuesOf(chart, panel, series.name, ({ value }) => value),
    ),
  }))
  return values.map(({ series, name, column }): NativeSeries => {
    const high = valuesOf(chart, panel, series.name, ({ value, high }) => (high === null ? null : high - value))
    const low = valuesOf(chart, panel, series.name, ({ value, low }) => (low === null ? null : value - low))
    const hasBounds = high.some((x) => x !== null)
    const of = chart.series.length > 1 ? `, ${series.name}` : ''
    return {
      ...series,
      name,
      isPublished: false,
      isWithheld: false,
      values: column,
      plus: hasBounds ? columns.add(`Up to the upper bound${of}`, high) : null,
      minus: hasBounds ? columns.add(`Down to the lower bound${of}`, low) : null,
    }
  })
}

/** Shares of each bar; what is withheld of it is one part. */
function stackSeries(chart: SlideChart, panel: string, columns: Columns): NativeSeries[] {
  const stackOf = (category: string) =>
    chart.stacks.find((stack) => stack.panel === panel && stack.category === category)
  const plain = { isPublished: false, plus: null, minus: null }
  const own = chart.series.map((series): NativeSeries => {
    const values = chart.categories.map((category) => {
      const part = stackOf(category)?.parts.find(({ point }) => point?.series === series.name)
      return part ? part.to - part.from : null
    })
    return { ...series, ...plain, isWithheld: false, values: columns.add(series.name, values) }
  })
  const rest = chart.categories.map((category) => {
    const part = stackOf(category)?.parts.find(({ point }) => point === null)
    return part ? part.to - part.from : null
  })
  if (rest.every((x) => x === null)) return own
  return [...own, { name: 'Withheld', slot: 9, ...plain, isWithheld: true, values: columns.add('Withheld', rest) }]
}

/** In the order of a stock chart, whose boxes go from the first to the last: quartiles, percentiles, then the middle. */
export const BOX_NAMES = [
  'Lower quartile',
  '95th percentile',
  '5th percentile',
  'Upper quartile',
  'Median',
  'Geometric mean',
] as const

function boxSeries(chart: SlideChart, panel: string, columns: Columns): NativeSeries[] {
  const [first] = chart.series
  const of = [
    (p: Point) => p.spread?.q1 ?? p.spread?.median ?? null,
    (p: Point) => p.spread?.p95 ?? p.spread?.q3 ?? p.spread?.median ?? null,
    (p: Point) => p.spread?.p5 ?? p.spread?.q1 ?? p.spread?.median ?? null,
    (p: Point) => p.spread?.q3 ?? p.spread?.median ?? null,
    (p: Point) => p.spread?.median ?? null,
    (p: Point) => p.spread?.geometricMean ?? null,
  ]
  return BOX_NAMES.map((name, i): NativeSeries => {
    const values = valuesOf(chart, panel, first?.name ?? '', of[i]!)
    return {
      name,
      slot: first?.slot ?? 0,
      isPublished: false,
      isWithheld: false,
      values: columns.add(name, values),
      plus: null,
      minus: null,
    }
  })
}

/**
 * A share in percent, without what floating point adds in the last digits. One in the middle between two labels, such as 2.15, is
 * moved by next to nothing to the side our formatter takes it to: programs round what they read, and we what there is.
 */
function inPercent(value: number): number {
  const percent = Number((value * 100).toPrecision(12))
  const shown = Number((value * 100).toFixed(1))
  const isBetween = Math.abs(Math.abs(percent - shown) - 0.05) < 1e-9
  return isBetween ? Number((percent + Math.sign(shown - percent) * 1e-7).toPrecision(12)) : percent
}

/** The columns of the data sheet after the categories, in the order they were added. */
class Columns {
  readonly #columns: { readonly column: NumberColumn; readonly format: string | null }[] = []
  readonly #times: number

  constructor(times: number) {
    this.#times = times
  }

  /** Numbers in the unit of the chart. */
  add(name: string, values: readonly (number | null)[]): NumberColumn {
    const times = this.#times
    const inUnit = (value: number) => (times === 1 ? value : inPercent(value))
    return this.#put(
      name,
      values.map((value) => (value === null ? null : inUnit(value))),
      null,
    )
  }

  addCount(name: string, values: readonly (number | null)[]): NumberColumn {
    return this.#put(name, values, FORMATS.count)
  }

  #put(name: string, values: readonly (number | null)[], format: string | null): NumberColumn {
    const column = { name, letters: letters(this.#columns.length + 1), values }
    this.#columns.push({ column, format })
    return column
  }

  workbook({ categoryTitle, measure }: SlideChart, categories: readonly string[], format: string): Workbook {
    const unit = this.#times === 1 ? '' : ' (values in percent)'
    const head = [`${categoryTitle || measure.name}${unit}`, ...this.#columns.map(({ column }) => column.name)]
    const rows = categories.map((category, r) => [
      { value: category },
      ...this.#columns.map(({ column, format: own }): SheetValue | null => {
        const value = column.values[r]
        return value == null ? null : { value, look: { format: own ?? format } }
      }),
    ])
    return {
      sheets: [
        {
          name: SHEET,
          widths: [26, ...this.#columns.map(() => 16)],
          frozen: { rows: 1, columns: 1 },
          rows: [head.map((value) => ({ value, look: { isHead: true } })), ...rows],
          merges: [],
        },
      ],
    }
  }
}

export const SHEET = 'Data'

/** Letters of a column by its place: 0 is A, 26 is AA. */
function letters(place: number): string {
  return place < 26 ? String.fromCharCode(65 + place) : letters(Math.floor(place / 26) - 1) + letters(place % 26)
}
