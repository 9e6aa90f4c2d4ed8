import type { BrowserWindow, WebPreferences } from 'electron'
import type { JsonFile } from '../services/json-file'
import type { ElectronApi } from './electron-api'
import type { ShellState } from './shell-state'
import { fittingSize, SMALLEST } from './window-size'

const SETTLED_MS = 300

/** Makes the window, in its remembered size; it shows itself once its page has something to show. */
export async function createMainWindow(
  electron: ElectronApi,
  preload: string,
  state: JsonFile<ShellState>,
): Promise<BrowserWindow> {
  const remembered = await state.read()
  const window = new electron.BrowserWindow({
    ...fittingSize(remembered, electron.screen.getPrimaryDisplay().workAreaSize),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Session Explorer',
    show: false,
    webPreferences: preferences(preload),
  })
  if (remembered.isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  rememberSize(window, state)
  offerReload(window, electron)
  return window
}

const preferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  // Its dictionaries are downloaded.
  spellcheck: false,
})

function rememberSize(window: BrowserWindow, state: JsonFile<ShellState>): void {
  let timer: NodeJS.Timeout | undefined
  const remember = () => {
    if (window.isDestroyed()) return
    const { width, height } = window.getNormalBounds()
    const isMaximized = window.isMaximized()
    void state.update((now) => ({ ...now, width, height, isMaximized }))
  }
  window.on('resize', () => {
    clearTimeout(timer)
    timer = setTimeout(remember, SETTLED_MS)
  })
}

/** A page can run out of memory; the program around it goes on. */
function offerReload(window: BrowserWindow, { app, dialog }: ElectronApi): void {
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: 'The page stopped.',
      detail: `The system gave the reason "${reason}". Your files are unchanged.`,
      buttons: ['Reload', 'Quit'],
      defaultId: 0,
      cancelId: 1,
    })
    if (response === 0) window.webContents.reload()
    else app.quit()
  })
}
