import os from 'node:os'
import path from 'node:path'

interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly home: string
}

const thisMachine = (): Machine => ({ env: process.env, platform: process.platform, home: os.homedir() })

/**
 * Where settings and the list of recent files live: the user's configuration folder, or SESSION_EXPLORER_HOME.
 *
 * `~/.config/session-explorer` on Linux.
 */
export function appFolder({ env, platform, home }: Machine = thisMachine()): string {
  if (env.SESSION_EXPLORER_HOME) return path.resolve(env.SESSION_EXPLORER_HOME)
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Session Explorer')
  if (platform === 'win32') return path.join(env.APPDATA || path.join(home, 'AppData', 'Roaming'), 'Session Explorer')
  // The XDG base directory specification has relative paths ignored.
  const config = env.XDG_CONFIG_HOME
  return path.join(config && path.isAbsolute(config) ? config : path.join(home, '.config'), 'session-explorer')
}
