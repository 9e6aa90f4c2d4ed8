import type { SessionsTable } from '../dataset/sessions-table'
import { MEASURES } from './built-in-measures'
import { type Condition, fieldsOfCondition, type Test } from './condition'
import { type AskedMeasure, fieldsOfMeasure } from './measure'

/**
 * A rate of labels by those of one run alone, `verified_success@r1`, out of the columns a run has of its own beside the
 * field, `outcome@r1`. Two runs stand beside each other in one table, cell by cell, and are withheld together.
 */
export function runMeasure(id: string, table: SessionsTable): AskedMeasure | null {
  const at = id.indexOf('@')
  if (at < 1) return null
  const measure = MEASURES.find((each) => each.id === id.slice(0, at)) as AskedMeasure | undefined
  const run = id.slice(at + 1)
  if (measure?.statistic.kind !== 'rate') return null
  const columns = new Set(table.columns.map(({ column }) => column))
  const own = (field: string) => `${field}@${run}`
  // All labels are of the run: a rate half of one and half of another is of none.
  if (!fieldsOfMeasure(measure).every((field) => columns.has(own(field)))) return null
  const ofRun = (condition: Condition): Condition => condition.map((test) => testOf(test, own(test.field)))
  return {
    ...measure,
    id,
    name: `${measure.name}, run ${run}`,
    about: `${measure.about} By the labels of run ${run} alone.`,
    base: {
      id: `${measure.base.id}@${run}`,
      name: `${measure.base.name}, as run ${run} has it`,
      condition: ofRun(measure.base.condition),
    },
    statistic: { kind: 'rate', when: ofRun(measure.statistic.when) },
  }
}

/** Strengths of a signal, which a column outside the schema holds as text. */
const STRENGTHS = [0, 1, 2, 3, 4, 5]

function testOf(test: Test, field: string): Test {
  if (test.is !== 'at least' && test.is !== 'at most') return { ...test, field }
  const fits = (n: number) => (test.is === 'at least' ? n >= test.bound : n <= test.bound)
  return { field, is: 'one of', values: STRENGTHS.filter(fits).map(String) }
}

/** The rates that a dataset has of each run whose labels stand in columns of their own. */
export function runMeasures(table: SessionsTable): AskedMeasure[] {
  const runs = new Set(table.columns.flatMap(({ column }) => column.split('@', 2)[1] ?? []))
  return [...runs].flatMap((run) =>
    MEASURES.flatMap((measure: AskedMeasure) => {
      const labels = measure.statistic.kind === 'rate' ? fieldsOfCondition(measure.statistic.when) : []
      return labels.length > 0 ? (runMeasure(`${measure.id}@${run}`, table) ?? []) : []
    }),
  )
}
