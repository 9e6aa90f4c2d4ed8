import type { SessionsTable, TableColumn } from '../../dataset/sessions-table'
import { fail, ok, type Result } from '../../failure'
import { resolveAdjustment, standardText } from '../adjustment'
import { BASES, knownBase } from '../base'
import { findMeasure, MEASURE_IDS } from '../built-in-measures'
import { type AskedStatistic, fieldsOfMeasure, inputsOf, type Measure, type Unit } from '../measure'
import { withRange } from '../measures/with-range'
import { runMeasure } from '../run-measures'
import type { ColumnStatistic, MeasureDefinition } from './definition'
import { type Formula, measuresOf, parseFormula, withFormulas } from './formula'
import { canMeasure, unitOf } from './measure-columns'

/**
 * The measure with this id, built in or defined, for a table, or why there is none. A formula may use measures that are
 * defined before it, so that none can use itself.
 */
export function resolveMeasure(
  id: string,
  definitions: readonly MeasureDefinition[],
  table: SessionsTable,
): Result<Measure> {
  const builtIn = findMeasure(id)
  if (builtIn) {
    const column = missingField(builtIn, table)
    return column === null
      ? ok(withRange(builtIn, table))
      : fail({ code: 'measure-needs-column', measure: builtIn.name, column })
  }
  const ofRun = runMeasure(id, table)
  if (ofRun) return ok(ofRun)
  const at = definitions.findIndex((definition) => definition.id === id)
  if (at < 0)
    return fail({ code: 'unknown-measure', name: id, known: [...MEASURE_IDS, ...definitions.map((d) => d.id)] })
  return defineMeasure(definitions[at]!, definitions.slice(0, at), table)
}

/** The measure of a definition. */
export function defineMeasure(
  definition: MeasureDefinition,
  before: readonly MeasureDefinition[],
  table: SessionsTable,
): Result<Measure> {
  if (findMeasure(definition.id) || before.some(({ id }) => id === definition.id))
    return fail({ code: 'measure-id-taken', id: definition.id })
  switch (definition.kind) {
    case 'column':
      return columnMeasure(definition, table)
    case 'ratio':
      return ratioMeasure(definition, table)
    case 'formula':
      return formulaMeasure(definition, before, table)
    case 'adjusted':
      return adjustedMeasure(definition, before, table)
  }
}

/** Why a measure cannot be computed from this table; null when it can. */
export const missingField = (measure: Measure, table: SessionsTable): string | null =>
  fieldsOfMeasure(measure).find((field) => !table.columns.some((c) => c.column === field)) ?? null

function measurable(
  name: string,
  column: string,
  statistic: ColumnStatistic,
  table: SessionsTable,
): Result<TableColumn> {
  const found = table.columns.find((c) => c.column === column)
  if (!found) return fail({ code: 'measure-needs-column', measure: name, column })
  return canMeasure(found, statistic)
    ? ok(found)
    : fail({ code: 'column-not-measurable', column: found.name, statistic })
}

type DefinitionOf<K extends MeasureDefinition['kind']> = Extract<MeasureDefinition, { kind: K }>

function columnMeasure(definition: DefinitionOf<'column'>, table: SessionsTable): Result<Measure> {
  const { id, name, column, statistic } = definition
  const found = measurable(name, column, statistic, table)
  if (!found.ok) return found
  return ok({
    id,
    name,
    about: `${STATISTIC_NAMES[statistic]}${statistic === 'quantile' ? ` at ${definition.p ?? 0.5}` : ''} of ${found.value.name}. Made in this report.`,
    group: 'made-here',
    base: knownBase([column], [found.value.name]),
    statistic: statisticOf(definition),
    unit: unitOf(found.value, statistic),
  })
}

/** What the statistics of a column are called. */
export const STATISTIC_NAMES: Readonly<Record<ColumnStatistic, string>> = {
  mean: 'Mean',
  median: 'Median',
  quantile: 'Quantile',
  sum: 'Sum',
  min: 'Smallest value',
  max: 'Largest value',
  sd: 'Standard deviation (n − 1)',
  distinct: 'Number of different values',
}

