import { checkJson } from '#core/export/check-json'
import { checkText } from '#core/export/check-text'
import type { Result } from '#core/failure'
import { checkDataset } from '#engine/check-dataset'
import { parse } from './command-line'
import { MAPPING_OPTIONS, parseMapping } from './mapping-options'
import { openFiles } from './open-files'
import { usage } from './outcome'
import { printOut } from './print-out'

const OPTIONS = { format: { type: 'string' }, ...MAPPING_OPTIONS } as const

/** `check FILE…`: what was read of an export and what of it was set aside, missing or not understood. */
export async function checkCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  if (positionals.length === 0) return usage('check needs a file to open')
  const format = values.format ?? 'table'
  if (format !== 'table' && format !== 'json') return usage('--format is one of table, json')
  const mapping = parseMapping(values)
  if (!mapping.ok) return mapping
  const opened = await openFiles(positionals, values, mapping.value)
  if (!opened.ok) return opened
  const check = await checkDataset(opened.value.engine, opened.value.table)
  if (!check.ok) return check
  return printOut(format === 'json' ? `${JSON.stringify(checkJson(check.value))}\n` : checkText(check.value))
}
