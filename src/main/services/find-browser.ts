import { accessSync, constants } from 'node:fs'
import path from 'node:path'

interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
}

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
]
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']
const WINDOWS_PROGRAMS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

/** A browser of the Chromium family, which can show a page in a window of its own; CHROME_PATH goes first. */
export function findBrowser({ env, platform }: Machine = process): string | null {
  return [...(env.CHROME_PATH ? [env.CHROME_PATH] : []), ...usualPlaces(env, platform)].find(isProgram) ?? null
}

function usualPlaces(env: Machine['env'], platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') return MAC_APPS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    return WINDOWS_PROGRAMS.flatMap((program) => roots.map((root) => path.win32.join(root, program)))
  }
  const folders = (env.PATH ?? '').split(':').filter((folder) => path.isAbsolute(folder))
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
