import type { SessionsTable } from '../dataset/sessions-table'
import { type AnyMeasure, isJudged } from '../pivot/interval-method'
import { labelTexts } from '../pivot/label-texts'
import { EMPTY_SPEC, type PivotSpec } from '../pivot/spec'

/**
 * By whom the labels under some measures are, with rater and version where that is known; a judged number of an export that
 * does not say is taken for a model’s.
 */
export function raterTexts(
  measures: readonly AnyMeasure[],
  table: SessionsTable,
  spec: PivotSpec = EMPTY_SPEC,
): string[] {
  const known = labelTexts([...measures], spec, table)
  if (known.length > 0) return known.map(({ names, text }) => `${names.join(', ')} ${text}`)
  return measures.some(isJudged) ? ['Labels are a model’s reading of transcripts'] : []
}
