import { regressionJson } from '#core/export/regression-json'
import { regressionText } from '#core/export/regression-text'
import type { Result } from '#core/failure'
import { planRegression } from '#core/regression/plan'
import type { ControlStep } from '#core/regression/spec'
import { CORRECTIONS } from '#core/stats/regression/clustered-errors'
import { askRegression } from '#engine/ask-regression'
import { ANALYSIS_OPTIONS, openAnalysis } from './analysis-options'
import { parse } from './command-line'
import { usage } from './outcome'
import { printOut } from './print-out'

const OPTIONS = {
  outcome: { type: 'string' },
  by: { type: 'string' },
  levels: { type: 'boolean' },
  controls: { type: 'string' },
  cluster: { type: 'string' },
  correction: { type: 'string' },
  'keep-singletons': { type: 'boolean' },
  ...ANALYSIS_OPTIONS,
} as const

/** `regress FILE…`: least squares with the controls held fixed, a column more for every step of them. */
export async function regressCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  if (values.outcome === undefined || values.by === undefined) return usage('regress needs --outcome and --by')
  const cluster = values.cluster ?? 'user_id'
  if (cluster !== 'user_id' && cluster !== 'none') return usage('--cluster is one of user_id, none')
  const correction = CORRECTIONS.find((known) => known === (values.correction ?? 'stata'))
  if (!correction) return usage(`--correction is one of ${CORRECTIONS.join(', ')}`)
  const opened = await openAnalysis('regress', positionals, values)
  if (!opened.ok) return opened
  const { engine, table, format, filters, dimensions, thresholds, level } = opened.value
  const plan = planRegression(
    {
      outcome: values.outcome,
      factor: values.by,
      hasLevels: values.levels ?? false,
      steps: parseControls(values.controls),
      filters,
      dimensions,
      cluster: cluster === 'none' ? 'none' : 'user',
      correction,
      floor: thresholds,
      dropsSingletons: !values['keep-singletons'],
      level,
    },
    table,
  )
  if (!plan.ok) return plan
  const columns = await askRegression(engine, plan.value)
  if (!columns.ok) return columns
  if (format === 'json') return printOut(`${JSON.stringify(regressionJson(columns.value, plan.value))}\n`)
  return printOut(regressionText(columns.value, plan.value))
}

/** `a*b,c*ln(d)`: every comma begins the next column; within one, dimensions are interacted and fields taken by logarithm. */
function parseControls(text: string | undefined): ControlStep[] {
  return (text ?? '')
    .split(',')
    .map((step) => step.split('*').map((name) => name.trim()))
    .filter((names) => names.some((name) => name !== ''))
    .map((names) => {
      const logs = names.flatMap((name) => /^ln\((.+)\)$/.exec(name)?.[1]?.trim() ?? [])
      const absorb = names.filter((name) => name !== '' && !/^ln\(.+\)$/.test(name))
      return { absorb: absorb.map((name) => (name === 'user_type' ? 'software_related' : name)), logs }
    })
}
