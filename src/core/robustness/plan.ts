import { columnOf, type SessionsTable } from '../dataset/sessions-table'
import { fail, ok, type Result } from '../failure'
import { STUDY_CONTROLS } from '../pivot/adjustment'
import type { Dimension } from '../pivot/dimension'
import { dimensionsOf } from '../pivot/dimensions-of'
import { normalize, type PivotPlan } from '../pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '../pivot/spec'
import { type ChoiceId, HEADLINES, type Headline } from './choice'

/** What a dataset allows to be looked at under every combination. */
export interface RobustnessPlan {
  /** The table and the filters, as a pivot of one cell. */
  readonly sessions: PivotPlan
  /** The study's controls, as far as the dataset has them. */
  readonly controls: readonly Dimension[]
  /** The column the sessions of a user are put in order by; null where only the order of the file is known. */
  readonly order: string | null
  readonly has: {
    readonly occupation: boolean
    readonly lines: boolean
    readonly trouble: boolean
    readonly value: boolean
  }
  /** With the choices that can be made of them here. */
  readonly headlines: readonly Headline[]
}

export function planRobustness(
  spec: Pick<PivotSpec, 'filters' | 'thresholds' | 'level'>,
  table: SessionsTable,
): Result<RobustnessPlan> {
  const sessions = normalize({ ...EMPTY_SPEC, ...spec, measures: ['verified_success'] }, table)
  if (!sessions.ok) return sessions
  if (!columnOf(table, 'expertise'))
    return fail({ code: 'measure-needs-column', measure: 'Robustness', column: 'expertise' })
  const has = {
    occupation: columnOf(table, 'occupation') !== undefined,
    lines: columnOf(table, 'lines_added') !== undefined,
    trouble: columnOf(table, 'failure_signal') !== undefined,
    value: columnOf(table, 'task_value_usd') !== undefined,
  }
  const dimensions = dimensionsOf(table)
  const controls = STUDY_CONTROLS.flatMap((id) => dimensions.find((one) => one.id === id) ?? [])
  const isThere: Readonly<Record<ChoiceId, boolean>> = {
    controls: controls.length > 0,
    unclear: has.occupation,
    sessions: table.users !== null,
    code: has.lines,
    trouble: has.trouble,
    value: has.value,
  }
  const headlines = HEADLINES.filter(
    ({ id }) => (id !== 'troubled' || has.trouble) && (id !== 'value' || has.value),
  ).map((headline) => ({ ...headline, choices: headline.choices.filter((choice) => isThere[choice]) }))
  const order = (['started_at', 'month'] as const).find((field) => columnOf(table, field)) ?? null
  return ok({ sessions: sessions.value, controls, order, has, headlines })
}
