import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'

/** The built program in Chromium, and how it ends. */
export interface AppPage {
  readonly page: Page
  readonly version: string
  close(): Promise<void>
}

/** Starts the browser host and opens its page. @param root the folder of the project, which has been built */
export async function openApp(root: string, executablePath: string, files: readonly string[] = []): Promise<AppPage> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-bench-home-'))
  const host = spawn(process.execPath, [path.join(root, 'out/main/browser.js'), '--no-open', ...files], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, SESSION_EXPLORER_HOME: home },
  })
  const url = await addressOf(host)
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu']
  const browser = await chromium.launch({ executablePath, args })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(url)
  return {
    page,
    version: browser.version(),
    async close() {
      await browser.close()
      host.kill()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function addressOf(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    host.stdout!.on('data', (chunk: Buffer) => {
      const found = /http:\/\/127\.0\.0\.1:\S+/.exec(String(chunk))
      if (found) resolve(found[0])
    })
    host.once('exit', (code) => reject(new Error(`the host ended with ${code}`)))
  })
}

/** The address of the engine's worker in the built page. */
export function workerAddress(root: string): string {
  const found = readdirSync(path.join(root, 'out/renderer/assets')).find((name) => /^engine-worker-.*\.js$/.test(name))
  if (!found) throw new Error('the page has no worker: build it first')
  return `/assets/${found}`
}
