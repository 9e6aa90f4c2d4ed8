import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'

export { expect } from '@playwright/test'

const root = path.resolve(import.meta.dirname, '../../..')

/** The browser host in a process of its own, as `npm start` runs it, without opening a window. */
class Host {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(files: readonly string[], home: string, uid: number | undefined): Promise<Host> {
    const program = path.join(root, 'out/main/browser.js')
    const child = spawn(process.execPath, [program, '--no-open', ...files], {
      stdio: ['ignore', 'pipe', 'inherit'],
      // Where nothing else is near, files are saved in the home folder.
      env: { ...process.env, SESSION_EXPLORER_HOME: home, HOME: home, USERPROFILE: home },
      ...(uid !== undefined && { uid }),
    })
    const url = await new Promise<string>((resolve, reject) => {
      let printed = ''
      child.stdout?.on('data', (chunk: Buffer) => {
        printed += chunk
        const found = /http:\/\/127\.0\.0\.1:\S+/.exec(printed)
        if (found) resolve(found[0])
      })
      child.once('exit', (code) => reject(new Error(`the host ended with ${code}`)))
    })
    return new Host(child, url)
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.child.once('exit', () => resolve())
      this.child.kill('SIGTERM')
    })
  }
}

interface Fixtures {
  /** A folder of this test's own. */
  readonly folder: string
  /** Files named on the command line. */
  readonly files: readonly string[]
  /** The user the host runs as; as this process where nothing is said. */
  readonly uid: number | undefined
  /** The window, loaded. Any error on its console, and any request to another origin, fails the test. */
  readonly app: Page
}

export const test = base.extend<Fixtures>({
  files: [[], { option: true }],
  uid: [undefined, { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-app-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },

  app: async ({ page, folder, files, uid }, use) => {
    const home = path.join(folder, 'home')
    mkdirSync(home, { recursive: true })
    if (uid !== undefined) for (const own of [folder, home]) chownSync(own, uid, uid)
    const host = await Host.start(files, home, uid)
    const { origin } = new URL(host.url)
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`console: ${message.text()}`)
    })
    page.context().on('request', (request) => {
      const url = new URL(request.url())
      const isOurs = url.origin === origin || url.protocol === 'blob:' || url.protocol === 'data:'
      if (!isOurs) faults.push(`request: ${request.url()}`)
    })
    await page.goto(host.url)
    await use(page)
    // A host that ends under an open page would be a fault of the test.
    await page.close()
    await host.stop()
    expect(faults).toEqual([])
  },
})

/** Opens the sample and waits for its first pivot. */
export async function openSample(app: Page): Promise<void> {
  await app.getByRole('button', { name: 'Open the sample' }).click()
  await pivotShown(app)
}

/** Waits until a pivot stands on the screen and nothing is being asked. */
export async function pivotShown(app: Page): Promise<void> {
  await expect(app.getByRole('grid')).toBeVisible()
  await expect(app.getByText('Asking…')).toHaveCount(0)
}

/** The text of a cell's value, found by the names of its row, column and measure. */
export const cell = (app: Page, ...names: readonly string[]) =>
  app.getByRole('gridcell', { name: new RegExp(`^${names.map(escaped).join(', ')}: `) })

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
