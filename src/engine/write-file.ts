import { strToU8, zipSync } from 'fflate'
import type { FileModel } from '#core/export/file-model'
import { workbookParts } from '#core/export/workbook-parts'
import { writeArrow } from './write-arrow'
import { writeParquet } from './write-parquet'

/** The bytes of a file. */
export async function writeFile(file: FileModel): Promise<Uint8Array<ArrayBuffer>> {
  return file.format === 'xlsx' ? packed(workbookParts(file.workbook)) : parquetOf(file)
}

/** Of one date, so that the same workbook is the same file. Zip knows no dates before 1980, in local time. */
const DATE = '1980-02-01T12:00:00Z'

function packed(parts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const files = Object.entries(parts).map(([path, text]) => [path, strToU8(text)] as const)
  return zipSync(Object.fromEntries(files), { mtime: DATE }) as Uint8Array<ArrayBuffer>
}

async function parquetOf({ table, notes }: Extract<FileModel, { format: 'parquet' }>) {
  const rows = table.rows.map((row) =>
    Object.fromEntries(
      table.columns.map(({ name, type }, i) => {
        const value = row[i]!
        return [name, type === 'text' && value !== null ? String(value) : value]
      }),
    ),
  )
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const part of writeParquet([writeArrow(table.columns, rows)], notes)) parts.push(part.slice())
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}
