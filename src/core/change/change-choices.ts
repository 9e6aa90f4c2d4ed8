import type { SessionsTable } from '../dataset/sessions-table'
import { MEASURES } from '../pivot/built-in-measures'
import { missingField } from '../pivot/definitions/resolve-measure'
import type { Dimension } from '../pivot/dimension'
import { dimensionsOf } from '../pivot/dimensions-of'
import type { Measure } from '../pivot/measure'
import { monthsOf } from './months'
import type { ChangeSpec } from './spec'

/** What is asked of a change on its page; what is not said is as it is best begun with. */
export interface ChangeChoice {
  readonly measure: string | null
  readonly by: string | null
  readonly from: string | null
  readonly to: string | null
  readonly seed: number
}

export const FIRST_CHOICE: ChangeChoice = { measure: null, by: null, from: null, to: null, seed: 1 }

/** Groups that can be read in a table. */
const MOST_GROUPS = 40

/** Measures whose change has parts, and whose columns the dataset has. */
export const changeMeasures = (table: SessionsTable): Measure[] =>
  MEASURES.filter(
    (measure) =>
      ['rate', 'mean', 'geometric-mean'].includes(measure.statistic.kind) && missingField(measure, table) === null,
  )

/** Dimensions a change can be split by. */
export const changeDimensions = (table: SessionsTable): Dimension[] =>
  dimensionsOf(table).filter(
    ({ id, valueType, distinct, column }) =>
      valueType !== 'time' &&
      distinct <= MOST_GROUPS &&
      column !== 'started_at' &&
      column !== 'month' &&
      id !== 'month',
  )

/** The choice with everything said that the dataset can say; null where it has nothing to split a change by. */
export function settleChoice(
  choice: ChangeChoice,
  table: SessionsTable,
): Pick<ChangeSpec, 'measure' | 'by' | 'from' | 'to' | 'seed'> | null {
  const among = (ids: readonly string[], ...wanted: readonly (string | null)[]) =>
    wanted.find((id) => id !== null && ids.includes(id)) ?? ids[0]
  const measure = among(
    changeMeasures(table).map(({ id }) => id),
    choice.measure,
    'verified_success',
  )
  const by = among(
    changeDimensions(table).map(({ id }) => id),
    choice.by,
    'work_mode',
  )
  const months = monthsOf(table)
  const from = among(months, choice.from)
  const to = choice.to !== null && months.includes(choice.to) ? choice.to : months.at(-1)
  if (by === undefined) return null
  return {
    measure: measure ?? null,
    by,
    from: from === undefined ? [] : [from],
    to: to === undefined ? [] : [to],
    seed: choice.seed,
  }
}
