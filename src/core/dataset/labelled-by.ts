import { formatCount } from '../format/number'
import { RULE_FIELDS } from '../rules/label-session'

/** The column that says which rules labelled a session, as `rules 1`; it stands in whatever our reader of transcripts wrote. */
export const LABELS_BY_COLUMN = 'labels_by'

/** Who labelled sessions of a column, under which version of the question or of the rules, and in which run. */
export interface LabelledBy {
  readonly kind: 'model' | 'rules' | 'human'
  readonly rater: string
  readonly version: number
  /** Null for rules, which have no runs. */
  readonly run: string | null
  /** Sessions with a label of this rater; null where several are in the column and it is not told apart. */
  readonly sessions: number | null
}

/** Whether rules fill a field, so that `labels_by` speaks of it. */
export const isRuleField = (field: string): boolean => (RULE_FIELDS as readonly string[]).includes(field)

/**
 * The raters a column `labels_by` names.
 *
 * @param names its distinct values
 * @param labelled sessions with a label in the column that is asked about
 */
export function raters(names: readonly string[], labelled: number): LabelledBy[] {
  return names.map((name) => {
    const told = /^(.+) (\d+)$/.exec(name)
    return {
      kind: 'rules',
      rater: told?.[1] ?? name,
      version: told ? Number(told[2]) : 0,
      run: null,
      sessions: names.length === 1 ? labelled : null,
    }
  })
}

/** `rules, version 1`; `claude-sonnet-4-6, version 1, run r1`; a person by name. */
export function raterText({ kind, rater, version, run }: LabelledBy): string {
  const said = kind === 'human' ? `${rater}, by hand` : rater
  return [said, ...(version > 0 ? [`version ${version}`] : []), ...(run === null ? [] : [`run ${run}`])].join(', ')
}

/** By whom a column is labelled, and how many of all sessions are. */
export const labelledByText = (by: readonly LabelledBy[], labelled: number, sessions: number): string =>
  `by ${by.map(raterText).join('; ')}, ${formatCount(labelled)} of ${formatCount(sessions)} sessions labelled`
