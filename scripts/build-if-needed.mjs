// Builds the program where it has not been built, or has been changed since.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const at = (/** @type {string[]} */ ...parts) => path.join(root, ...parts)

const SOURCES = ['src', 'resources/themes', 'package.json', 'package-lock.json', 'electron.vite.config.ts']
const BUILT = [
  'main/index.js',
  'main/browser.js',
  'main/cli.js',
  'preload/index.cjs',
  'renderer/index.html',
  'renderer/print.html',
]
// Its time is that of the newest source the last build can have seen.
const STAMP = at('out', '.built')
const LOCK = at('out', '.building')

/**
 * Brings `out/` up to date. What the build prints goes to the error output, so that a command's own output stays clean.
 * Several processes may ask at once: one builds, the others wait for it.
 *
 * @returns {Promise<boolean>} whether anything had to be built
 */
export async function buildIfNeeded() {
  if (isBuilt()) return false
  mkdirSync(at('out'), { recursive: true })
  while (!takeLock()) await new Promise((resolve) => setTimeout(resolve, 200))
  try {
    if (isBuilt()) return false
    const started = new Date()
    await build()
    writeFileSync(STAMP, '')
    utimesSync(STAMP, started, started)
    return true
  } finally {
    rmSync(LOCK, { force: true })
  }
}

function isBuilt() {
  if (![STAMP, ...BUILT.map((file) => at('out', file))].every((file) => existsSync(file))) return false
  const built = statSync(STAMP).mtimeMs
  return SOURCES.every((source) => newest(at(source)) <= built)
}

/**
 * When something at or below a path last changed. A folder's own time tells of files that were removed.
 *
 * @param {string} file
 * @returns {number}
 */
function newest(file) {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))))
}

/** True once the lock is ours. One left behind by a process that is no more is taken over. */
function takeLock() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    try {
      process.kill(Number(readFileSync(LOCK, 'utf8')), 0)
    } catch {
      rmSync(LOCK, { force: true })
    }
    return false
  }
}

async function build() {
  const electronVite = at('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  if (!existsSync(electronVite)) throw new Error('The tools to build with are missing: run npm install first.')
  console.error('Building Session Explorer …')
  const args = [electronVite, 'build', '--logLevel', 'error']
  const [code] = await once(spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] }), 'exit')
  if (code !== 0) throw new Error('The build failed; its messages are above.')
}

if (process.argv[1] === import.meta.filename) {
  await buildIfNeeded().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
