import type { AppInfo, Handlers } from '#core/channels'
import { fail, ok, type Result } from '#core/failure'
import { admitPaths } from './admit-paths'
import type { Arrivals } from './arrivals'
import { type ClassifyPorts, classifyHandlers } from './classify/classify-handlers'
import { exportHandlers } from './export-handlers'
import type { FileRegistry } from './file-registry'
import type { LabelFolder } from './label-folder'
import type { Mappings } from './mappings'
import { writePptx } from './pptx/write-pptx'
import type { Recent } from './recent'
import type { Drafts } from './reports/drafts'
import type { ReportFiles } from './reports/report-files'
import { reportHandlers } from './reports/report-handlers'
import type { SettingsStore } from './settings'
import { valueHandlers } from './value-handlers'

/** What a host brings. It leaves out what it cannot do, and the page is told so. */
export interface HostPorts {
  readonly host: AppInfo['host']
  readonly version: string
  readonly files: FileRegistry
  readonly arrivals: Arrivals
  readonly recent: Recent
  readonly mappings: Mappings
  readonly labels: LabelFolder
  readonly settings: SettingsStore
  readonly drafts: Drafts
  readonly reports: ReportFiles
  readonly sampleFile: () => string | null
  /** Paths from a native dialog; none when the user cancels. */
  readonly chooseFiles?: (what: 'files' | 'folder' | 'report') => Promise<readonly string[]>
  /** The path of a file to write, from a native dialog; null when the user cancels. */
  readonly chooseTarget?: (name: string) => Promise<string | null>
  /** Prints the page to a PDF; the name it was saved under, or null when the user cancels. */
  readonly printPdf?: (title: string) => Promise<Result<string | null>>
  /** Adds what was opened to the system's own list of recent files. */
  readonly noteForSystem?: (paths: readonly string[]) => void
  /** Where classifiers keep what is theirs, the system's keychain, and whom they tell how a run stands. */
  readonly classify: Omit<ClassifyPorts, 'settings'>
}

/** The answers to every channel; the same in both hosts. */
export function createHandlers(ports: HostPorts): Handlers {
  const { files, arrivals, recent, mappings, settings, chooseFiles, printPdf } = ports
  return {
    'app.info': async () =>
      ok({ host: ports.host, version: ports.version, hasDialogs: !!chooseFiles, hasPdf: !!printPdf }),

    'files.choose': async ({ what }) =>
      chooseFiles ? admitPaths(files, await chooseFiles(what)) : notHere('files.choose'),
    'files.launched': () => arrivals.take(),
    'files.sample': async () => {
      const file = ports.sampleFile()
      if (!file) return fail({ code: 'file-gone', file: 'sessions.parquet' })
      return files.admit({ path: file, name: 'sessions.parquet', chosen: file })
    },

    'recent.list': async () => ok(await recent.list()),
    'recent.note': async ({ name, files: ids }) => {
      const paths = [...new Set(ids.flatMap((id) => files.find(id)?.chosen ?? []))]
      if (paths.length === 0) return ok(null)
      ports.noteForSystem?.(paths)
      return recent.note(name, paths)
    },
    'recent.open': async ({ id }) => {
      const entry = await recent.find(id)
      if (!entry) return fail({ code: 'recent-gone', name: '' })
      const opened = await admitPaths(files, entry.paths)
      const isGone = !opened.ok && (opened.failure.code === 'file-gone' || opened.failure.code === 'no-files')
      return isGone ? fail({ code: 'recent-gone', name: entry.name }) : opened
    },
    'recent.forget': ({ id }) => recent.forget(id),

    'settings.read': async () => ok(await settings.read()),
    'settings.write': (change) => settings.write(change),

    'mappings.read': async () => ok(await mappings.read()),
    'mappings.write': async ({ signature, mapping }) => {
      const written = await mappings.write(signature, mapping)
      return written.ok ? ok(null) : written
    },

    'labels.read': () => ports.labels.read(),
    'labels.append': ({ labels }) => ports.labels.append(labels),
    'labels.take-in': ({ name, labels }) => ports.labels.takeIn(name, labels),

    ...reportHandlers(ports),
    ...exportHandlers(ports),
    ...classifyHandlers({ ...ports.classify, settings }),
    ...valueHandlers(ports.classify.folder),

    'deck.pptx': async ({ deck }) => ok({ base64: Buffer.from(await writePptx(deck)).toString('base64') }),

    'slide.print': async ({ title }) => {
      if (!printPdf) return notHere('slide.print')
      const saved = await printPdf(title)
      return saved.ok ? ok({ saved: saved.value }) : saved
    },
  }
}

const notHere = (action: string) => fail({ code: 'not-in-this-host', action })
