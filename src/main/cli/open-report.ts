import path from 'node:path'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { fail, ok, type Result } from '#core/failure'
import { changeText } from '#core/report/change-text'
import { bindingOf, datasetChanges } from '#core/report/dataset-change'
import { type ReadReport, readReport } from '#core/report/read-report'
import type { ReportDataset, View } from '#core/report/report'
import { columnsOf, contentOf } from '#core/report/seen'
import { fingerprintOf } from '#engine/fingerprint'
import { locateDataset } from '../services/reports/locate-dataset'
import { readText } from '../services/reports/report-files'
import { sampleFile } from '../services/sample-file'
import { sourcesOf } from './open-files'

/** Reads a report from its file. */
export async function openReport(file: string): Promise<Result<ReadReport>> {
  const text = await readText(file)
  return text.ok ? readReport(text.value, path.basename(file)) : text
}

/** The view of this name, or without a name the one that was shown when the report was saved. */
export function viewOf({ report }: ReadReport, name: string | undefined): Result<View> {
  const wanted = name?.toLowerCase()
  const found = report.views.find((view) =>
    wanted === undefined ? view.id === report.openView : view.name.toLowerCase() === wanted,
  )
  const known = report.views.map((view) => view.name)
  return found ? ok(found) : fail({ code: 'unknown-view', name: name ?? 'to show', known })
}

/** Where the dataset of a report is now. */
export async function datasetPaths(file: string, { report }: ReadReport): Promise<Result<string[]>> {
  const [dataset] = report.datasets
  if (!dataset) return fail({ code: 'report-without-dataset', file: path.basename(file) })
  const paths = await locateDataset(dataset, path.dirname(path.resolve(file)), sampleFile())
  return paths ? ok(paths) : fail(gone(file, dataset))
}

/** What is different from the dataset the report was made on, in words; nothing where it is the same. */
export async function changesOf(
  { report }: ReadReport,
  paths: readonly string[],
  table: SessionsTable,
): Promise<string[]> {
  const [saved] = report.datasets
  const sources = await sourcesOf(paths)
  if (!saved || !sources.ok) return []
  const now = {
    fingerprint: await fingerprintOf(sources.value),
    signature: table.signature,
    columns: columnsOf(table),
    content: contentOf(table),
  }
  return bindingOf(saved, now) === 'same' ? [] : datasetChanges(saved, now).map(changeText)
}

const gone = (file: string, { name, paths }: ReportDataset) =>
  ({
    code: 'report-dataset-gone',
    report: path.basename(file),
    dataset: name,
    places: paths.map((one) => one.path),
  }) as const
