// Finds Electron's binary, or fetches it. Nothing here imports 'electron': that alone would start a download.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '../node_modules/electron')

/** Nothing on the wire for this long, and there is no wire; see also the limit for the whole. */
const SILENCE_MS = 20_000
const LIMIT_MS = 15 * 60_000

/**
 * The path of Electron's binary, or null where it is not on this machine.
 *
 * @returns {string | null}
 */
export function electronBinary() {
  const name =
    process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : process.platform === 'win32'
        ? 'electron.exe'
        : 'electron'
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return existing(path.join(override, name))
  // path.txt is written last, when the download has been unpacked.
  const marker = path.join(folder, 'path.txt')
  return existsSync(marker) ? existing(path.join(folder, 'dist', readFileSync(marker, 'utf8').trim())) : null
}

const existing = (/** @type {string} */ file) => (existsSync(file) ? file : null)

/**
 * Downloads Electron's binary with Electron's own installer, which knows mirrors, proxies, its cache and checksums.
 *
 * @returns {Promise<{ binary: string } | { why: string }>}
 */
export async function downloadElectron({ silence = SILENCE_MS, limit = LIMIT_MS } = {}) {
  const installer = path.join(folder, 'install.js')
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return { why: 'ELECTRON_OVERRIDE_DIST_PATH has no Electron' }
  if (!existsSync(installer)) return { why: 'the electron package is not installed' }

  // The installer says nothing while it works; how far it is shows in its temporary folder.
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'electron-'))
  const child = spawn(process.execPath, [installer], {
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, ELECTRON_GET_NO_PROGRESS: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += data
  })
  /** @type {string | null} */
  let why = null
  const started = Date.now()
  let last = started
  let seen = 0
  const watch = setInterval(() => {
    const bytes = sizeOf(temporary)
    if (bytes !== seen) {
      last = Date.now()
      if (seen === 0) console.error('Downloading Electron …')
      seen = bytes
      if (process.stderr.isTTY) process.stderr.write(`\r${Math.round(bytes / 1e6)} MB `)
    }
    if (seen === 0 && Date.now() - last > silence) why = 'nothing answers'
    if (Date.now() - started > limit) why = 'it took too long'
    if (why !== null) child.kill('SIGKILL')
  }, 250)
  const [code] = await once(child, 'close')
  clearInterval(watch)
  rmSync(temporary, { recursive: true, force: true })
  if (seen > 0 && process.stderr.isTTY) process.stderr.write('\n')

  const binary = electronBinary()
  if (code === 0 && binary) return { binary }
  return { why: why ?? reasonIn(errors) }
}

/** The bytes of all files below a folder, as far as they can be seen while somebody else works in it. */
function sizeOf(/** @type {string} */ below) {
  let sum = 0
  try {
    for (const name of readdirSync(below, { recursive: true, encoding: 'utf8' })) {
      const found = statSync(path.join(below, name), { throwIfNoEntry: false })
      if (found?.isFile()) sum += found.size
    }
  } catch {
    // Taken away between the look and the count.
  }
  return sum
}

/** The last word of an error's printed cause, which is where network errors say what happened. */
function reasonIn(/** @type {string} */ errors) {
  return /code: '(\w+)'/.exec(errors)?.[1] ?? /Error: (.+)/.exec(errors)?.[1] ?? 'the installer failed'
}
