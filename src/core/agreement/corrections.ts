import type { LabelRecord } from '../classify/label-record'
import type { FieldId } from '../dataset/field'
import type { LabelledBy } from '../dataset/labelled-by'
import { columnOf, type SessionsTable } from '../dataset/sessions-table'
import type { Correction } from '../pivot/correction'
import { CORRECTABLE, rateError } from './corrected-rates'
import { type Side, sideId } from './side'

/** Why a rate cannot be corrected by a reference. */
export type Uncorrectable =
  /** It is not known who gave the labels of the dataset, or several did. */
  | 'no-rater'
  /** Rater and reference are one. */
  | 'same'
  /** Fewer sessions than the threshold where the reference says yes, or where it says no. */
  | 'few'
  /** The rater does no better than chance. */
  | 'chance'

export const UNCORRECTABLE_TEXT: Readonly<Record<Uncorrectable, string>> = {
  'no-rater': 'its labels are not known to be of one rater',
  same: 'its labels are of the same rater',
  few: 'too few sessions are labelled by both, of those where it holds or of those where it does not',
  chance: 'its labels do no better than chance',
}

/**
 * What the rates of a dataset can be corrected by: what a reference says of the sessions whose labels are in it, by measure;
 * or why a measure cannot. Both groups of the sample must reach the threshold, since their sizes are kept with the report.
 *
 * @param labels of all raters
 * @param minSessions fewest sessions a number may stand on
 */
export function correctionsFor(
  labels: readonly LabelRecord[],
  table: SessionsTable,
  reference: Side,
  measures: readonly string[],
  minSessions: number,
): ReadonlyMap<string, Correction | Uncorrectable> {
  const found = new Map<string, Correction | Uncorrectable>()
  for (const measure of measures) {
    const rule = CORRECTABLE[measure]
    if (rule) found.set(measure, correctionOf(labels, raterOf(table, rule.needs), reference, measure, minSessions))
  }
  return found
}

function correctionOf(
  labels: readonly LabelRecord[],
  rater: Side | null,
  reference: Side,
  measure: string,
  minSessions: number,
): Correction | Uncorrectable {
  if (!rater) return 'no-rater'
  if (sideId(rater) === sideId(reference)) return 'same'
  const error = rateError(labels, reference, rater, measure)
  if (!error) return 'few'
  const { sensitivity, specificity } = error
  if (sensitivity.n < minSessions || specificity.n < minSessions) return 'few'
  if (sensitivity.hits / sensitivity.n + specificity.hits / specificity.n <= 1) return 'chance'
  return { reference: sideId(reference), rater: sideId(rater), sensitivity, specificity }
}

/** Who gave the labels a rate is made of; null where that is not one rater. */
function raterOf(table: SessionsTable, needs: readonly string[]): Side | null {
  const raters = needs.map((field) => columnOf(table, field as FieldId)?.labelledBy ?? [])
  const [first] = raters.flat()
  const isOfFirst = ({ kind, rater }: LabelledBy) => kind === first?.kind && rater === first.rater
  if (!first || !raters.every((of) => of.length > 0 && of.every(isOfFirst))) return null
  return { kind: first.kind, name: first.rater, run: null }
}
