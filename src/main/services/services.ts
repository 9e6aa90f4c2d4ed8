import path from 'node:path'
import type { FileRef } from '#core/channels'
import type { Failure, Result } from '#core/failure'
import { admitPaths } from './admit-paths'
import { type Answer, createAnswer } from './answer'
import { type Arrivals, createArrivals } from './arrivals'
import type { ClassifyPorts } from './classify/classify-handlers'
import type { Keychain } from './classify/key-store'
import { createFileRegistry, type FileRegistry } from './file-registry'
import { createHandlers, type HostPorts } from './handlers'
import { createLabelFolder } from './label-folder'
import { createMappings } from './mappings'
import { createRecent } from './recent'
import { createDrafts } from './reports/drafts'
import { createReportFiles } from './reports/report-files'
import { sampleFile } from './sample-file'
import { createSettings } from './settings'

interface Side
  extends Pick<HostPorts, 'host' | 'version' | 'chooseFiles' | 'chooseTarget' | 'printPdf' | 'noteForSystem'> {
  /** Where settings, recent files and unsaved work are kept. */
  readonly folder: string
  /** Tells the page of files that came from outside. */
  readonly announce: (files: FileRef[]) => void
  /** Tells the user that such files could not be opened. */
  readonly complain: (failure: Failure) => void
  readonly log: (error: unknown) => void
  /** Tells the page how a run of classifiers stands. */
  readonly tellRun?: ClassifyPorts['tellRun']
  readonly keychain?: Keychain | null
}

export interface Services {
  readonly answer: Answer
  readonly admit: (paths: readonly string[]) => Promise<Result<FileRef[]>>
  readonly arrivals: Arrivals
  readonly files: FileRegistry
}

/** Puts together what is behind the bridge; the same in both hosts, each of which brings its own side. */
export function createServices({
  folder,
  announce,
  complain,
  log,
  tellRun = () => {},
  keychain = null,
  ...side
}: Side): Services {
  const files = createFileRegistry()
  const admit = (paths: readonly string[]) => admitPaths(files, paths)
  const arrivals = createArrivals({ admit, announce, complain })
  const handlers = createHandlers({
    ...side,
    files,
    arrivals,
    recent: createRecent(path.join(folder, 'recent.json')),
    mappings: createMappings(path.join(folder, 'mappings.json')),
    labels: createLabelFolder(folder),
    drafts: createDrafts(path.join(folder, 'drafts')),
    reports: createReportFiles(),
    settings: createSettings(path.join(folder, 'settings.json')),
    sampleFile,
    classify: { folder, keychain, tellRun },
  })
  return { answer: createAnswer(handlers, log), admit, arrivals, files }
}
