import { failureText } from '#core/failure-text'
import { createPageHandler } from '../services/serve/page-handler'
import { securityHeaders } from '../services/serve/security-headers'
import { createServices } from '../services/services'
import { createEventStream } from './event-stream'
import { createLoopbackHandler } from './loopback-handler'
import { serveHttp } from './node-http'
import { createSession } from './session'

export interface BrowserHost {
  /** What to open: good for one window. */
  readonly url: string
  /** True once a window has come to collect its session. */
  isOpened(): boolean
  /** Settles when the page has been open and is no longer. */
  readonly left: Promise<void>
  /** Opens files in the page. */
  open(paths: readonly string[]): void
  close(): Promise<void>
}

interface Options {
  readonly version: string
  /** The folder with the built page. */
  readonly pages: string
  /** Where settings and recent files are kept. */
  readonly folder: string
  readonly log?: (error: unknown) => void
}

/** Serves the page to a browser on this machine and answers its calls. */
export async function startBrowserHost({ version, pages, folder, log = console.error }: Options): Promise<BrowserHost> {
  const events = createEventStream()
  const session = createSession()
  const headers = securityHeaders('browser')
  const { answer, arrivals, files } = createServices({
    host: 'browser',
    version,
    folder,
    announce: (refs) => events.send('files.opened', { files: refs }),
    tellRun: (told) => events.send('classify.progress', told),
    complain: (failure) => log(failureText(failure).what),
    log,
  })
  const page = createPageHandler({ root: pages, files, headers })
  const { origin, server } = await serveHttp({
    handler: (at) => createLoopbackHandler({ origin: at, session, answer, events, page, headers }),
    headers,
    log,
  })
  return {
    url: `${origin}/#token=${session.token}`,
    isOpened: session.isRedeemed,
    left: events.left,
    open: arrivals.add,
    async close() {
      events.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
