import { textTable } from '#core/export/text-table'
import type { Result } from '#core/failure'
import { DEFAULT_THRESHOLDS } from '#core/pivot/spec'
import { calibrate } from '#core/value/calibration/calibrate'
import { METHOD_NAMES, type Method } from '#core/value/estimator'
import { changeText, FACTOR, factorOf, factorText, growthText, PUBLISHED_GROWTH } from '#core/value/headlines'
import { biasCorrection, TRIALS } from '#core/value/sensitivity'
import { sessionEstimator } from '#core/value/sessions/session-estimator'
import { valueSessions } from '#core/value/sessions/value-sessions'
import { toEnd } from '#core/value/to-end'
import { askSensitivity, type SensitivityLine } from '#engine/ask-sensitivity'
import { ESTIMATOR_OPTIONS } from './calibrate-command'
import { parse } from './command-line'
import { MAPPING_OPTIONS } from './mapping-options'
import { openForValue } from './open-valued'
import { usage } from './outcome'
import { POSTINGS_OPTIONS } from './postings-options'
import { printOut } from './print-out'

const OPTIONS = { ...POSTINGS_OPTIONS, ...ESTIMATOR_OPTIONS, ...MAPPING_OPTIONS, format: { type: 'string' } } as const

/** `sensitivity SESSIONS --postings FILE`: what becomes of the change of value by mode under each way of making it. */
export async function sensitivityCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  const format = values.format ?? 'table'
  if (format !== 'table' && format !== 'json') return usage('--format is one of table, json')
  if (values.method !== undefined) return usage('sensitivity tries every method there is')
  const opened = await openForValue('sensitivity', positionals, { ...values, recalibrate: 'none' })
  if (!opened.ok) return opened
  const { engine, table, works, postings, choice } = opened.value
  const of = postings?.read.postings ?? null
  const inverse = of ? toEnd(calibrate(of, biasCorrection(choice))) : null
  const lines: SensitivityLine[] = []
  for (const { method, isCorrected } of TRIALS) {
    if (isCorrected && !inverse?.ok) continue
    const curve = isCorrected && inverse?.ok ? inverse.value.recalibration!.curve : null
    // Also that of the study, which asks a model: this command asks none.
    const made = sessionEstimator(method, works, of, choice, curve)
    if (!made.ok) continue
    const { estimator } = made.value
    const values = toEnd(valueSessions(works, estimator))
    const asked = await askSensitivity(engine, table, values, estimator.provenance, DEFAULT_THRESHOLDS)
    if (!asked.ok) return asked
    lines.push(...asked.value)
  }
  const factor = factorOf(lines)
  const isFar = factor !== null && factor > FACTOR
  if (format === 'json')
    return printOut(`${JSON.stringify({ lines, factor, isFar, thresholds: DEFAULT_THRESHOLDS })}\n`)
  const sentence = isFar ? `${factorText(factor)}\n` : ''
  return printOut(
    `${sensitivityText(lines)}\nChange from the first to the last month [95 % interval of sampling].\n${sentence}`,
  )
}

const sensitivityText = (lines: readonly SensitivityLine[]): string =>
  textTable(
    ['method', 'statistic', 'trimmed', ...PUBLISHED_GROWTH.map(({ mode }) => mode ?? 'All')],
    [
      ['Published', 'mean', '', ...PUBLISHED_GROWTH.map(({ growth }) => changeText(growth))],
      ...lines.map(({ method, recalibration, statistic, isTrimmed, growth }) => [
        `${METHOD_NAMES[method as Method]}${recalibration === 'none' ? '' : `, ${recalibration}`}`,
        statistic,
        isTrimmed ? '1 % each end' : 'no',
        ...growth.map(growthText),
      ]),
    ],
    [1, 2],
  )
