import path from 'node:path'
import type { BrowserWindow, OpenDialogOptions, PrintToPDFOptions } from 'electron'
import { ok, type Result } from '#core/failure'
import { writeAtomically } from '../services/atomic-write'
import { fileNameFor } from '../services/file-name'
import type { JsonFile } from '../services/json-file'
import type { ElectronApi } from './electron-api'
import type { ShellState } from './shell-state'

const CHOICES: Record<'files' | 'folder' | 'report', OpenDialogOptions> = {
  files: {
    title: 'Open',
    properties: ['openFile', 'multiSelections'],
    filters: [
      {
        name: 'Session data',
        extensions: ['parquet', 'arrow', 'arrows', 'feather', 'csv', 'tsv', 'json', 'jsonl', 'ndjson', 'gz'],
      },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  folder: { title: 'Open folder', properties: ['openDirectory'] },
  // An ending with two dots is unknown to some systems' dialogs.
  report: { title: 'Open report', properties: ['openFile'], filters: [{ name: 'Reports', extensions: ['json'] }] },
}

const FORMATS: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  pptx: 'PowerPoint',
  json: 'Report',
  csv: 'CSV',
  parquet: 'Parquet',
}

// Inches. The page's own @page rule goes first; both say one slide of 16 to 9.
const SLIDE: PrintToPDFOptions = {
  pageSize: { width: 13.333, height: 7.5 },
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  // Headlines become bookmarks.
  generateDocumentOutline: true,
  margins: { top: 0, bottom: 0, left: 0, right: 0 },
}

interface Dialogs {
  chooseFiles(what: 'files' | 'folder' | 'report'): Promise<readonly string[]>
  chooseTarget(name: string): Promise<string | null>
  printPdf(title: string): Promise<Result<string | null>>
}

/** The system's dialogs over the window; each starts in the folder the last one ended in. */
export function createDialogs(
  { dialog }: ElectronApi,
  current: () => BrowserWindow | null,
  state: JsonFile<ShellState>,
): Dialogs {
  const window = () => {
    const shown = current()
    if (!shown) throw new Error('asked by a page without a window')
    return shown
  }
  const remember = (file: string) => state.update((now) => ({ ...now, lastFolder: path.dirname(file) }))
  async function askWhere(title: string, name: string): Promise<string | null> {
    const { lastFolder } = await state.read()
    const extension = path.extname(name).slice(1)
    const { canceled, filePath } = await dialog.showSaveDialog(window(), {
      title,
      defaultPath: lastFolder === null ? name : path.join(lastFolder, name),
      filters: [{ name: FORMATS[extension] ?? extension, extensions: [extension] }],
    })
    if (canceled || filePath === '') return null
    await remember(filePath)
    return filePath
  }
  return {
    async chooseFiles(what) {
      const { lastFolder } = await state.read()
      const start = lastFolder === null ? {} : { defaultPath: lastFolder }
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), { ...CHOICES[what], ...start })
      const [first] = filePaths
      if (canceled || first === undefined) return []
      await remember(first)
      return filePaths
    },
    chooseTarget: (name) => askWhere('Save', name),
    async printPdf(title) {
      const filePath = await askWhere('Print slides', fileNameFor(title, 'pdf'))
      if (filePath === null) return ok(null)
      const written = await writeAtomically(filePath, await window().webContents.printToPDF(SLIDE))
      return written.ok ? ok(path.basename(filePath)) : written
    },
  }
}
