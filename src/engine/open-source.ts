import type { SaidLabel } from '#core/classify/label-record'
import { type FileFormat, groupFiles, widenedColumns } from '#core/dataset/file-group'
import type { SourceColumn } from '#core/dataset/source-column'
import { fail, ok, type Result } from '#core/failure'
import { JsonColumns } from '#core/json/json-columns'
import { type BatchReader, type Findings, noFindings, type OpenedFile } from './batch'
import { type ByteSource, counted, DamagedFile, damageable } from './byte-source'
import type { Decoder } from './decode/decoder'
import { formatOf, namesSessions } from './file-format'
import { openArrow } from './open-arrow'
import { openCsv } from './open-csv'
import { learnJsonColumns, openJson } from './open-json'
import { openParquet } from './open-parquet'
import { openTranscripts } from './open-transcripts'

/** Files opened as one dataset. */
export interface OpenedSources {
  readonly files: readonly { readonly file: string; readonly batches: BatchReader['batches'] }[]
  readonly findings: Findings
  readonly totalRows: number | null
  readonly totalBytes: number
}

/**
 * Opens files as one dataset: session exports of one format with the same columns, or transcripts, which together are one
 * export. Where they are several exports nothing is opened, and the failure says which files belong together.
 *
 * @param decode how Parquet is decoded
 * @param onRead told the number of bytes each time some are read
 * @param labels of journals, to stand beside the columns of transcripts
 */
export async function openSources(
  sources: readonly ByteSource[],
  decode: Decoder,
  onRead: (bytes: number) => void,
  labels: readonly SaidLabel[] = [],
): Promise<Result<OpenedSources>> {
  const readable = sources.map(damageable)
  const formats = await formatsOf(readable)
  if (!formats.ok) return formats
  const findings = noFindings()
  const formed: FormedSource[] = []
  for (const [i, source] of readable.entries()) {
    const opened = await openFormed(counted(source, onRead), formats.value[i]!, findings, decode)
    if (!opened.ok) return opened
    formed.push(opened.value)
  }
  const groups = groupFiles(formed)
  if (groups.length > 1) return fail({ code: 'several-exports', groups })
  const files = readersOf(formed, groups[0]!.format, findings, labels)
  return ok({
    files: files.map(({ file, reader }) => ({ file, batches: reader.batches })),
    findings,
    totalRows: sumOrNull(files.map(({ reader }) => reader.totalRows)),
    totalBytes: sources.reduce((sum, { size }) => sum + size, 0),
  })
}

interface FormedSource {
  readonly file: string
  readonly source: ByteSource
  readonly format: FileFormat
  readonly columns: readonly SourceColumn[]
  /** How its rows are read, where a file is read on its own. */
  readonly opened?: OpenedFile
  readonly json?: JsonColumns
}

async function openFormed(
  source: ByteSource,
  format: FileFormat,
  findings: Findings,
  decode: Decoder,
): Promise<Result<FormedSource>> {
  const formed = { file: source.name, source, format }
  if (format === 'transcript') return ok({ ...formed, columns: [] })
  if (format === 'json') {
    const json = await learnJsonColumns(source)
    return ok({ ...formed, json, columns: json.names.map((name) => ({ name, type: 'text' })) })
  }
  const open = { csv: openCsv, parquet: openParquet, arrow: openArrow }[format]
  const opened = await open(source, findings, decode)
  return opened.ok ? ok({ ...formed, columns: opened.value.columns, opened: opened.value }) : opened
}

const AT_ONCE = 16

/** Many small files are looked at side by side. */
async function formatsOf(sources: readonly ByteSource[]): Promise<Result<FileFormat[]>> {
  if (sources.length === 0) return fail({ code: 'no-files', where: 'what was chosen' })
  const formats: (FileFormat | DamagedFile)[] = []
  for (let at = 0; at < sources.length; at += AT_ONCE) {
    for (const format of await Promise.all(sources.slice(at, at + AT_ONCE).map(formatOrDamage))) {
      if (format instanceof DamagedFile) formats.push(format)
      else if (!format.ok) return format
      else formats.push(format.value)
    }
  }
  // Among transcripts a file that cannot be read, or is the program's own bookkeeping, is listed and stops no other.
  const isListed = formats.includes('transcript')
  const settled: FileFormat[] = []
  for (const [i, format] of formats.entries()) {
    if (format instanceof DamagedFile && !isListed) throw format
    const isKept =
      !(format instanceof DamagedFile) && (!isListed || format !== 'json' || (await namesSessions(sources[i]!)))
    settled.push(isKept ? format : 'transcript')
  }
  return ok(settled)
}

const formatOrDamage = (source: ByteSource): Promise<Result<FileFormat> | DamagedFile> =>
  formatOf(source).catch((error: unknown) => {
    if (error instanceof DamagedFile) return error
    throw error
  })

function readersOf(
  formed: readonly FormedSource[],
  format: FileFormat,
  findings: Findings,
  labels: readonly SaidLabel[],
): { readonly file: string; readonly reader: BatchReader }[] {
  const file = formed[0]!.file
  const sources = formed.map(({ source }) => source)
  if (format === 'transcript') return [{ file, reader: openTranscripts(sources, findings, labels) }]
  if (format === 'json')
    return [{ file, reader: openJson(sources, findings, JsonColumns.union(formed.map(({ json }) => json!))) }]
  const widened = widenedColumns(formed)
  return formed.map(({ file, opened }) => ({ file, reader: opened!.read(widened) }))
}

const sumOrNull = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce<number | null>((sum, n) => (sum === null || n === null ? null : sum + n), 0)
