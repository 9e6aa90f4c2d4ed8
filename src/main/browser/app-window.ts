import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/** A browser window that shows the page and nothing else. */
export interface AppWindow {
  /** Settles when the window has been closed, or when the browser could not start. */
  readonly closed: Promise<void>
  close(): void
}

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-pings',
  '--no-service-autorun',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication',
  // The browser's own services call home in spite of all of the above; no name but ours resolves.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  // Or it warns of the flags above, in a bar across the page.
  '--test-type',
]

// Chromium's sandbox refuses to run as root, which in containers one often is.
const ROOT = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']

/** Opens the page in a window of its own, with a browser profile that is thrown away afterwards. */
export async function openAppWindow(browser: string, url: string): Promise<AppWindow> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'session-explorer-'))
  const flags = [...QUIET, ...(process.getuid?.() === 0 ? ROOT : [])]
  const args = [...flags, `--user-data-dir=${profile}`, '--window-size=1440,900', `--app=${url}`]
  const child = spawn(browser, args, { stdio: 'ignore' })
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  return {
    // Helpers of the browser may write for a moment longer.
    closed: exited.then(() => rm(profile, { recursive: true, force: true, maxRetries: 10 }).catch(() => undefined)),
    close: () => void child.kill(),
  }
}
