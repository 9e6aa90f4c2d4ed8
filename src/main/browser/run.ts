import { setTimeout } from 'node:timers/promises'
import { failureText } from '#core/failure-text'
import { appFolder } from '../services/app-folder'
import { findBrowser } from '../services/find-browser'
import { openAppWindow } from './app-window'
import { readArguments } from './arguments'
import { type BrowserHost, startBrowserHost } from './browser-host'
import { hasDisplay, openSystemBrowser } from './system-browser'

interface Program {
  readonly argv: readonly string[]
  readonly version: string
  readonly pages: string
}

// How long a browser may take to end before it is left to itself.
const PATIENCE_MS = 5000

/** Runs the browser host from its command line to its exit code: until its window closes, or it is told to end. */
export async function run({ argv, version, pages }: Program): Promise<number> {
  const given = readArguments(argv)
  if (!given.ok) {
    say(failureText(given.failure).what)
    return 2
  }
  let isEnding = false
  const ended = toldToEnd().then(() => {
    isEnding = true
  })
  const host = await startBrowserHost({ version, pages, folder: appFolder() })
  host.open(given.value.files)
  say('Session Explorer is at this address, which opens one window. Ctrl+C ends it.')
  console.log(host.url)
  const window = given.value.isOpening && hasDisplay() ? await open(host, () => isEnding) : null
  await Promise.race([ended, ...(window ? [window.left] : [])])
  window?.close()
  const closed = Promise.all([host.close(), window?.closed])
  await Promise.race([closed, setTimeout(PATIENCE_MS)])
  return 0
}

/** Opens the page in the best way this machine has; null where its end cannot be noticed. */
async function open(host: BrowserHost, isEnding: () => boolean) {
  const browser = findBrowser()
  if (!browser) {
    // Not waited for: some systems' openers end only with the browser.
    void openSystemBrowser(host.url).then((isOpen) => {
      if (!isOpen) say('No browser could be started; open the address yourself.')
    })
    return null
  }
  const window = await openAppWindow(browser, host.url)
  const closed = window.closed.then(() => {
    if (host.isOpened() || isEnding()) return
    say('The browser ended before it showed the page; open the address yourself.')
    return new Promise<never>(() => undefined)
  })
  // On macOS a browser outlives its last window.
  return { ...window, left: process.platform === 'darwin' ? Promise.race([closed, host.left]) : closed }
}

/** A signal, or the end of the program that started this one. Later ones are not heard: a terminal sends several. */
const toldToEnd = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve())
    if (process.connected) process.on('disconnect', () => resolve())
  })

const say = (text: string) => console.error(text)
