import path from 'node:path'
import type { BrowserWindow, OpenDialogOptions, PrintToPDFOptions } from 'electron'
import { ok, type Result } from '#core/failure'
import { writeAtomically } from '../services/atomic-write'
import { fileNameFor } from '../services/file-name'
import type { JsonFile } from '../services/json-file'
import type { ElectronApi } from './electron-api'
import type { ShellState } from './shell-state'

const CHOICES: Record<'files' | 'folder', OpenDialogOptions> = {
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
}

// Inches. The page's own @page rule goes first; both say one slide of 16 to 9.
const SLIDE: PrintToPDFOptions = {
  pageSize: { width: 13.333, height: 7.5 },
  preferCSSPageSize: true,
  printBackground: true,
  margins: { top: 0, bottom: 0, left: 0, right: 0 },
}

interface Dialogs {
  chooseFiles(what: 'files' | 'folder'): Promise<readonly string[]>
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
    async printPdf(title) {
      const { lastFolder } = await state.read()
      const name = fileNameFor(title, 'pdf')
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: 'Print slide',
        defaultPath: lastFolder === null ? name : path.join(lastFolder, name),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      })
      if (canceled || filePath === '') return ok(null)
      await remember(filePath)
      const written = await writeAtomically(filePath, await window().webContents.printToPDF(SLIDE))
      return written.ok ? ok(path.basename(filePath)) : written
    },
  }
}
