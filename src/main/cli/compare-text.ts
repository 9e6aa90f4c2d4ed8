import { type Comparison, compareCells, type Incomparable, whyNot } from '#core/cells/compare'
import type { CellPlace } from '#core/cells/follow-cell'
import { isSameKey, type Key } from '#core/cells/key'
import type { Axis, PivotCells } from '#core/cells/pivot-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import { placeName } from '#core/format/axis-key'
import { comparisonNotes, formatDifference, formatP, incomparableText, pairsText } from '#core/format/compare-text'
import { formatLevel, formatValue, formatWithUnit } from '#core/format/number'
import type { KeyValue } from '#core/pivot/dimension'
import type { Measure } from '#core/pivot/measure'
import type { PivotPlan } from '#core/pivot/plan'
import { askComparison } from '#engine/ask-comparison'
import type { Asks } from '#engine/ask-pivot'
import { usage } from './outcome'
import { parseValue, splitList } from './value-text'

/** Two cells of a pivot, `Fix,cli|Expert` each: the values of rows and of columns, outermost first; fewer are a total. */
export async function compareText(
  engine: Asks,
  cells: PivotCells,
  plan: PivotPlan,
  table: SessionsTable,
  texts: readonly string[],
): Promise<Result<string>> {
  if (texts.length !== 2) return usage('--compare is given twice, once for each cell')
  const places: CellPlace[] = []
  for (const text of texts) {
    const place = placeOf(cells, table, text)
    if (!place.ok) return place
    places.push(place.value)
  }
  const [first, second] = places as [CellPlace, CellPlace]
  const name = ({ row, column }: CellPlace) =>
    placeName(cells.rows, cells.rows.keys[row]!, cells.columns, cells.columns.keys[column]!)
  const blocks = [`${name(first)}  compared with  ${name(second)}`]
  for (const [m, measure] of cells.measures.entries()) {
    const [a, b] = places.map((place) => ({ ...place, measure: m })) as [CellPlace, CellPlace]
    const made = await compare(engine, cells, plan, measure, a, b)
    if (!made.ok) return made
    blocks.push(
      `${measure.name}\n${linesOf(made.value, measure, cells.level)
        .map((line) => `  ${line}`)
        .join('\n')}`,
    )
  }
  return ok(`${blocks.join('\n\n')}\n`)
}

async function compare(
  engine: Asks,
  cells: PivotCells,
  plan: PivotPlan,
  measure: Measure,
  a: CellPlace,
  b: CellPlace,
): Promise<Result<Comparison | Incomparable>> {
  const why = whyNot(cells, measure, a, b)
  if (why) return ok(why)
  const keysAt = ({ row, column }: CellPlace) => ({ row: cells.rows.keys[row]!, column: cells.columns.keys[column]! })
  const pair = await askComparison(engine, plan, measure, keysAt(a), keysAt(b))
  return pair.ok ? ok(compareCells(cells, measure, a, b, pair.value)) : pair
}

function linesOf(made: Comparison | Incomparable, measure: Measure, level: number): string[] {
  if (typeof made === 'string') return [incomparableText(made, measure)]
  const { a, b, difference, ratio, pairs, adjustedP } = made
  const { unit } = measure
  const side = ({ value, n }: typeof a) => `${formatWithUnit(value, unit)} (n=${n})`
  const bounds = (of: typeof difference, write: (value: number) => string) =>
    of.interval ? ` [${write(of.interval.low)} to ${write(of.interval.high)}], ${formatLevel(level)} interval` : ''
  return [
    `${side(a)} and ${side(b)}`,
    `difference ${formatDifference(difference.value, unit)}${bounds(difference, (value) => formatValue(value, unit))}`,
    ...(ratio ? [`ratio ${ratio.value.toFixed(2)}${bounds(ratio, (value) => value.toFixed(2))}`] : []),
    difference.p === null ? 'too few sessions or users for a test' : `p ${formatP(difference.p)}`,
    ...comparisonNotes(made, measure),
    ...(adjustedP !== null && pairs > 1 ? [`${pairsText(pairs)} ${formatP(adjustedP)}.`] : []),
  ]
}

function placeOf(cells: PivotCells, table: SessionsTable, text: string): Result<CellPlace> {
  const [rowText = '', columnText = ''] = text.split('|')
  const row = positionOf(cells.rows, rowText, table)
  if (!row.ok) return row
  const column = positionOf(cells.columns, columnText, table)
  return column.ok ? ok({ row: row.value, column: column.value, measure: 0 }) : column
}

function positionOf(axis: Axis, text: string, table: SessionsTable): Result<number> {
  const key: KeyValue[] = []
  for (const written of text.trim() === '' ? [] : splitList(text)) {
    const planned = axis.dimensions[key.length]
    if (!planned) return usage(`--compare ${text}: there are more values than dimensions`)
    const value = parseValue(planned.dimension, written, table)
    if (!value.ok) return value
    key.push(value.value)
  }
  const at = axis.keys.findIndex((other: Key) => isSameKey(other, key))
  return at < 0 ? usage(`--compare ${text}: the table has no such cell`) : ok(at)
}
