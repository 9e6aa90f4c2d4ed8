/** Electron's entry. With the preload script, the only file that imports Electron. */
import path from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, safeStorage, screen, session } from 'electron'
import { startShell } from './electron/shell'
import { appFolder } from './services/app-folder'

const electron = { app, BrowserWindow, dialog, ipcMain, Menu, protocol, safeStorage, screen, session }
startShell(electron, {
  pages: path.join(import.meta.dirname, '../renderer'),
  preload: path.join(import.meta.dirname, '../preload/index.cjs'),
  folder: appFolder(),
  argv: process.argv,
  cwd: process.cwd(),
  platform: process.platform,
  log: console.error,
}).catch((error: unknown) => {
  console.error(error)
  app.exit(1)
})
