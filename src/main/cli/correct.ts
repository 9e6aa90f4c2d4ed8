import { correctionsFor, UNCORRECTABLE_TEXT } from '#core/agreement/corrections'
import { sideId, sidesOf } from '#core/agreement/side'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import { factColumns, readFacts } from '#core/labelling/table-facts'
import type { Correction } from '#core/pivot/correction'
import type { PivotSpec } from '#core/pivot/spec'
import { sessionFacts } from '#core/sql/compile-facts'
import { print } from '#core/sql/print'
import type { Engine } from '#engine/engine'
import { resultTable } from '#engine/plain-table'
import { readLabels } from '../services/classify/read-labels'
import { usage } from './outcome'

/** Rules are asked anew, and always say the same. */
const NO_TIME = '1970-01-01T00:00:00.000Z'

/** `--correct anna`: rates corrected for misclassification by what a rater of the journals says of the same sessions. */
export async function applyCorrect(
  spec: PivotSpec,
  name: string | undefined,
  journals: readonly string[],
  engine: Engine,
  table: SessionsTable,
): Promise<Result<PivotSpec>> {
  if (name === undefined) return ok(spec)
  if (journals.length === 0) return usage('--correct needs --labels, the journals that hold the labels of the sample')
  const labels = await readLabels(journals)
  if (!labels.ok) return labels
  const reference = sidesOf(labels.value).find((side) => sideId(side) === name)
  if (!reference) return usage(`--correct ${name}: the journals hold no labels of that rater`)
  const columns = factColumns(table)
  const answer = columns && (await engine.run(print(sessionFacts(table.table, columns))))
  if (answer && !answer.ok) return answer
  const rules = answer ? readFacts(table, resultTable(answer.value), NO_TIME).rules : []
  const { measures, thresholds } = spec
  const found = correctionsFor([...labels.value, ...rules], table, reference, measures, thresholds.minSessions)
  const corrections: Record<string, Correction> = {}
  for (const [measure, of] of found) {
    if (typeof of === 'string') process.stderr.write(`${measure} is not corrected: ${UNCORRECTABLE_TEXT[of]}.\n`)
    else corrections[measure] = of
  }
  return ok(Object.keys(corrections).length > 0 ? { ...spec, corrections } : spec)
}
