import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { BrowserWindow } from 'electron'
import type { EventData, EventName } from '#core/channels'
import { failureText } from '#core/failure-text'
import { IPC } from '#core/wire'
import { createPageHandler } from '../services/serve/page-handler'
import { securityHeaders } from '../services/serve/security-headers'
import { createServices } from '../services/services'
import { createDialogs } from './dialogs'
import type { ElectronApi } from './electron-api'
import { connectPage } from './ipc'
import { createKeychain } from './keychain'
import { fromSecondInstance, launchFiles, toFirstInstance } from './launch-files'
import { lockDownContents, lockDownProcess, lockDownSession } from './lock-down'
import { createMainWindow } from './main-window'
import { applicationMenu } from './menu'
import { isOurs, PAGE, SCHEME } from './origin'
import { createShellState } from './shell-state'

interface Program {
  /** The folder with the built page. */
  readonly pages: string
  readonly preload: string
  /** Where settings, recent files and Electron's own data are kept. */
  readonly folder: string
  readonly argv: readonly string[]
  readonly cwd: string
  readonly platform: NodeJS.Platform
  readonly log: (error: unknown) => void
}

/** Starts the program in Electron, or hands its files to the one that is running. Its window's end is its own. */
export async function startShell(electron: ElectronApi, program: Program): Promise<void> {
  const { app, dialog, Menu, protocol, session } = electron
  const { folder, log, platform } = program
  const named = launchFiles(program.argv, program.cwd, app.isPackaged)

  // The lock belongs to this folder, which Electron wants to exist.
  const userData = path.join(folder, 'electron')
  mkdirSync(userData, { recursive: true })
  app.setPath('userData', userData)
  if (!app.requestSingleInstanceLock(toFirstInstance(named))) return app.quit()
  lockDownProcess(electron)

  let window: BrowserWindow | null = null
  const send = <N extends EventName>(name: N, data: EventData<N>) => {
    if (window && !window.isDestroyed()) window.webContents.send(IPC.event, name, data)
  }
  const state = createShellState(path.join(folder, 'window.json'))
  const services = createServices({
    host: 'electron',
    version: app.getVersion(),
    folder,
    announce: (files) => send('files.opened', { files }),
    tellRun: (told) => send('classify.progress', told),
    keychain: createKeychain(electron.safeStorage, platform),
    complain(failure) {
      const { what, remedy } = failureText(failure)
      if (window) void dialog.showMessageBox(window, { type: 'warning', message: what, detail: remedy })
    },
    log,
    ...createDialogs(electron, () => window, state),
    noteForSystem(paths) {
      if (platform !== 'darwin' && platform !== 'win32') return
      for (const file of paths) app.addRecentDocument(file)
    },
  })

  services.arrivals.add(named)
  app.on('open-file', (event, file) => {
    event.preventDefault()
    services.arrivals.add([file])
  })
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
    services.arrivals.add(fromSecondInstance(data))
  })
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents))

  await app.whenReady()
  lockDownSession(session.defaultSession, !app.isPackaged)
  const page = createPageHandler({ root: program.pages, files: services.files, headers: securityHeaders('electron') })
  protocol.handle(SCHEME, (request) => (isOurs(request.url) ? page(request) : new Response(null, { status: 404 })))
  connectPage(electron, { ...services, log })

  app.setAboutPanelOptions({ applicationName: 'Session Explorer', applicationVersion: app.getVersion() })
  const menu = applicationMenu({
    send: (command) => send('menu.command', { command }),
    platform,
    isDevelopment: !app.isPackaged,
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))

  window = await createMainWindow(electron, program.preload, state)
  await window.loadURL(PAGE)
}
