import { calibrationJson } from '#core/export/calibration-json'
import { calibrationText } from '#core/export/calibration-text'
import { ok, type Result } from '#core/failure'
import { calibrate } from '#core/value/calibration/calibrate'
import { type CalibrationChoice, DEFAULT_CALIBRATION } from '#core/value/calibration/calibration-choice'
import { RECALIBRATIONS } from '#core/value/calibration/recalibrate'
import { ANCHOR_KINDS, STUDY_ANCHORS, STUDY_HOLDOUT, TRAINED_HOLDOUT } from '#core/value/calibration/split'
import { METHODS } from '#core/value/estimator'
import { STUDY_CHOICE } from '#core/value/study/study-choice'
import { studyCalibration } from '#core/value/study/study-of-journal'
import { toEnd } from '#core/value/to-end'
import { startEngine } from '#engine/wasm-node'
import { numberOption, parse } from './command-line'
import { usage } from './outcome'
import { openPostings, POSTINGS_OPTIONS } from './postings-options'
import { printOut } from './print-out'
import { askedOfModel, studyOfPostings } from './study-method'
import { STUDY_OPTIONS, studyTask, withoutModel } from './study-options'
import { WASM_FILES } from './wasm-files'

/** Options of how an estimator is made and judged. */
export const ESTIMATOR_OPTIONS = {
  method: { type: 'string' },
  anchors: { type: 'string' },
  'anchor-count': { type: 'string' },
  holdout: { type: 'string' },
  folds: { type: 'string' },
  recalibrate: { type: 'string' },
  seed: { type: 'string' },
} as const

const OPTIONS = { ...POSTINGS_OPTIONS, ...ESTIMATOR_OPTIONS, ...STUDY_OPTIONS, format: { type: 'string' } } as const

/** `calibrate --postings FILE --method …`: how good an estimator is on postings it has not seen. */
export async function calibrateCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  const format = values.format ?? 'table'
  if (format !== 'table' && format !== 'json') return usage('--format is one of table, json')
  if (positionals.length > 0) return usage(`calibrate takes --postings FILE only, and got ${positionals[0]}`)
  if (values.postings === undefined) return usage('calibrate needs --postings FILE')
  const choice = parseCalibration(values)
  if (!choice.ok) return choice
  const isStudy = choice.value.method === 'study'
  const task = isStudy ? await studyTask('calibrate', values) : withoutModel(choice.value.method, values)
  if (!task.ok) return task
  const engine = await startEngine(WASM_FILES)
  if (!engine.ok) return engine
  const opened = await openPostings(engine.value, values)
  if (!opened.ok) return opened
  const { read, unreadableLines } = opened.value
  const asked = task.value && (await studyOfPostings(task.value, read.postings, choice.value))
  if (asked && (!asked.ok || asked.value === null)) return asked.ok ? ok(null) : asked
  const calibration = asked?.ok
    ? toEnd(studyCalibration(read.postings, choice.value, askedOfModel(asked.value!)))
    : toEnd(calibrate(read.postings, choice.value))
  if (!calibration.ok) return calibration
  return printOut(
    format === 'json'
      ? `${JSON.stringify(calibrationJson(calibration.value, read, unreadableLines))}\n`
      : calibrationText(calibration.value),
  )
}

type EstimatorValues = { readonly [O in keyof typeof ESTIMATOR_OPTIONS]?: string }

/** Reads how an estimator is to be made and judged. */
export function parseCalibration(values: EstimatorValues): Result<CalibrationChoice> {
  const method = oneOf('method', METHODS, values.method ?? DEFAULT_CALIBRATION.method)
  if (!method.ok) return method
  const isStudy = method.value === 'study'
  const usual = isStudy ? STUDY_CHOICE : DEFAULT_CALIBRATION
  if (isStudy && values.folds !== undefined)
    return usage('--folds is not for --method study: each part would be paid for')
  const anchors = oneOf('anchors', ANCHOR_KINDS, values.anchors ?? usual.anchors.kind)
  if (!anchors.ok) return anchors
  const recalibration = oneOf('recalibrate', RECALIBRATIONS, values.recalibrate ?? 'none')
  if (!recalibration.ok) return recalibration
  const count = numberOption('anchor-count', values['anchor-count'], STUDY_ANCHORS, 4)
  if (!count.ok) return count
  const holdout = numberOption(
    'holdout',
    values.holdout,
    recalibration.value === 'none' || isStudy ? STUDY_HOLDOUT : TRAINED_HOLDOUT,
    4,
  )
  if (!holdout.ok) return holdout
  const folds = numberOption('folds', values.folds, 0, 2)
  if (!folds.ok) return folds
  const seed = numberOption('seed', values.seed, 1, 0)
  if (!seed.ok) return seed
  return ok({
    method: method.value,
    anchors: { kind: anchors.value, n: count.value },
    holdout: holdout.value,
    folds: folds.value || usual.folds,
    recalibration: recalibration.value,
    seed: seed.value,
    draws: DEFAULT_CALIBRATION.draws,
  })
}

function oneOf<T extends string>(option: string, values: readonly T[], text: string): Result<T> {
  const found = values.find((value) => value === text)
  return found === undefined ? usage(`--${option} is one of ${values.join(', ')}`) : ok(found)
}
