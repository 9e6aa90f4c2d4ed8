import { type Field, Type } from '@uwdata/flechette'
import { fail, ok, type Result } from '#core/failure'
import { ArrowColumns } from './arrow-columns'
import type { Batch, Findings, OpenedFile } from './batch'
import type { ByteSource } from './byte-source'
import type { Decoder } from './decode/decoder'
import { askForDictionaries, readFooter } from './decode/parquet-dictionaries'
import { openParquetFile, plainReason } from './decode/parquet-streams'

/**
 * Opens a Parquet file: its footer now, its row groups when they are asked for.
 *
 * @param decode reads its rows
 */
export async function openParquet(
  source: ByteSource,
  findings: Findings,
  decode: Decoder,
): Promise<Result<OpenedFile>> {
  try {
    const footer = await readFooter(source)
    const { file } = await openParquetFile(source, footer)
    const totalRows = file.metadata().fileMetadata().numRows()
    const columns = new ArrowColumns(file.schema().intoIPCStream(), {
      isTrusted: true,
      isLeftOut: (field) => isLost(field, findings),
    })
    const coded = footer && askForDictionaries(file, footer)
    file.free()
    return ok({
      columns: columns.columns,
      read: (widened) => ({
        totalRows,
        async *batches(signal) {
          const footers = coded && columns.isPlain(widened) ? [coded, footer] : [footer]
          for await (const stream of decode(source, { footers, totalRows }, signal)) {
            yield { kind: 'arrow', stream: columns.plain(stream, widened) } satisfies Batch
          }
        },
      }),
    })
  } catch (error) {
    return fail({ code: 'file-unreadable', file: source.name, detail: plainReason(error) })
  }
}

/** The reader forgets the months of intervals, so that what it gives of them would be wrong. */
function isLost({ name, type }: Field, findings: Findings): boolean {
  const isInterval = type.typeId === Type.Interval
  if (isInterval) findings.intervalsLeftOut.add(name)
  return isInterval
}
