import type { WebContents } from 'electron'
import type { ElectronApi, SessionApi } from './electron-api'
import { isOurs, SCHEME } from './origin'

/** Before Electron is ready: every renderer sandboxed, and our scheme an origin with the rights of https. */
export function lockDownProcess({ app, protocol }: ElectronApi): void {
  app.enableSandbox()
  // `corsEnabled` stays off, so that no other origin can read ours; `bypassCSP` too.
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
}

/** Keeps a page where it is: no other address, no new window, no webview. */
export function lockDownContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

// Copying a table. Everything else a page can ask for, this program has no use for.
const ALLOWED = new Set(['clipboard-sanitized-write'])

/** Refuses permissions and devices, and every request that would leave the program. */
export function lockDownSession(session: SessionApi, hasDevTools: boolean): void {
  session.setPermissionRequestHandler((contents, permission, decide) =>
    decide(ALLOWED.has(permission) && isOurs(contents.getURL())),
  )
  session.setPermissionCheckHandler((contents, permission) =>
    Boolean(contents && ALLOWED.has(permission) && isOurs(contents.getURL())),
  )
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !staysInside(url, hasDevTools) }))
}

const staysInside = (url: string, hasDevTools: boolean) =>
  isOurs(url) ||
  (url.startsWith('blob:') && isOurs(url.slice('blob:'.length))) ||
  url.startsWith('data:') ||
  (hasDevTools && url.startsWith('devtools:'))
