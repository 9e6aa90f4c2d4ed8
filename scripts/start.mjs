// npm start: node scripts/start.mjs [--browser] [--no-open] [FILE...]
// Opens the program in Electron, or where that cannot be had in a browser.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfNeeded } from './build-if-needed.mjs'
import { downloadElectron, electronBinary } from './electron-binary.mjs'

// Whatever ends Electron this soon, it was not its user.
const EARLY_MS = 5000

const root = path.resolve(import.meta.dirname, '..')

/**
 * Stops with a plain sentence.
 *
 * @param {number} code
 * @param {string} sentence
 * @returns {never}
 */
function stop(code, sentence) {
  console.error(sentence)
  process.exit(code)
}

function readArguments() {
  try {
    const options = /** @type {const} */ ({
      browser: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
    })
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    return { ...values, files: positionals.map(locate) }
  } catch (error) {
    return stop(2, `${error instanceof Error ? error.message : error}\nnpm start -- [--browser] [--no-open] [FILE...]`)
  }
}

/** npm runs scripts in the package's folder, and says in INIT_CWD where the user was. */
function locate(/** @type {string} */ file) {
  const places = [process.cwd(), process.env.INIT_CWD ?? process.cwd()].map((folder) => path.resolve(folder, file))
  return places.find((place) => existsSync(place)) ?? stop(2, `${file} is not there.`)
}

const hasDisplay = ['darwin', 'win32'].includes(process.platform) || process.env.DISPLAY || process.env.WAYLAND_DISPLAY

/** Electron's binary, or why it is not used. @returns {Promise<{ binary: string } | { why: string }>} */
async function chooseElectron() {
  if (!hasDisplay) return { why: 'this machine has no display' }
  const binary = electronBinary()
  if (binary) return { binary }
  const downloaded = await downloadElectron()
  return 'binary' in downloaded ? downloaded : { why: `Electron could not be downloaded (${downloaded.why})` }
}

const { browser, 'no-open': isClosed, files } = readArguments()
await buildIfNeeded().catch((error) => stop(1, error.message))

const isBrowser = browser || isClosed
const electron = isBrowser ? null : await chooseElectron()
if (electron && 'why' in electron) console.error(`Running without Electron: ${electron.why}.`)

/** @type {import('node:child_process').ChildProcess | undefined} */
let child
let isToldToEnd = false
const end = (/** @type {NodeJS.Signals} */ signal) => {
  isToldToEnd = true
  child?.kill(signal)
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => end(signal))
process.on('disconnect', () => end('SIGTERM'))

if (electron && 'binary' in electron) {
  const started = Date.now()
  // Its sandbox refuses to run as root, which in containers one often is.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const code = await run(electron.binary, [...asRoot, root, ...files], 'ignore')
  // A system without its libraries, or that does not let it make its sandbox, ends it before there is a window.
  const isEarly = code !== 0 && !isToldToEnd && Date.now() - started < EARLY_MS
  if (!isEarly) process.exit(code)
  console.error('Running without Electron: it ended as soon as it was started.')
}
const host = path.join(root, 'out/main/browser.js')
// Over the ipc channel the host notices when this process is gone, however it went.
process.exit(await run(process.execPath, [host, ...(isClosed ? ['--no-open'] : []), ...files], 'ipc'))

/**
 * Runs a program on this terminal until it ends.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {'ignore' | 'ipc'} channel
 * @returns {Promise<number>}
 */
function run(command, args, channel) {
  return new Promise((resolve) => {
    // Terminals inside Electron programs pass this on, and Electron would then be Node.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: undefined }
    const started = spawn(command, args, { env, stdio: ['inherit', 'inherit', 'inherit', channel] })
    started.once('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    started.once('exit', (code) => resolve(code ?? (isToldToEnd ? 0 : 1)))
    child = started
  })
}
