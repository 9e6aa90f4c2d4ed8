// Finds a Chromium to run the tests in, or installs one: node scripts/ensure-browser.mjs
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC_APPS = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)

/**
 * The path of a Chromium: CHROME_PATH, else one of the system, else Playwright's own; null where there is none.
 *
 * @returns {string | null}
 */
export function findBrowser() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '')
  const places = [
    ...(process.env.CHROME_PATH ? [process.env.CHROME_PATH] : []),
    ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...(process.platform === 'darwin' ? MAC_APPS : []),
    chromium.executablePath(),
  ]
  return places.find(isProgram) ?? null
}

function isProgram(/** @type {string} */ file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function install() {
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    run('apt-get', ['update', '-qq'], env)
    if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], env)) return 'with apt-get'
  }
  const playwright = path.resolve(import.meta.dirname, '../node_modules/@playwright/test/cli.js')
  return run(process.execPath, [playwright, 'install', 'chromium'], process.env) ? 'with Playwright' : null
}

const run = (/** @type {string} */ command, /** @type {string[]} */ args, /** @type {NodeJS.ProcessEnv} */ env) =>
  spawnSync(command, args, { env, stdio: ['ignore', 2, 2] }).status === 0

if (process.argv[1] === import.meta.filename) {
  const there = findBrowser()
  const how = there ? null : install()
  const found = there ?? findBrowser()
  if (found) console.log(how ? `Installed a browser ${how}: ${found}` : `Found a browser: ${found}`)
  else console.error('There is no Chromium here and none could be installed; set CHROME_PATH to one.')
  process.exitCode = found ? 0 : 1
}
