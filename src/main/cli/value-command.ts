import path from 'node:path'
import { buildCells } from '#core/cells/build-cells'
import type { JournalEntry } from '#core/classify/journal-entry'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { jsonCells } from '#core/export/pivot-json'
import { pivotText } from '#core/export/pivot-text'
import { fail, ok, type Result } from '#core/failure'
import { formatCount } from '#core/format/number'
import { intervalKindFor } from '#core/pivot/interval-kind'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC } from '#core/pivot/spec'
import { METHOD_NAMES } from '#core/value/estimator'
import { type EstimatorOfSessions, finishedEstimator, sessionEstimator } from '#core/value/sessions/session-estimator'
import { valueColumns } from '#core/value/sessions/value-columns'
import { valueExportColumns, withoutComputed } from '#core/value/sessions/value-export'
import { valueLabels } from '#core/value/sessions/value-labels'
import { type SessionValues, valueSessions } from '#core/value/sessions/value-sessions'
import { withColumns } from '#core/value/sessions/with-columns'
import type { WorkOfSession } from '#core/value/sessions/works-of-sessions'
import { studyCalibration } from '#core/value/study/study-of-journal'
import { TIERS, tierOf } from '#core/value/tiers'
import { toEnd } from '#core/value/to-end'
import { askPivot } from '#engine/ask-pivot'
import type { Engine } from '#engine/engine'
import { exportSessions } from '#engine/export-sessions'
import { settle } from '#engine/load/load-run'
import { writeAtomically } from '../services/atomic-write'
import { openJournal } from '../services/classify/journal-file'
import { errorCode } from '../services/error-code'
import { calibrateCommand, ESTIMATOR_OPTIONS } from './calibrate-command'
import { parse } from './command-line'
import { MAPPING_OPTIONS } from './mapping-options'
import { type OpenedForValue, openForValue } from './open-valued'
import { usage } from './outcome'
import { POSTINGS_OPTIONS } from './postings-options'
import { printOut } from './print-out'
import { askedOfModel, studyOfSessions } from './study-method'
import { STUDY_OPTIONS, type StudyTask, studyTask, withoutModel } from './study-options'
import { outputForm } from './write-rows'

