import { columnOf, type SessionsTable } from '../dataset/sessions-table'
import type { KeyValue } from './dimension'
import type { Edit } from './edits'
import { isMembership, type MembershipFilter } from './filter'
import { setFilter } from './filter-edits'
import type { PivotSpec } from './spec'

/** A kind of session the study leaves out of some or all of its analyses. */
export interface Exclusion {
  readonly id: 'no-prompt' | 'no-clear-goal' | 'unclear-expertise' | 'unclear-occupation'
  readonly name: string
  readonly about: string
  readonly dimension: 'prompts' | 'outcome' | 'expertise' | 'occupation'
  readonly value: KeyValue
}

/** The study's exclusions (study.md 1, "Sample, surfaces, exclusions"), each a filter like any other. */
export const EXCLUSIONS: readonly Exclusion[] = [
  {
    id: 'no-prompt',
    name: 'No human prompt',
    about: 'Headless sessions; the study leaves them out of everything.',
    dimension: 'prompts',
    value: 0,
  },
  {
    id: 'no-clear-goal',
    name: 'No clear goal',
    about: 'The study leaves them out of success. Success measures here do so by themselves.',
    dimension: 'outcome',
    value: 'no_clear_goal',
  },
  {
    id: 'unclear-expertise',
    name: 'Expertise unclear',
    about: 'The study leaves them out of its regressions.',
    dimension: 'expertise',
    value: 'Unclear',
  },
  {
    id: 'unclear-occupation',
    name: 'Occupation unclear',
    about: 'The study leaves them out of its analyses by occupation.',
    dimension: 'occupation',
    value: 'Unclear',
  },
]

/** Whether the column an exclusion looks at is there. */
export const canExclude = (exclusion: Exclusion, table: SessionsTable): boolean =>
  columnOf(table, exclusion.dimension) !== undefined

/** The filter that keeps only what an exclusion would leave out. */
export const onlyExcluded = ({ dimension, value }: Exclusion): MembershipFilter => ({
  dimension,
  values: [value],
  isNegated: false,
})

const filterOn = ({ filters }: PivotSpec, dimension: string): MembershipFilter | undefined =>
  filters.filter(isMembership).find((f) => f.dimension === dimension)

/** Whether the filters leave these sessions out. */
export function isExcluded(spec: PivotSpec, { dimension, value }: Exclusion): boolean {
  const filter = filterOn(spec, dimension)
  return filter !== undefined && filter.values.includes(value) === filter.isNegated
}

/** Leaves these sessions out, or lets them in again; what else is filtered stays as it is. */
export const setExcluded =
  ({ dimension, value }: Exclusion, isOut: boolean): Edit =>
  (spec) => {
    const filter = filterOn(spec, dimension) ?? { dimension, values: [], isNegated: true }
    const isListed = filter.isNegated === isOut
    const others = filter.values.filter((v) => v !== value)
    const values = isListed ? [...others, value] : others
    if (values.length > 0) return setFilter({ ...filter, values })(spec)
    // A filter that kept these sessions alone keeps none of them: all others, then.
    return setFilter({ dimension, values: isOut ? [value] : [], isNegated: true })(spec)
  }
