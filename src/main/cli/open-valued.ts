import { ok, type Result } from '#core/failure'
import { print } from '#core/sql/print'
import { type Calibration, calibrate } from '#core/value/calibration/calibrate'
import type { CalibrationChoice } from '#core/value/calibration/calibration-choice'
import { askSessions } from '#core/value/sessions/ask-sessions'
import { isTextColumn, postingTexts } from '#core/value/sessions/posting-texts'
import { type PostingTexts, type WorkOfSession, worksOfSessions } from '#core/value/sessions/works-of-sessions'
import { rewritesInJournal } from '#core/value/study/study-of-journal'
import { toEnd } from '#core/value/to-end'
import { readLabels } from '../services/classify/read-labels'
import { parseCalibration } from './calibrate-command'
import { parseMapping } from './mapping-options'
import { type OpenedFiles, openFiles } from './open-files'
import { usage } from './outcome'
import { type OpenedPostings, openPostings } from './postings-options'

/** Sessions and postings that are open, and how values are to be made of them. */
export interface OpenedForValue extends OpenedFiles {
  readonly works: readonly WorkOfSession[]
  readonly postings: OpenedPostings | null
  readonly choice: CalibrationChoice
  /** Judged where a recalibration is asked for, which needs one. */
  readonly calibration: Calibration | null
}

type Values = Parameters<typeof parseCalibration>[0] &
  Parameters<typeof parseMapping>[0] &
  Parameters<typeof openPostings>[1] & { readonly sample?: string; readonly labels?: readonly string[] }

/** Opens what a command needs that puts values on sessions. */
export async function openForValue(
  command: string,
  files: readonly string[],
  values: Values,
): Promise<Result<OpenedForValue>> {
  if (files.length === 0) return usage(`${command} needs a file of sessions`)
  const choice = parseCalibration(values)
  if (!choice.ok) return choice
  const mapping = parseMapping(values)
  if (!mapping.ok) return mapping
  const opened = await openFiles(files, values, mapping.value)
  if (!opened.ok) return opened
  const { engine, table, sources } = opened.value
  const postings = values.postings === undefined ? ok(null) : await openPostings(engine, values)
  if (!postings.ok) return postings
  const columns = await engine.run(print(askSessions(table).query))
  if (!columns.ok) return columns
  const texts = await readTexts(opened.value)
  if (!texts.ok) return texts
  // What a model wrote of a session counts where the export does not describe it.
  const labels = await readLabels(values.labels ?? [])
  if (!labels.ok) return labels
  const works = worksOfSessions(columns.value, new Map([...rewritesInJournal(labels.value), ...texts.value]))
  const needsCurve = choice.value.recalibration !== 'none' && !['size', 'study'].includes(choice.value.method)
  const calibration =
    needsCurve && postings.value ? toEnd(calibrate(postings.value.read.postings, choice.value)) : ok(null)
  if (!calibration.ok) return calibration
  return ok({
    engine,
    table,
    sources,
    works,
    postings: postings.value,
    choice: choice.value,
    calibration: calibration.value,
  })
}

/** Rewrites of sessions as postings, where the export has them; free text stays in the file until it is asked for. */
async function readTexts({ engine, table, sources }: OpenedFiles): Promise<Result<PostingTexts>> {
  const session = table.columns.find(({ kind }) => kind === 'session')!.source
  if (!table.columns.some(({ source }) => isTextColumn(source))) return ok(new Map())
  const signal = new AbortController().signal
  const read = await engine.read(sources, { signal, wanted: (name) => name === session || isTextColumn(name) })
  return read.ok ? ok(postingTexts(read.value.columns, session)) : read
}