const OPTIONS = {
  ...POSTINGS_OPTIONS,
  ...ESTIMATOR_OPTIONS,
  ...STUDY_OPTIONS,
  ...MAPPING_OPTIONS,
  fill: { type: 'boolean' },
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const

/** `value SESSIONS --postings FILE --method …`: what each session would cost, as a range. `value calibrate` is `calibrate`. */
export async function valueCommand(args: readonly string[]): Promise<Result<null>> {
  if (args[0] === 'calibrate') return calibrateCommand(args.slice(1))
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  const format = values.format ?? 'table'
  if (format !== 'table' && format !== 'json') return usage('--format is one of table, json')
  const form = values.output === undefined ? ok(null) : outputForm(values.output)
  if (!form.ok) return form
  const isStudy = values.method === 'study'
  const task = isStudy ? await studyTask('value', values) : withoutModel(values.method ?? 'comparable', values)
  if (!task.ok) return task
  const opened = await openForValue('value', positionals, values)
  if (!opened.ok) return opened
  const { engine, table, choice } = opened.value
  const isFilled = values.fill === true
  const made = task.value
    ? await studyEstimator(task.value, opened.value, isFilled)
    : estimatorOf(opened.value, isFilled)
  if (!made.ok) return made
  if (!made.value) return ok(null)
  const { estimator, fit, works } = made.value
  const valued = toEnd(valueSessions(works, estimator))
  const put = await engine.put(valueColumns(valued, estimator.provenance))
  if (!put.ok) return put
  const withValues = withColumns(table, put.value)
  if (values.output !== undefined && form.value !== null) {
    const computed = valueExportColumns(estimator.provenance)
    const columns = withoutComputed(withValues.columns, computed)
    const bytes = exportSessions(engine, { ...withValues, columns, computed }, form.value)
    const written = await settle(() => writeAtomically(values.output!, bytes, { mode: 0o666 }))
    if (!written.ok) return written
    if (!written.value.ok) return written.value
    process.stderr.write(`Wrote ${table.sessions} sessions to ${values.output}.\n`)
  }
  if (values.journal !== undefined && !isStudy) {
    const written = await appendLabels(
      values.journal,
      valueLabels(works, valued, estimator.provenance, new Date().toISOString()),
    )
    if (!written.ok) return written
  }
  const byBand = await pivotOf(engine, withValues, ['value_band'], ['sessions'])
  if (!byBand.ok) return byBand
  const byMode = await pivotOf(
    engine,
    withValues,
    table.columns.some(({ column }) => column === 'work_mode') ? ['work_mode'] : [],
    ['task_value_median', 'task_value_mean'],
  )
  if (!byMode.ok) return byMode
  const { provenance } = estimator
  const unestimated = `${formatCount(valued.estimated)} of ${formatCount(works.length)} sessions estimated${valued.filled.size > 0 ? `, ${formatCount(valued.filled.size)} of them filled in by the size model` : ''}, ${formatCount(valued.unestimated)} without an estimate: counted, in no mean.`
  if (format === 'json') {
    return printOut(
      `${JSON.stringify({
        dataset: { name: table.name, sessions: table.sessions, synthetic: table.isSynthetic },
        ...provenance,
        seed: choice.seed,
        anchors: provenance.fingerprint,
        fit,
        estimated: valued.estimated,
        filled: valued.filled.size,
        unestimated: valued.unestimated,
        thresholds: EMPTY_SPEC.thresholds,
        bands: jsonCells(byBand.value),
        byMode: jsonCells(byMode.value),
        values: rowsOf(works, valued),
      })}\n`,
    )
  }
  return printOut(
    [
      `${METHOD_NAMES[provenance.method]}, version ${provenance.version}, ${formatCount(provenance.n)} prices, anchors ${provenance.fingerprint}, recalibration ${provenance.recalibration}`,
      ...(fit
        ? [
            `Fitted on ${formatCount(fit.n)} sessions priced by ${fit.from === 'column' ? 'the export' : 'comparable rates'}, R2 of log prices ${fit.r2.toFixed(2)}`,
          ]
        : []),
      unestimated,
      '',
      pivotText(byBand.value),
      pivotText(byMode.value),
      'Values are estimates from the freelance market: compare them, do not add them up.',
      '',
    ].join('\n'),
  )
}

interface Made extends EstimatorOfSessions {
  readonly works: readonly WorkOfSession[]
}

function estimatorOf({ works, postings, choice, calibration }: OpenedForValue, isFilled: boolean): Result<Made> {
  const curve = calibration?.recalibration?.curve ?? null
  const made = sessionEstimator(choice.method, works, postings?.read.postings ?? null, choice, curve, isFilled)
  return made.ok ? ok({ ...made.value, works }) : made
}

/** Null where only the plan was asked for, or the run was stopped before anything was priced. */
async function studyEstimator(
  task: StudyTask,
  opened: OpenedForValue,
  isFilled: boolean,
): Promise<Result<Made | null>> {
  const { works, sources, choice } = opened
  const postings = opened.postings?.read.postings
  if (!postings) return fail({ code: 'value-method-unfit', method: 'study', why: 'needs-postings' })
  const asked = await studyOfSessions(task, postings, choice, works, sources)
  if (!asked.ok || !asked.value) return asked.ok ? ok(null) : asked
  const { works: described, estimator } = asked.value
  const calibration =
    choice.recalibration === 'none' ? null : toEnd(studyCalibration(postings, choice, askedOfModel(asked.value)))
  if (calibration && !calibration.ok) return calibration
  const curve = calibration?.value.recalibration?.curve ?? null
  const finished = finishedEstimator(estimator, described, curve, isFilled)
  return finished.ok ? ok({ estimator: finished.value, fit: null, works: described }) : finished
}

function rowsOf(works: readonly { readonly session: string }[], { value, low, high, filled }: SessionValues) {
  const number = (of: Float64Array, i: number) => (Number.isNaN(of[i]) ? null : of[i]!)
  return works.map(({ session }, i) => ({
    session_id: session,
    value: number(value, i),
    low: number(low, i),
    high: number(high, i),
    band: TIERS[tierOf(value[i]!)]?.id ?? null,
    ...(filled.has(i) && { filled: true }),
  }))
}

/** Groups of sessions, through the thresholds that every pivot goes through. */
async function pivotOf(engine: Engine, table: SessionsTable, rows: readonly string[], measures: readonly string[]) {
  const spec = {
    ...EMPTY_SPEC,
    rows: rows.map((dimension) => ({ dimension })),
    measures: [...measures],
    // Those without a value are told beside it: in the table they would tell what is withheld there.
    filters: [{ kind: 'null' as const, dimension: 'task_value_usd', isNegated: true }],
    interval: intervalKindFor(table),
  }
  const plan = normalize(spec, table)
  if (!plan.ok) return plan
  const statistics = await askPivot(engine, plan.value)
  return statistics.ok ? ok(buildCells(statistics.value, plan.value)) : statistics
}

const AT_ONCE = 1_000

/** Estimates beside the labels of a journal. */
async function appendLabels(file: string, labels: Iterable<JournalEntry>): Promise<Result<null>> {
  const journal = await openJournal(file)
  if (!journal.ok) return journal
  try {
    let waiting: JournalEntry[] = []
    for (const label of labels) {
      waiting.push(label)
      if (waiting.length < AT_ONCE) continue
      await journal.value.append(...waiting)
      waiting = []
    }
    await journal.value.append(...waiting)
    return ok(null)
  } catch (error) {
    return fail({ code: 'write-failed', file: path.basename(file), detail: errorCode(error) })
  } finally {
    await journal.value.close()
  }
}
