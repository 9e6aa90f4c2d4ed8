import path from 'node:path'
import { ok, type Result } from '#core/failure'
import type { ReadReport } from '#core/report/read-report'
import { EMPTY_REPORT, type Report, type ReportDataset } from '#core/report/report'
import { writeReport } from '#core/report/report-file'
import { columnsOf, contentOf } from '#core/report/seen'
import type { Deck } from '#core/slide/deck/deck'
import { fingerprintOf } from '#engine/fingerprint'
import { writeAtomically } from '../services/atomic-write'
import { reportPaths } from '../services/reports/locate-dataset'
import type { Analysis } from './analysis-options'
import type { DeckForm } from './deck-files'
import { openReport } from './open-report'

/**
 * Writes the report of a deck beside it, for the next check: `deck.report.json` beside `deck.pdf`. A report that is there
 * keeps its views and gets the new deck; one that cannot be read is left alone, and another name taken.
 */
export async function writeDeckReport(
  { kind, output }: DeckForm,
  deck: Deck,
  { table, sources }: Analysis,
  paths: readonly string[],
  from: ReadReport | null,
): Promise<Result<string>> {
  const wanted =
    kind === 'pictures' ? path.join(output, 'deck.report.json') : output.replace(/\.(pdf|pptx)$/i, '.report.json')
  const there = await openReport(wanted)
  const isGone = !there.ok && there.failure.code === 'file-gone'
  const isWhole = there.ok && there.value.problems.length === 0
  const file = isGone || isWhole ? wanted : wanted.replace(/\.report\.json$/, ' new.report.json')
  const base: Report = (isWhole ? there.value.report : from?.report) ?? EMPTY_REPORT
  const dataset: ReportDataset = {
    name: table.name,
    isSample: false,
    paths: reportPaths(paths, path.dirname(path.resolve(file))),
    files: sources.length,
    bytes: sources.reduce((sum, { size }) => sum + size, 0),
    fingerprint: await fingerprintOf(sources),
    signature: table.signature,
    columns: columnsOf(table),
    content: contentOf(table),
  }
  const written = await writeAtomically(
    file,
    writeReport({ ...base, datasets: [dataset], mapping: table.mapping, deck }),
    {
      mode: 0o666,
    },
  )
  return written.ok ? ok(path.basename(file)) : written
}
