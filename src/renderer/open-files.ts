import type { FileRef } from '#core/channels'
import { DATA_FILE_KINDS, isDataFile } from '#core/dataset/data-file'
import { datasetName } from '#core/dataset/dataset-name'
import { isReportFile } from '#core/report/report-file'
import { admit, bridge, fileRequest } from './bridge'
import type { AppState } from './store/app-state'
import { requestOf } from './store/open-request'

export type Choosable = 'files' | 'folder' | 'report'

/** Opens what the user picks: in the host's dialog where it has one, else in the page's own. */
export async function chooseAndOpen(app: AppState, what: Choosable): Promise<void> {
  if (app.info?.hasDialogs) {
    const chosen = await bridge.call('files.choose', { what })
    if (chosen.ok) await app.openRefs(chosen.value)
    else app.fail(chosen.failure)
    return
  }
  const files = await pickInPage(what)
  if (files.length > 0) await openBlobs(app, files)
}

/** Opens a file that the user picks beside the dataset that is open, for figures to be compared with. */
export async function chooseOther(app: AppState): Promise<void> {
  if (app.info?.hasDialogs) {
    const chosen = await bridge.call('files.choose', { what: 'files' })
    if (!chosen.ok) return app.fail(chosen.failure)
    if (chosen.value.length > 0) await app.openBeside(requestOf(chosen.value, fileRequest))
    return
  }
  const files = await pickInPage('files')
  if (files.length === 0) return
  const sources = files.map(({ name, file }) => ({ name, blob: file }))
  await app.openBeside({ name: datasetName(files.map(({ name }) => name)), sources })
}

/** Opens a postings file the user picks. */
export async function choosePostings(app: AppState): Promise<void> {
  if (app.info?.hasDialogs) {
    const chosen = await bridge.call('files.choose', { what: 'files' })
    if (chosen.ok) await app.openPostingRefs(chosen.value)
    else app.fail(chosen.failure)
    return
  }
  const files = await pickInPage('files')
  if (files.length === 0) return
  const sources = files.map(({ name, file }) => ({ name, blob: file }))
  await app.openPostings(datasetName(files.map(({ name }) => name)), sources)
}

/** Opens what was dropped on the window: files, or folders with all that is below them. */
export async function openDropped(app: AppState, transfer: DataTransfer): Promise<void> {
  // The entries are gone once the event is over, so they are taken before anything is waited for.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const plain = [...transfer.files]
  const isFolder = entries.some((entry) => entry.isDirectory)
  if (!isFolder) {
    const admitted = await admit(plain)
    if (admitted.ok) return openAdmitted(app, admitted.value)
  }
  const files = isFolder ? (await Promise.all(entries.map((entry) => filesBelow(entry, '')))).flat() : plain.map(named)
  await openBlobs(app, files)
}

const openAdmitted = (app: AppState, files: readonly FileRef[]): Promise<void> => app.openRefs(files)

interface NamedFile {
  readonly name: string
  readonly file: File
}

const named = (file: File): NamedFile => ({ name: file.webkitRelativePath || file.name, file })

async function openBlobs(app: AppState, files: readonly NamedFile[]): Promise<void> {
  const [first] = files
  if (first && files.length === 1 && isReportFile(first.name)) {
    return app.openReportText(first.name, await first.file.text())
  }
  // Files are opened as they were chosen, and what does not belong together is said; a folder holds other things too.
  const isFolder = files.some(({ name }) => name.includes('/'))
  const wanted = isFolder ? dataFiles(files) : files
  if (wanted.length === 0) {
    app.fail({ code: 'no-files', where: files[0]?.name.split('/')[0] ?? 'what was dropped' })
    return
  }
  const name = datasetName(wanted.map((file) => file.name))
  await app.open({ name, sources: wanted.map(({ name, file }) => ({ name, blob: file })) })
}

/** Of a folder: its transcripts, or where it has none its session exports. */
function dataFiles(files: readonly NamedFile[]): NamedFile[] {
  for (const kind of DATA_FILE_KINDS) {
    const found = files.filter(({ name }) => isDataFile(name, kind))
    if (found.length > 0) return found
  }
  return []
}

/** The page's own dialog; empty when it is closed without a choice. */
function pickInPage(what: Choosable): Promise<NamedFile[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = what !== 'report'
    input.webkitdirectory = what === 'folder'
    if (what === 'report') input.accept = '.json'
    if (what === 'files') input.accept = '.parquet,.arrow,.arrows,.feather,.csv,.tsv,.json,.jsonl,.ndjson,.gz'
    input.addEventListener('change', () => resolve([...(input.files ?? [])].map(named)))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

async function filesBelow(entry: FileSystemEntry, folder: string): Promise<NamedFile[]> {
  const name = folder === '' ? entry.name : `${folder}/${entry.name}`
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return [{ name, file }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: NamedFile[] = []
  for (;;) {
    // A reader gives its entries in portions, and an empty one at the end.
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (portion.length === 0) return found
    for (const below of portion) found.push(...(await filesBelow(below, name)))
  }
}
