import { IPC } from '#core/wire'
import { startShell } from '#main/electron/shell'
import { createFakeElectron } from '../../support/fake-electron'
import { folderWith, tempFolder } from '../temp-folder'

type Program = Parameters<typeof startShell>[1]

/** The shell on a stand-in for Electron, as far as a page would see it. */
export async function startedShell(
  given: Partial<Program> = {},
  setting: Parameters<typeof createFakeElectron>[0] = {},
  beforeReady: (electron: ReturnType<typeof createFakeElectron>) => void = () => undefined,
) {
  const electron = createFakeElectron(setting)
  const logged: unknown[] = []
  const program: Program = {
    pages: folderWith({ 'index.html': '<h1>page</h1>' }),
    preload: '/preload.cjs',
    folder: tempFolder(),
    argv: ['electron', '/app'],
    cwd: '/',
    platform: 'linux',
    log: (error) => logged.push(error),
    ...given,
  }
  const started = startShell(electron.api, program)
  beforeReady(electron)
  electron.ready()
  await started
  const call = (name: unknown, argument: unknown = null) => electron.invoke(IPC.call, [name, argument])
  const window = () => {
    const [first] = electron.windows
    if (!first) throw new Error('no window')
    return first
  }
  return { electron, program, logged, call, window }
}
