/**
 * A stand-in for the part of Electron that the shell uses. Every behaviour that a test may rely on carries a CONTRACT
 * note with the documentation it copies (electron.d.ts 45.4.1); what has no note is not modelled. Its types are
 * Electron's, so that an upgrade that changes a signature fails the type check.
 */
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import type * as Electron from 'electron'
import type { ElectronApi } from '#main/electron/electron-api'

type Members<T, K extends keyof T> = Pick<T, K>
type Listener = (...args: never[]) => void
type Frame = { readonly url: string; readonly parent: unknown } | null

export class FakeContents
  extends EventEmitter
  implements Members<Electron.WebContents, 'getURL' | 'printToPDF' | 'reload' | 'send' | 'setWindowOpenHandler'>
{
  readonly sent: unknown[][] = []
  readonly printed: Electron.PrintToPDFOptions[] = []
  pdf: Buffer | Error = Buffer.from('%PDF-fake')
  url = ''
  reloads = 0
  openHandler: ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | null = null

  getURL(): string {
    return this.url
  }
  // CONTRACT webContents.send: "Arguments will be serialized with the Structured Clone Algorithm".
  send(...args: [string, ...unknown[]]): void {
    this.sent.push(structuredClone(args))
  }
  // CONTRACT printToPDF: "Resolves with the generated PDF data." `pageSize` is "an Object containing height and width
  // in inches".
  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    this.printed.push(options)
    if (this.pdf instanceof Error) throw this.pdf
    return this.pdf
  }
  reload(): void {
    this.reloads++
  }
  // CONTRACT setWindowOpenHandler: "Called before creating a window when a new window is requested by the renderer".
  setWindowOpenHandler(handler: NonNullable<FakeContents['openHandler']>): void {
    this.openHandler = handler
  }
  /** Emits an event that can be prevented, and says whether it was. */
  isPrevented(name: string, details: object = {}): boolean {
    let isPrevented = false
    this.emit(name, {
      ...details,
      preventDefault: () => {
        isPrevented = true
      },
    })
    return isPrevented
  }
}

type WindowMembers =
  | 'focus'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isMaximized'
  | 'isMinimized'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'show'

export class FakeWindow extends EventEmitter implements Members<Electron.BrowserWindow, WindowMembers> {
  readonly webContents = new FakeContents()
  readonly done: string[] = []
  bounds: Electron.Rectangle
  destroyed = false
  maximized = false
  minimized = false

