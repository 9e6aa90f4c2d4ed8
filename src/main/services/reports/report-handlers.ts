import path from 'node:path'
import type { FileRef, Handlers } from '#core/channels'
import { fail, ok, type Result } from '#core/failure'
import { readReport } from '#core/report/read-report'
import { isReportFile, writeReport } from '#core/report/report-file'
import { admitPaths } from '../admit-paths'
import type { FileRegistry } from '../file-registry'
import { placeName } from '../place-name'
import type { Drafts } from './drafts'
import { locateDataset, reportPaths } from './locate-dataset'
import { listPlaces, targetPath } from './places'
import type { ReportFiles } from './report-files'

interface ReportPorts {
  readonly files: FileRegistry
  readonly reports: ReportFiles
  readonly drafts: Drafts
  readonly sampleFile: () => string | null
  readonly chooseTarget?: ((name: string) => Promise<string | null>) | undefined
}

type ReportChannels = Extract<keyof Handlers, `report.${string}` | `draft.${string}` | `places.${string}`>

const ENDING = 'report.json'

/** The answers to what the page asks about reports, drafts and places to write to. */
export function reportHandlers(ports: ReportPorts): Pick<Handlers, ReportChannels> {
  const { files, reports, drafts, chooseTarget } = ports

  /** The path of a report that was read or saved here; no other file of the page's is written to. */
  function ownFile(id: string): Result<string> {
    const file = files.find(id)?.path
    return file !== undefined && isReportFile(file) ? ok(file) : fail({ code: 'recent-gone', name: 'The report' })
  }

  /** The report, with its datasets admitted where they can be found. */
  async function found(text: string, file: string, folder: string | null) {
    const read = readReport(text, path.basename(file))
    if (!read.ok) return read
    const located = await Promise.all(
      read.value.report.datasets.map(async (dataset): Promise<FileRef[] | null> => {
        const paths = await locateDataset(dataset, folder, ports.sampleFile())
        const admitted = paths ? await admitPaths(files, paths) : null
        return admitted?.ok ? admitted.value : null
      }),
    )
    return ok({ text, datasets: located })
  }

  /** Only paths that the page was given files of are written: it cannot make a report lead anywhere else. */
  function withPaths(text: string, datasets: readonly (readonly string[])[], folder: string | null): Result<string> {
    const read = readReport(text, 'The report')
    if (!read.ok) return read
    const { report } = read.value
    return ok(
      writeReport({
        ...report,
        datasets: report.datasets.map((dataset, i) => {
          const chosen = [...new Set((datasets[i] ?? []).flatMap((id) => files.find(id)?.chosen ?? []))]
          return { ...dataset, paths: reportPaths(chosen, folder) }
        }),
      }),
    )
  }

  return {
    'places.list': async ({ near }) => ok(await listPlaces(files, near)),

    'report.read': async ({ id }) => {
      const file = files.find(id)
      if (!file) return fail({ code: 'recent-gone', name: 'The report' })
      const text = await reports.read(file.path)
      return text.ok ? found(text.value, file.path, path.dirname(file.path)) : text
    },

    'report.save': async ({ text, datasets, to }) => {
      const target = to.kind === 'file' ? ownFile(to.id) : await targetPath(to, ENDING, { files, chooseTarget })
      if (!target.ok) return target
      if (target.value === null) return ok({ saved: null })
      const folder = path.dirname(target.value)
      const whole = withPaths(text, datasets, folder)
      if (!whole.ok) return whole
      const write = to.kind === 'file' ? reports.write : reports.writeNew
      const written = await write(target.value, whole.value)
      if (!written.ok) return written
      const name = path.basename(target.value)
      const file = await files.admit({ path: target.value, name, chosen: target.value })
      return file.ok ? ok({ saved: { file: file.value, place: placeName(folder) } }) : file
    },

    'draft.list': async () => ok(await drafts.list()),
    'draft.write': async ({ id, text, datasets }) => {
      const whole = withPaths(text, datasets, null)
      return whole.ok ? drafts.write(id, whole.value) : whole
    },
    'draft.read': async ({ id }) => {
      const text = await drafts.read(id)
      return text.ok ? found(text.value, 'Unsaved work', null) : text
    },
    'draft.discard': ({ id }) => drafts.discard(id),
  }
}
