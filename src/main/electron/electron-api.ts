import type * as Electron from 'electron'

/**
 * The part of Electron that the program uses. Only `main/index.ts` imports the real one; everything else is given this,
 * so that it can be run against a stand-in, and an upgrade that changes a signature fails the type check.
 */
export interface ElectronApi {
  readonly app: Pick<
    Electron.App,
    | 'addRecentDocument'
    | 'enableSandbox'
    | 'getVersion'
    | 'isPackaged'
    | 'on'
    | 'quit'
    | 'requestSingleInstanceLock'
    | 'setAboutPanelOptions'
    | 'setPath'
    | 'whenReady'
  >
  readonly BrowserWindow: new (options: Electron.BrowserWindowConstructorOptions) => Electron.BrowserWindow
  readonly dialog: Pick<Electron.Dialog, 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'>
  readonly ipcMain: Pick<Electron.IpcMain, 'handle'>
  readonly Menu: Pick<typeof Electron.Menu, 'buildFromTemplate' | 'setApplicationMenu'>
  readonly protocol: Pick<Electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'>
  readonly safeStorage: Pick<
    Electron.SafeStorage,
    'decryptString' | 'encryptString' | 'getSelectedStorageBackend' | 'isEncryptionAvailable'
  >
  readonly screen: Pick<Electron.Screen, 'getPrimaryDisplay'>
  readonly session: { readonly defaultSession: SessionApi }
}

export type SessionApi = Pick<
  Electron.Session,
  'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler'
> & { readonly webRequest: Pick<Electron.WebRequest, 'onBeforeRequest'> }