  constructor(readonly options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.bounds = { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 }
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.url = url
    // CONTRACT ready-to-show: "Emitted when the web page has been rendered (while not being shown)".
    this.emit('ready-to-show')
  }
  // CONTRACT getNormalBounds: "Whatever the current state of the window ..., this function always returns the position
  // and size of the window in normal state."
  getNormalBounds(): Electron.Rectangle {
    return this.bounds
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  isMaximized(): boolean {
    return this.maximized
  }
  isMinimized(): boolean {
    return this.minimized
  }
  maximize(): void {
    this.maximized = true
  }
  restore(): void {
    this.minimized = false
    this.done.push('restore')
  }
  show(): void {
    this.done.push('show')
  }
  focus(): void {
    this.done.push('focus')
  }
  /** The user drags a corner. */
  resizeTo(width: number, height: number): void {
    this.bounds = { ...this.bounds, width, height }
    this.emit('resize')
  }
}

interface Setting {
  /** False for a second start. */
  readonly hasLock?: boolean
  readonly isPackaged?: boolean
  readonly screen?: Electron.Size
  readonly storageBackend?: ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>
}

export type FakeElectron = ReturnType<typeof createFakeElectron>

export function createFakeElectron({
  hasLock = true,
  isPackaged = false,
  screen,
  storageBackend = 'gnome_libsecret',
}: Setting = {}) {
  const events = new EventEmitter()
  const windows: FakeWindow[] = []
  const handlers = new Map<string, (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown>()
  const schemes: Electron.CustomScheme[] = []
  const recentDocuments: string[] = []
  const asked: { dialog: string; options: object }[] = []
  const answers = {
    open: { canceled: true, filePaths: [] as string[] },
    save: { canceled: true, filePath: '' },
    message: 0,
  }
  const paths = new Map<string, string>()
  let isReady = false
  let isSandboxed = false
  let quits = 0
  let lockData: unknown
  let menu: Electron.MenuItemConstructorOptions[] = []
  let protocolHandler: ((request: Request) => Response | Promise<Response>) | null = null
  let beforeRequest: Parameters<Electron.WebRequest['onBeforeRequest']>[0] | null = null
  let onRequest: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null
  let onCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null
  let onDevice: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null
  let markReady: (() => void) | undefined
  const ready = new Promise<void>((resolve) => {
    markReady = resolve
  })

  class BrowserWindow extends FakeWindow {
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      // CONTRACT (tutorial "Quick start"): "In Electron, browser windows can only be created after the app module's
      // ready event is fired."
      if (!isReady) throw new Error('Cannot create BrowserWindow before app is ready')
      super(options)
      windows.push(this)
      // CONTRACT web-contents-created: "Emitted when a new webContents is created."
      events.emit('web-contents-created', {}, this.webContents)
    }
  }

  const app = {
    isPackaged,
    whenReady: () => ready,
    getVersion: () => '9.9.9',
    quit: () => {
      quits++
    },
    on: (name: string, listener: Listener) => events.on(name, listener as (...args: unknown[]) => void),
    addRecentDocument: (file: string) => void recentDocuments.push(file),
    setAboutPanelOptions: () => undefined,
    // CONTRACT setPath: "If the path specifies a directory that does not exist, an Error is thrown."
    setPath(name: string, folder: string) {
      if (!existsSync(folder)) throw new Error(`no such directory: ${folder}`)
      paths.set(name, folder)
    },
    // CONTRACT enableSandbox: "This method can only be called before app is ready."
    enableSandbox() {
      if (isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
      isSandboxed = true
    },
    // CONTRACT requestSingleInstanceLock: "returns true if your process is the primary instance"; "scoped to the
    // application's user data directory"; additionalData is "A JSON object".
    requestSingleInstanceLock(data?: Record<string, unknown>) {
      if (!paths.has('userData')) throw new Error('the lock was asked for before its folder was set')
      lockData = JSON.parse(JSON.stringify(data ?? null))
      return hasLock
    },
  }

  const api = {
    app,
    BrowserWindow,
    dialog: {
      // CONTRACT showOpenDialog: "If the dialog is cancelled this will be an empty array."
      async showOpenDialog(_window: unknown, options: object) {
        asked.push({ dialog: 'open', options })
        return answers.open
      },
      // CONTRACT showSaveDialog: "If the dialog is canceled, this will be an empty string."
      async showSaveDialog(_window: unknown, options: object) {
        asked.push({ dialog: 'save', options })
        return answers.save
      },
      // CONTRACT showMessageBox: resolves with "response number - The index of the clicked button."
      async showMessageBox(_window: unknown, options: object) {
        asked.push({ dialog: 'message', options })
        return { response: answers.message, checkboxChecked: false }
      },
    },
    ipcMain: {
      // CONTRACT handle: "This handler will be called whenever a renderer calls ipcRenderer.invoke(channel, ...args)."
      handle(channel: string, handler: (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown) {
        if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
        handlers.set(channel, handler)
      },
    },
    Menu: {
      // CONTRACT buildFromTemplate: the template is "an array of options for constructing a MenuItem".
      buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (built: unknown) => {
        menu = built as Electron.MenuItemConstructorOptions[]
      },
    },
    protocol: {
      // CONTRACT registerSchemesAsPrivileged: "This method can only be used before the ready event of the app module
      // gets emitted and can be called only once."
      registerSchemesAsPrivileged(custom: Electron.CustomScheme[]) {
        if (isReady || schemes.length > 0) throw new Error('before ready, and once')
        schemes.push(...custom)
      },
      // CONTRACT protocol.handle: "Requests made to URLs with this scheme will delegate to this handler".
      handle(scheme: string, handler: (request: Request) => Response | Promise<Response>) {
        if (!schemes.some((one) => one.scheme === scheme)) throw new Error(`${scheme} is not registered`)
        protocolHandler = handler
      },
    },
    safeStorage: {
      // CONTRACT isEncryptionAvailable: "On Linux, returns true if the app has emitted the ready event and the secret key
      // is available."
      isEncryptionAvailable: () => isReady,
      // CONTRACT getSelectedStorageBackend: "Returns string - User friendly name of the password manager selected on
      // Linux", `basic_text` where there is none.
      getSelectedStorageBackend: () => storageBackend,
      // CONTRACT encryptString: "An array of bytes representing the encrypted string."
      encryptString: (text: string) => Buffer.from(`sealed:${Buffer.from(text).toString('hex')}`),
      decryptString: (bytes: Buffer) => Buffer.from(bytes.toString().slice('sealed:'.length), 'hex').toString(),
    },
    screen: { getPrimaryDisplay: () => ({ workAreaSize: screen ?? { width: 1920, height: 1080 } }) },
    session: {
      defaultSession: {
        // CONTRACT: "you must also implement setPermissionCheckHandler to get complete permission handling".
        setPermissionRequestHandler: (handler: typeof onRequest) => {
          onRequest = handler
        },
        setPermissionCheckHandler: (handler: typeof onCheck) => {
          onCheck = handler
        },
        setDevicePermissionHandler: (handler: typeof onDevice) => {
          onDevice = handler
        },
        webRequest: {
          // CONTRACT onBeforeRequest: "The callback has to be called with an response object", whose `cancel` stops it.
          onBeforeRequest: (handler: typeof beforeRequest) => {
            beforeRequest = handler
          },
        },
      },
    },
  }

  return {
    /** As the shell sees it. */
    api: api as unknown as ElectronApi,
    windows,
    schemes,
    recentDocuments,
    asked,
    answers,
    paths,
    isSandboxed: () => isSandboxed,
    quits: () => quits,
    lockData: () => lockData,
    menu: () => menu,
    /** Electron has started. */
    ready() {
      isReady = true
      markReady?.()
    },
    emit: (name: string, ...args: unknown[]) => events.emit(name, ...args),
    /** What the network stack does with an address of our scheme. */
    fetch(url: string, init?: RequestInit) {
      if (!protocolHandler) throw new Error('no protocol handler')
      return protocolHandler(new Request(url, init))
    },
    // CONTRACT ipcRenderer.invoke: "Arguments will be serialized with the Structured Clone Algorithm". CONTRACT
    // senderFrame: "May be null if accessed after the frame has either navigated or been destroyed."
    async invoke(channel: string, args: unknown[], frame: Frame = { url: 'app://bundle/', parent: null }) {
      const handler = handlers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      return structuredClone(
        await handler({ senderFrame: frame } as Electron.IpcMainInvokeEvent, ...structuredClone(args)),
      )
    },
    isCancelled(url: string): boolean {
      let isCancelled = false
      const decide = ({ cancel = false }: Electron.CallbackResponse) => {
        isCancelled = cancel
      }
      const listen = beforeRequest as unknown as (details: object, decide: (response: object) => void) => void
      listen({ url }, decide)
      return isCancelled
    },
    isGranted(permission: string, url = 'app://bundle/') {
      let isGranted = false
      const contents = { getURL: () => url } as Electron.WebContents
      const decide = (granted: boolean) => {
        isGranted = granted
      }
      onRequest?.(contents, permission as 'usb', decide, {} as Electron.PermissionRequest)
      return {
        request: isGranted,
        check: onCheck?.(contents, permission as 'usb', url, {} as never),
        withoutContents: onCheck?.(null, permission as 'usb', url, {} as never),
        device: onDevice?.({} as Electron.DevicePermissionHandlerHandlerDetails),
      }
    },
  }
}