function statisticOf({ column, statistic, p }: DefinitionOf<'column'>): AskedStatistic {
  const of = { of: column }
  switch (statistic) {
    case 'mean':
      return { kind: 'mean', of }
    case 'median':
      return { kind: 'quantile', of, p: 0.5 }
    case 'quantile':
      return { kind: 'quantile', of, p: p ?? 0.5 }
    case 'sum':
      return { kind: 'total', of }
    case 'min':
      return { kind: 'least', of }
    case 'max':
      return { kind: 'greatest', of }
    case 'sd':
      return { kind: 'deviation', of }
    case 'distinct':
      return { kind: 'distinct', of }
  }
}

function ratioMeasure(
  { id, name, numerator, denominator }: DefinitionOf<'ratio'>,
  table: SessionsTable,
): Result<Measure> {
  const of = measurable(name, numerator, 'sum', table)
  if (!of.ok) return of
  const over = measurable(name, denominator, 'sum', table)
  if (!over.ok) return over
  return ok({
    id,
    name,
    about: `Sum of ${of.value.name} over the sum of ${over.value.name}, of sessions that have both. Made in this report.`,
    group: 'made-here',
    base: knownBase([numerator, denominator], [of.value.name, over.value.name]),
    statistic: { kind: 'ratio', of: { of: numerator }, over: { of: denominator } },
    unit: of.value.kind === 'money' && over.value.kind !== 'money' ? 'dollars' : 'number',
  })
}

function formulaMeasure(
  { id, name, text, unit }: DefinitionOf<'formula'>,
  before: readonly MeasureDefinition[],
  table: SessionsTable,
): Result<Measure> {
  const parsed = parseFormula(text)
  if (!parsed.ok) return parsed
  const used = new Map<string, Measure>()
  for (const each of measuresOf(parsed.value)) {
    const measure = resolveMeasure(each, before, table)
    if (!measure.ok) return measure
    used.set(each, measure.value)
  }
  if (used.size === 0) return fail({ code: 'formula-without-measure', formula: text })
  const formula = withFormulas(parsed.value, (each) => {
    const { statistic } = used.get(each)!
    return statistic.kind === 'formula' ? statistic.formula : null
  })
  const inputs = new Map([...used.values()].flatMap(inputsOf).map((input) => [input.id, input]))
  const [first, ...others] = [...inputs.values()]
  return ok({
    id,
    name,
    about: `${text.trim()}. Made in this report.`,
    group: 'made-here',
    base: others.every(({ base }) => base.id === first!.base.id) ? first!.base : FEWEST,
    statistic: { kind: 'formula', formula, inputs: [...inputs.values()] },
    unit: unit ?? unitOfFormula(formula, [...inputs.values()]),
  })
}

function adjustedMeasure(
  definition: DefinitionOf<'adjusted'>,
  before: readonly MeasureDefinition[],
  table: SessionsTable,
): Result<Measure> {
  const rate = resolveMeasure(definition.of, before, table)
  if (!rate.ok) return rate
  const { statistic, base, name } = rate.value
  if (statistic.kind !== 'rate') return fail({ code: 'adjusted-not-a-rate', measure: name })
  const found = resolveAdjustment(definition, table)
  if (!found.ok) return found
  const adjusted = { kind: 'adjusted', when: statistic.when, ...found.value } as const
  const held = adjusted.controls.map((control) => control.name.toLowerCase()).join(' × ')
  return ok({
    id: definition.id,
    name: definition.name,
    about: `${name}, directly standardised: as if every cell had the mix of ${standardText(adjusted)} by ${held}. What a cell has no session of is left out of its mix (study 8.1, 11.1).`,
    group: 'made-here',
    base,
    statistic: adjusted,
    unit: 'rate',
  })
}

/** What n counts where the measures of a formula stand on different sessions. */
const FEWEST = { ...BASES.all, id: 'fewest', name: 'sessions of the measure in the formula that has the fewest' }

/** Sums and differences of one unit have that unit. */
function unitOfFormula(formula: Formula, inputs: readonly Measure[]): Unit {
  const units = new Set(inputs.map(({ unit }) => unit))
  return units.size === 1 && isSum(formula) ? [...units][0]! : 'number'
}

function isSum(formula: Formula): boolean {
  if (formula.kind === 'operation')
    return (formula.operator === '+' || formula.operator === '-') && isSum(formula.left) && isSum(formula.right)
  return formula.kind === 'negative' ? isSum(formula.of) : formula.kind === 'measure'
}
