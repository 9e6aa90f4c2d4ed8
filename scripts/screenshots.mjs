// Takes the pictures of the documentation from the built program: node scripts/screenshots.mjs
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { buildIfNeeded } from './build-if-needed.mjs'
import { findBrowser } from './ensure-browser.mjs'

const root = path.resolve(import.meta.dirname, '..')
const images = path.join(root, 'docs/images')

await buildIfNeeded()
const executablePath = findBrowser()
if (!executablePath) throw new Error('There is no Chromium here: run node scripts/ensure-browser.mjs first.')
mkdirSync(images, { recursive: true })
const home = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-pictures-'))
const host = spawn(process.execPath, [path.join(root, 'out/main/browser.js'), '--no-open'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, SESSION_EXPLORER_HOME: home },
})
/** @type {string} */
const url = await new Promise((resolve) => host.stdout.on('data', (chunk) => resolve(String(chunk).trim())))
const browser = await chromium.launch({
  executablePath,
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-background-networking'],
})
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
await page.goto(url)
await page.getByRole('button', { name: 'Open the sample' }).click()
await page.getByRole('gridcell').first().waitFor()
// The bars of the field list come one by one.
await page.waitForTimeout(3000)

for (const theme of /** @type {const} */ (['light', 'dark'])) {
  await page.emulateMedia({ colorScheme: theme })
  await page.getByRole('gridcell').nth(2).click()
  await page.waitForTimeout(300)
  await page.screenshot({ path: path.join(images, `explore-${theme}.png`) })
}

await page.emulateMedia({ colorScheme: 'light' })
await page.keyboard.press('Escape')
await page.getByRole('button', { name: /^Occupation largest first/ }).click()
await page.getByRole('menuitem', { name: 'Take out' }).click()
await page.getByRole('button', { name: 'Swap rows and columns' }).click()
await page.getByRole('button', { name: 'Print slide…' }).click()
await page.waitForTimeout(500)
await page.getByRole('article', { name: 'Slide' }).screenshot({ path: path.join(images, 'slide.png') })

await browser.close()
host.kill()
rmSync(home, { recursive: true, force: true })
console.log(`Wrote explore-light.png, explore-dark.png and slide.png to ${path.relative(process.cwd(), images) || '.'}`)
