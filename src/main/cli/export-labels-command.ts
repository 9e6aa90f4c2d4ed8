import { LABEL_ROW_COLUMNS, labelRow } from '#core/classify/label-rows'
import { ok, type Result } from '#core/failure'
import { startParquet } from '#engine/wasm-node'
import { appFolder } from '../services/app-folder'
import { readLabels } from '../services/classify/read-labels'
import { journalIn } from './classify-options'
import { parse } from './command-line'
import { usage } from './outcome'
import { WASM_FILES } from './wasm-files'
import { outputForm, writeRows } from './write-rows'

const OPTIONS = { output: { type: 'string', short: 'o' } } as const

/** `classify export-labels [JOURNAL…] -o FILE`: the labels of journals, merged, one row an answer. */
export async function exportLabelsCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  if (values.output === undefined) return usage('export-labels needs -o FILE')
  const form = outputForm(values.output)
  if (!form.ok) return form
  const labels = await readLabels(positionals.length > 0 ? positionals : [journalIn(appFolder())])
  if (!labels.ok) return labels
  await startParquet(WASM_FILES)
  const written = await writeRows(values.output, LABEL_ROW_COLUMNS, [labels.value.map(labelRow)])
  if (!written.ok) return written
  process.stderr.write(`Wrote ${labels.value.length} labels to ${values.output}.\n`)
  return ok(null)
}
