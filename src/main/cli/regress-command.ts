import { regressionJson } from '#core/export/regression-json'
import { regressionText } from '#core/export/regression-text'
import type { Result } from '#core/failure'
import { DEFAULT_THRESHOLDS, type Filter } from '#core/pivot/spec'
import { planRegression } from '#core/regression/plan'
import type { ControlStep } from '#core/regression/spec'
import { CORRECTIONS } from '#core/stats/regression/clustered-errors'
import { askRegression } from '#engine/ask-regression'
import { numberOption, parse } from './command-line'
import { MAPPING_OPTIONS, parseMapping } from './mapping-options'
import { openFiles } from './open-files'
import { usage } from './outcome'
import { printOut } from './print-out'
import { parseWhere } from './where'

const OPTIONS = {
  outcome: { type: 'string' },
  by: { type: 'string' },
  levels: { type: 'boolean' },
  controls: { type: 'string' },
  where: { type: 'string', multiple: true },
  cluster: { type: 'string' },
  correction: { type: 'string' },
  'min-users': { type: 'string' },
  'min-sessions': { type: 'string' },
  'keep-singletons': { type: 'boolean' },
  level: { type: 'string' },
  format: { type: 'string' },
  ...MAPPING_OPTIONS,
} as const

/** `regress FILE…`: least squares with the controls held fixed, a column more for every step of them. */
export async function regressCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  if (positionals.length === 0) return usage('regress needs a file to open')
  if (values.outcome === undefined || values.by === undefined) return usage('regress needs --outcome and --by')
  const format = values.format ?? 'table'
  if (format !== 'table' && format !== 'json') return usage('--format is one of table, json')
  const cluster = values.cluster ?? 'user_id'
  if (cluster !== 'user_id' && cluster !== 'none') return usage('--cluster is one of user_id, none')
  const correction = CORRECTIONS.find((known) => known === (values.correction ?? 'stata'))
  if (!correction) return usage(`--correction is one of ${CORRECTIONS.join(', ')}`)
  const level = Number(values.level ?? 0.95)
  if (!(level > 0 && level < 1)) return usage('--level is a number between 0 and 1, such as 0.95')
  const minUsers = numberOption('min-users', values['min-users'], DEFAULT_THRESHOLDS.minUsers)
  if (!minUsers.ok) return minUsers
  const minSessions = numberOption('min-sessions', values['min-sessions'], DEFAULT_THRESHOLDS.minSessions)
  if (!minSessions.ok) return minSessions
  const mapping = parseMapping(values)
  if (!mapping.ok) return mapping
  const opened = await openFiles(positionals, values.sample, mapping.value)
  if (!opened.ok) return opened
  const { engine, table } = opened.value
  const filters: Filter[] = []
  for (const text of values.where ?? []) {
    const filter = parseWhere(text, table)
    if (!filter.ok) return filter
    filters.push(filter.value)
  }
  const plan = planRegression(
    {
      outcome: values.outcome,
      factor: values.by,
      hasLevels: values.levels ?? false,
      steps: parseControls(values.controls),
      filters,
      cluster: cluster === 'none' ? 'none' : 'user',
      correction,
      floor: { minUsers: minUsers.value, minSessions: minSessions.value },
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
