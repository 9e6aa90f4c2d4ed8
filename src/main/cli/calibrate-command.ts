import { calibrationJson } from '#core/export/calibration-json'
import { calibrationText } from '#core/export/calibration-text'
import { ok, type Result } from '#core/failure'
import { type CalibrationChoice, calibrate, DEFAULT_CALIBRATION } from '#core/value/calibration/calibrate'
import { RECALIBRATIONS } from '#core/value/calibration/recalibrate'
import { ANCHOR_KINDS, STUDY_ANCHORS, STUDY_HOLDOUT, TRAINED_HOLDOUT } from '#core/value/calibration/split'
import { METHODS } from '#core/value/estimator'
import { startEngine } from '#engine/wasm-node'
import { numberOption, parse } from './command-line'
import { usage } from './outcome'
import { openPostings, POSTINGS_OPTIONS } from './postings-options'
import { printOut } from './print-out'
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

const OPTIONS = { ...POSTINGS_OPTIONS, ...ESTIMATOR_OPTIONS, format: { type: 'string' } } as const

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
  const engine = await startEngine(WASM_FILES)
  if (!engine.ok) return engine
  const opened = await openPostings(engine.value, values)
  if (!opened.ok) return opened
  const { read, unreadableLines } = opened.value
  const calibration = toEnd(calibrate(read.postings, choice.value))
  if (!calibration.ok) return calibration
  return printOut(
    format === 'json'
      ? `${JSON.stringify(calibrationJson(calibration.value, read, unreadableLines))}\n`
      : calibrationText(calibration.value),
  )
}

/** Runs a generator of progress to its result. */
export function toEnd<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

type EstimatorValues = { readonly [O in keyof typeof ESTIMATOR_OPTIONS]?: string }

/** Reads how an estimator is to be made and judged. */
export function parseCalibration(values: EstimatorValues): Result<CalibrationChoice> {
  const method = oneOf('method', METHODS, values.method ?? DEFAULT_CALIBRATION.method)
  if (!method.ok) return method
  const anchors = oneOf('anchors', ANCHOR_KINDS, values.anchors ?? DEFAULT_CALIBRATION.anchors.kind)
  if (!anchors.ok) return anchors
  const recalibration = oneOf('recalibrate', RECALIBRATIONS, values.recalibrate ?? 'none')
  if (!recalibration.ok) return recalibration
  const count = numberOption('anchor-count', values['anchor-count'], STUDY_ANCHORS, 4)
  if (!count.ok) return count
  const holdout = numberOption(
    'holdout',
    values.holdout,
    recalibration.value === 'none' ? STUDY_HOLDOUT : TRAINED_HOLDOUT,
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
    folds: folds.value || null,
    recalibration: recalibration.value,
    seed: seed.value,
    draws: DEFAULT_CALIBRATION.draws,
  })
}

function oneOf<T extends string>(option: string, values: readonly T[], text: string): Result<T> {
  const found = values.find((value) => value === text)
  return found === undefined ? usage(`--${option} is one of ${values.join(', ')}`) : ok(found)
}
