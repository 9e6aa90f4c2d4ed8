import { textTable } from '#core/export/text-table'
import { fail, ok, type Result } from '#core/failure'
import { failureText } from '#core/failure-text'
import { DEFAULT_THRESHOLDS } from '#core/pivot/spec'
import { calibrate } from '#core/value/calibration/calibrate'
import type { CalibrationChoice } from '#core/value/calibration/calibration-choice'
import { type Recalibration, recalibrated } from '#core/value/calibration/recalibrate'
import type { Estimator } from '#core/value/estimator'
import {
  changeText,
  FACTOR,
  factorOf,
  factorText,
  growthText,
  levelText,
  PUBLISHED_GROWTH,
} from '#core/value/headlines'
import {
  biasCorrection,
  estimatedTexts,
  type LeftOut,
  leftOutText,
  lineName,
  TRIALS,
  type Trial,
} from '#core/value/sensitivity'
import { sessionEstimator } from '#core/value/sessions/session-estimator'
import { valueSessions } from '#core/value/sessions/value-sessions'
import {
  type AskedOfModel,
  rewritesInJournal,
  studyCalibration,
  studyOfJournal,
} from '#core/value/study/study-of-journal'
import { toEnd } from '#core/value/to-end'
import { askSensitivity, type SensitivityLine } from '#engine/ask-sensitivity'
import { ESTIMATOR_OPTIONS, parseCalibration } from './calibrate-command'
import { parse } from './command-line'
import { KEPT_OPTIONS, keptAnswers } from './kept-answers'
import { MAPPING_OPTIONS } from './mapping-options'
import { type OpenedForValue, openForValue } from './open-valued'
import { usage } from './outcome'
import { POSTINGS_OPTIONS } from './postings-options'
import { printOut } from './print-out'

const OPTIONS = {
  ...POSTINGS_OPTIONS,
  ...ESTIMATOR_OPTIONS,
  ...KEPT_OPTIONS,
  ...MAPPING_OPTIONS,
  format: { type: 'string' },
} as const

/** `sensitivity SESSIONS --postings FILE`: what becomes of the change of value by mode under each way of making it. */
export async function sensitivityCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  const format = values.format ?? 'table'
  if (format !== 'table' && format !== 'json') return usage('--format is one of table, json')
  if (values.method !== undefined) return usage('sensitivity tries every method there is')
  if (values.recalibrate !== undefined) return usage('sensitivity tries every method as it is and corrected')
  const { folds: _, ...ofStudy } = values
  const study = parseCalibration({ ...ofStudy, method: 'study', recalibrate: 'none' })
  if (!study.ok) return study
  const kept = await keptAnswers(values)
  if (!kept.ok) return kept
  const opened = await openForValue('sensitivity', positionals, { ...values, recalibrate: 'none' })
  if (!opened.ok) return opened
  const tried = await tryAll(opened.value, study.value, kept.value)
  if (!tried.ok) return tried
  const { lines, left } = tried.value
  const factor = factorOf(lines)
  const isFar = factor !== null && factor > FACTOR
  const { sessions } = opened.value.table
  if (format === 'json') {
    const leftOut = left.map(({ failure, ...trial }) => ({
      ...trial,
      failure: { code: failure.code, text: failureText(failure).what },
    }))
    return printOut(
      `${JSON.stringify({ sessions, lines, left: leftOut, factor, isFar, thresholds: DEFAULT_THRESHOLDS })}\n`,
    )
  }
  const notes = [
    ...(lines.length > 0
      ? [
          'Change from the first to the last month [95 % interval of sampling]; level: dollars of all months, estimated.',
        ]
      : []),
    ...estimatedTexts(lines, sessions),
    ...left.map((one) => `${leftOutText(one)} ${failureText(one.failure).remedy}`),
    ...(isFar ? [factorText(factor)] : []),
  ]
  return printOut(`${sensitivityText(lines)}\n${notes.join('\n')}\n`)
}

/** Every way in turn; those that cannot be tried with why. */
async function tryAll(
  opened: OpenedForValue,
  study: CalibrationChoice,
  kept: AskedOfModel,
): Promise<Result<{ readonly lines: SensitivityLine[]; readonly left: LeftOut[] }>> {
  const { engine, table, choice } = opened
  const postings = opened.postings?.read.postings ?? null
  const rewrites = rewritesInJournal(kept.labels)
  const works = opened.works.map((work) => ({ ...work, text: work.text ?? rewrites.get(work.session) ?? null }))
  const lines: SensitivityLine[] = []
  const left: LeftOut[] = []

  function curveOf({ method, isCorrected }: Trial): Result<Recalibration | null> {
    if (!isCorrected) return ok(null)
    if (!postings) return fail({ code: 'value-method-unfit', method, why: 'unjudged' })
    const how = biasCorrection(method, method === 'study' ? study : choice)
    const calibration = toEnd(method === 'study' ? studyCalibration(postings, how, kept) : calibrate(postings, how))
    return calibration.ok ? ok(calibration.value.recalibration!.curve) : calibration
  }

  function estimatorOf(trial: Trial): Result<Estimator> {
    const curve = curveOf(trial)
    if (!curve.ok) return curve
    const made =
      trial.method === 'study'
        ? studyOfJournal(works, postings, study, kept)
        : sessionEstimator(trial.method, works, postings, choice, null)
    if (!made.ok) return made
    const estimator = 'estimator' in made.value ? made.value.estimator : made.value
    return ok(curve.value ? recalibrated(estimator, curve.value) : estimator)
  }

  for (const trial of TRIALS) {
    if (trial.isCorrected && left.some(({ method }) => method === trial.method)) continue
    const estimator = estimatorOf(trial)
    if (!estimator.ok) {
      left.push({ ...trial, failure: estimator.failure })
      continue
    }
    const values = toEnd(valueSessions(works, estimator.value))
    const asked = await askSensitivity(engine, table, values, estimator.value.provenance, DEFAULT_THRESHOLDS)
    if (asked.ok) lines.push(...asked.value)
    else if (asked.failure.code === 'value-method-unfit') left.push({ ...trial, failure: asked.failure })
    else return asked
  }
  return ok({ lines, left })
}

const sensitivityText = (lines: readonly SensitivityLine[]): string =>
  textTable(
    ['method', 'statistic', 'trimmed', ...PUBLISHED_GROWTH.map(({ mode }) => mode ?? 'All'), 'level'],
    [
      ['Published', 'mean', '', ...PUBLISHED_GROWTH.map(({ growth }) => changeText(growth)), 'not published'],
      ...lines.map((line) => [
        lineName(line),
        line.statistic,
        line.isTrimmed ? '1 % each end' : 'no',
        ...line.growth.map(growthText),
        levelText(line.level),
      ]),
    ],
    [1, 2],
  )
