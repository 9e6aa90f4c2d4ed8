import { robustnessJson } from '#core/export/robustness-json'
import { robustnessText } from '#core/export/robustness-text'
import type { Result } from '#core/failure'
import { planRobustness } from '#core/robustness/plan'
import { askRobustness } from '#engine/ask-robustness'
import { ANALYSIS_OPTIONS, openAnalysis } from './analysis-options'
import { parse } from './command-line'
import { printOut } from './print-out'

/** `robustness FILE…`: the headline estimates under every combination of the choices one could argue with. */
export async function robustnessCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, ANALYSIS_OPTIONS)
  if (!line.ok) return line
  const opened = await openAnalysis('robustness', line.value.positionals, line.value.values)
  if (!opened.ok) return opened
  const { engine, table, format, filters, thresholds, level } = opened.value
  const plan = planRobustness({ filters, thresholds, level }, table)
  if (!plan.ok) return plan
  const results = await askRobustness(engine, plan.value)
  if (!results.ok) return results
  if (table.isSynthetic) process.stderr.write('The sessions are synthetic.\n')
  return printOut(
    format === 'json'
      ? `${JSON.stringify(robustnessJson(results.value, level))}\n`
      : robustnessText(results.value, level),
  )
}
