import http from 'node:http'
import { onTestFinished } from 'vitest'
import { HTTP } from '#core/wire'
import { startBrowserHost } from '#main/browser/browser-host'
import { folderWith, tempFolder } from '../temp-folder'

/** A browser host as it runs, with a page of one file, and who has redeemed its token. */
export async function runningHost() {
  const logged: unknown[] = []
  const pages = folderWith({ 'index.html': '<h1>page</h1>' })
  const host = await startBrowserHost({ version: '0', pages, folder: tempFolder(), log: (error) => logged.push(error) })
  onTestFinished(() => host.close())
  const { origin, hash } = new URL(host.url)
  const token = hash.slice('#token='.length)

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const redeem = async () => {
    const { secret } = (await (await post(HTTP.session, { token })).json()) as { secret: string }
    return { [HTTP.secret]: secret }
  }
  return { host, origin, token, post, redeem, logged }
}

/** A request as no browser would send it. */
export function rawRequest(origin: string, options: http.RequestOptions, body?: string | Buffer) {
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const request = http.request({ hostname, port, ...options }, async (response) => {
      let text = ''
      for await (const chunk of response) text += chunk
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
    })
    request.on('error', reject)
    request.end(body)
  })
}
