import { fail, ok, type Result } from '#core/failure'
import { type BatchReader, type Findings, noFindings } from './batch'
import { type ByteSource, counted, damageable, readChunks } from './byte-source'
import { openCsv } from './open-csv'
import { openParquet } from './open-parquet'
import { openTranscripts } from './open-transcripts'

type Format = 'parquet' | 'csv' | 'transcript'

/** Files opened as one dataset. */
export interface OpenedSources {
  readonly files: readonly { readonly file: string; readonly batches: BatchReader['batches'] }[]
  readonly findings: Findings
  readonly totalRows: number | null
  readonly totalBytes: number
}

/**
 * Opens files as one dataset: session exports of one format, or transcripts, which together are one export.
 *
 * @param onRead told the number of bytes each time some are read
 */
export async function openSources(
  sources: readonly ByteSource[],
  onRead: (bytes: number) => void,
): Promise<Result<OpenedSources>> {
  const readable = sources.map(damageable)
  const formats = await formatsOf(readable)
  if (!formats.ok) return formats
  const watched = readable.map((source) => counted(source, onRead))
  const findings = noFindings()
  const readers: { file: string; reader: BatchReader }[] = []
  if (formats.value === 'transcript') {
    readers.push({ file: sources[0]!.name, reader: openTranscripts(watched, findings) })
  } else {
    const open = formats.value === 'parquet' ? openParquet : openCsv
    for (const source of watched) {
      const reader = await open(source)
      if (!reader.ok) return reader
      readers.push({ file: source.name, reader: reader.value })
    }
  }
  return ok({
    files: readers.map(({ file, reader }) => ({ file, batches: reader.batches })),
    findings,
    totalRows: sumOrNull(readers.map(({ reader }) => reader.totalRows)),
    totalBytes: sources.reduce((sum, { size }) => sum + size, 0),
  })
}

async function formatsOf(sources: readonly ByteSource[]): Promise<Result<Format>> {
  const first = sources[0]
  if (!first) return fail({ code: 'no-files', where: 'what was chosen' })
  const formats = new Set<Format>()
  for (const source of sources) {
    const format = await formatOf(source)
    if (!format.ok) return format
    formats.add(format.value)
  }
  const [format, ...others] = formats
  if (others.length > 0) return fail({ code: 'formats-mixed', files: sources.map(({ name }) => name) })
  return ok(format!)
}

/** What a file is, by its first bytes and then by its name. */
async function formatOf(source: ByteSource): Promise<Result<Format>> {
  const magic = new TextDecoder('latin1').decode(await source.slice(0, 4))
  if (magic === 'PAR1') return ok('parquet')
  const name = source.name.toLowerCase().replace(/\.gz$/, '')
  // An empty transcript is a session that was never started; an empty export is a mistake.
  if (name.endsWith('.jsonl')) return ok('transcript')
  if (await isBlank(source)) return fail({ code: 'file-empty', file: source.name })
  // A Parquet file without its mark is a damaged one, and is better said so by its reader.
  if (name.endsWith('.parquet')) return ok('parquet')
  const isCsv = name.endsWith('.csv') || name.endsWith('.tsv')
  return isCsv ? ok('csv') : fail({ code: 'format-unknown', file: source.name })
}

async function isBlank(source: ByteSource): Promise<boolean> {
  if (source.size === 0) return true
  for await (const chunk of readChunks(source)) if (chunk.length > 0) return false
  return true
}

const sumOrNull = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce<number | null>((sum, n) => (sum === null || n === null ? null : sum + n), 0)
