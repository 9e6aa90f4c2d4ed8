import { robustnessJson } from '#core/export/robustness-json'
import { robustnessText } from '#core/export/robustness-text'
import type { Result } from '#core/failure'
import { curvePicture } from '#core/robustness/curve-picture'
import { planRobustness } from '#core/robustness/plan'
import { askRobustness } from '#engine/ask-robustness'
import { ANALYSIS_OPTIONS, openAnalysis } from './analysis-options'
import { parse } from './command-line'
import { usage } from './outcome'
import { printOut } from './print-out'
import { curveSvgs, toldOf } from './svg-files'
import { writeFiles } from './write-files'

const FORMATS = ['table', 'json', 'svg'] as const
const OPTIONS = { output: { type: 'string', short: 'o' }, ...ANALYSIS_OPTIONS } as const

/** `robustness FILE…`: the headline estimates under every combination of the choices one could argue with. */
export async function robustnessCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  if (values.format === 'svg' && values.output === undefined) return usage('--format svg needs -o DIR to write to')
  if (values.format !== 'svg' && values.output !== undefined) return usage('-o DIR goes with --format svg')
  const opened = await openAnalysis('robustness', positionals, values, FORMATS)
  if (!opened.ok) return opened
  const { engine, table, format, filters, thresholds, level } = opened.value
  const plan = planRobustness({ filters, thresholds, level }, table)
  if (!plan.ok) return plan
  const results = await askRobustness(engine, plan.value)
  if (!results.ok) return results
  if (table.isSynthetic) process.stderr.write('The sessions are synthetic.\n')
  if (format === 'svg') {
    const told = toldOf(opened.value)
    return writeFiles(values.output!, await curveSvgs(results.value.flatMap((one) => curvePicture(one, told) ?? [])))
  }
  return printOut(
    format === 'json'
      ? `${JSON.stringify(robustnessJson(results.value, level))}\n`
      : robustnessText(results.value, level),
  )
}
