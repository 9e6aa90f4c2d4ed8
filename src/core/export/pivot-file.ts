import type { PivotCells } from '../cells/pivot-cells'
import type { SessionsTable } from '../dataset/sessions-table'
import type { PivotSpec } from '../pivot/spec'
import { type ExportOrigin, exportFacts, exportNotes } from './export-notes'
import type { FileModel } from './file-model'
import { pivotCsv } from './pivot-csv'
import { pivotHtml } from './pivot-html'
import { pivotJson } from './pivot-json'
import { pivotRows } from './pivot-rows'
import { pivotSheet } from './pivot-sheet'
import { pivotWorkbook } from './pivot-workbook'

/** The files a pivot is saved as; each ends as it is called. */
export const PIVOT_FORMATS = ['xlsx', 'csv', 'parquet', 'json', 'html'] as const
export type PivotFormat = (typeof PIVOT_FORMATS)[number]

/** A pivot on its way out: its cells, and what must be said with them. */
export interface PivotExport {
  readonly cells: PivotCells
  readonly table: SessionsTable
  readonly spec: PivotSpec
  readonly origin: ExportOrigin
  /** What the view is called. */
  readonly name: string
}

/** A pivot as a file: as text, or as data for whoever packs it. What is withheld on the screen is withheld in each. */
export function pivotFile(format: PivotFormat, { cells, table, spec, origin, name }: PivotExport): string | FileModel {
  const notes = () => exportNotes(cells, table, spec, origin)
  switch (format) {
    case 'csv':
      return pivotCsv(cells, exportFacts(cells, table, spec, origin))
    case 'json':
      return `${JSON.stringify(pivotJson(cells, table, spec, origin))}\n`
    case 'html':
      return pivotHtml(pivotSheet(cells, spec.formats), name, notes())
    case 'xlsx':
      return { format, workbook: pivotWorkbook(pivotSheet(cells, spec.formats), name, notes()) }
    case 'parquet':
      return {
        format,
        table: pivotRows(cells, exportFacts(cells, table, spec, origin)),
        notes: Object.fromEntries(notes().map(({ name, text }) => [name, text])),
      }
  }
}
