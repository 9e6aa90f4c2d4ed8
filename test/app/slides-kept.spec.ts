import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { test as base, expect, openSample, pivotShown } from './support/app'
import { cli } from './support/cli'
import { slideFaults } from './support/slide-faults'

const test = base

const pages = (app: Page) => app.getByRole('navigation', { name: 'Pages' })
const sheetOf = (app: Page) => app.getByRole('region', { name: 'Preview' }).getByRole('article')
const take = async (app: Page, item: string) => {
  await app.getByRole('button', { name: 'Take the slides' }).click()
  await app.getByRole('menuitem', { name: item, exact: true }).click()
}
const choose = async (app: Page, menu: string, item: string) => {
  await app.getByRole('button', { name: menu, exact: true }).click()
  await app.getByRole('menuitem', { name: item, exact: true }).click()
}

/** Width and height of a PNG, and whether it has an alpha channel, from its header (PNG specification, 11.2.2). */
function pngHead(bytes: Buffer): { width: number; height: number; hasAlpha: boolean } {
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), hasAlpha: bytes[25] === 6 }
}

test('a slide is taken as a picture in every form, its deck has a theme and a template of its own', async ({ app }) => {
  test.setTimeout(180_000)
  await app.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await openSample(app)
  await pages(app).getByRole('button', { name: 'Slides' }).click()
  await app.getByRole('button', { name: 'One-pager' }).click()
  const sheet = sheetOf(app)
  await expect(sheet.locator('svg[aria-label]')).toHaveCount(2, { timeout: 60_000 })

  const saved = async (item: string) => {
    const download = app.waitForEvent('download')
    await take(app, item)
    return readFileSync(await (await download).path())
  }
  expect(pngHead(await saved('Save as PNG…'))).toMatchObject({ width: 1280, height: 720 })
  expect(pngHead(await saved('Save as PNG, double size…'))).toMatchObject({ width: 2560, height: 1440 })
  const transparent = await saved('Save as PNG, double size, transparent…')
  expect(pngHead(transparent)).toEqual({ width: 2560, height: 1440, hasAlpha: true })
  // The corner is paper on one and nothing on the other.
  const corner = (bytes: Buffer) =>
    app.evaluate(async (base64) => {
      const binary = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([binary], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(2, 2)
      const context = canvas.getContext('2d')!
      context.drawImage(bitmap, 0, 0)
      return [...context.getImageData(0, 0, 1, 1).data]
    }, bytes.toString('base64'))
  expect(await corner(transparent)).toEqual([0, 0, 0, 0])

  await take(app, 'Copy as picture')
  await expect
    .poll(
      () =>
        app.evaluate(async () => {
          const [item] = await navigator.clipboard.read()
          if (!item?.types.includes('image/png')) return null
          const bitmap = await createImageBitmap(await item.getType('image/png'))
          return [bitmap.width, bitmap.height]
        }),
      { timeout: 20_000 },
    )
    .toEqual([2560, 1440])

  // A theme is saved, changed by hand and opened.
  const download = app.waitForEvent('download')
  await choose(app, 'Look', 'Save this theme as a file…')
  const theme = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
  theme.name = 'Ours'
  theme.light.accent = '#7a1f5c'
  const chosen = app.waitForEvent('filechooser')
  await choose(app, 'Look', 'Open a theme…')
  await (await chosen).setFiles({
    name: 'ours.theme.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(theme)),
  })
  await expect(sheet.locator('[data-role="number"]').first()).toHaveCSS('color', 'rgb(122, 31, 92)')

  // A template of one's own brings the slides, the theme and the notes back, and none of the numbers.
  const notes = app.getByRole('textbox', { name: 'Speaker notes' })
  await notes.fill('Say what verified means')
  const template = app.waitForEvent('download')
  await choose(app, 'Templates', 'Save this deck as a template…')
  const text = readFileSync(await (await template).path(), 'utf8')
  expect(text).toContain('Say what verified means')
  expect(JSON.parse(text).deck.slides[0].printed).toBeNull()
  await choose(app, 'Templates', 'Monthly update')
  await expect(app.getByRole('grid', { name: 'Slides' }).getByRole('row')).toHaveCount(8, { timeout: 60_000 })
  const opened = app.waitForEvent('filechooser')
  await choose(app, 'Templates', 'Open a template…')
  await (await opened).setFiles({
    name: 'ours.template.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
  await expect(sheet.locator('svg[aria-label]')).toHaveCount(2, { timeout: 60_000 })
  await expect(notes).toHaveValue('Say what verified means')
  await expect(sheet.locator('[data-role="number"]').first()).toHaveCSS('color', 'rgb(122, 31, 92)')
})

const newer = base.extend({
  // A deck of one export, and another export in its place.
  files: async ({ folder }, use) => {
    mkdirSync(folder, { recursive: true })
    const [file, report] = [path.join(folder, 'export.parquet'), path.join(folder, 'deck.report.json')]
    cli('sample', '-o', file, '--sessions', '6000', '--seed', '1')
    cli('deck', file, '--template', 'study', '-o', path.join(folder, 'deck.pptx'))
    cli('sample', '-o', file, '--sessions', '9000', '--seed', '2')
    const checks: { state: string; headlineState: string }[] = JSON.parse(
      cli('deck', 'check', report, file, '--format', 'json'),
    )
    writeFileSync(path.join(folder, 'checks.json'), JSON.stringify(checks))
    await use([report])
  },
})

for (const colorScheme of ['light', 'dark'] as const) {
  newer(`a deck on a newer export tells what changed, slide by slide, ${colorScheme}`, async ({ app, folder }) => {
    newer.setTimeout(240_000)
    await app.setViewportSize({ width: 1024, height: 700 })
    await app.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await app.getByRole('dialog').getByRole('button', { name: 'Go on' }).click()
    await pivotShown(app)
    await pages(app).getByRole('button', { name: 'Slides' }).click()
    const sheet = sheetOf(app)
    await expect(sheet).toBeVisible({ timeout: 90_000 })
    // The command line checked the same deck against the same file.
    const checks: { state: string; headlineState: string }[] = JSON.parse(
      readFileSync(path.join(folder, 'checks.json'), 'utf8'),
    )
    const isChanged = ({ state, headlineState }: (typeof checks)[number]) =>
      state === 'changed' || state === 'lacking' || headlineState === 'changed'
    const many = checks.filter(isChanged).length
    expect(many).toBeGreaterThan(1)
    const told = (n: number) => app.getByText(`${n} of 12 slides changed since they were printed.`)
    await expect(told(many)).toBeVisible({ timeout: 90_000 })

    const list = app.getByRole('grid', { name: 'Slides' })
    await list.getByRole('row').nth(checks.findIndex(isChanged)).click()
    await app.getByRole('button', { name: 'Re-run this slide' }).click()
    await expect(told(many - 1)).toBeVisible()

    await expect(app.getByRole('button', { name: 'Take the slide out' })).toBeInViewport({ ratio: 1 })
    const { violations } = await new AxeBuilder({ page: app }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([])

    await app.getByRole('button', { name: 'Re-run all' }).click()
    await expect(app.getByText('slides changed since they were printed')).toHaveCount(0)

    // By drag: the first one behind the second.
    const names = async () => (await list.getByRole('row').allTextContents()).length
    expect(await names()).toBe(12)
    await list.getByRole('row').first().click()
    await expect(sheet).toHaveAccessibleName(/^Slide 1: How AI coding/)
    await list.getByRole('row').first().hover()
    const grip = (await list.getByRole('button', { name: 'Move slide 1', exact: true }).boundingBox())!
    const second = (await list.getByRole('row').nth(1).boundingBox())!
    await app.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
    await app.mouse.down()
    await app.mouse.move(second.x + 40, second.y + second.height * 0.7, { steps: 8 })
    await app.mouse.move(second.x + 40, second.y + second.height - 3, { steps: 8 })
    await app.mouse.up()
    await expect(sheet).toHaveAccessibleName(/^Slide 2: How AI coding/)
    await list.getByRole('row').nth(1).focus()
    await app.keyboard.press('Alt+ArrowUp')
    await expect(sheet).toHaveAccessibleName(/^Slide 1: How AI coding/)

    // Nothing leaves its margins on any slide.
    for (let i = 0; i < 12; i++) {
      await list.getByRole('row').nth(i).click()
      await expect(sheet).toHaveAccessibleName(new RegExp(`^Slide ${i + 1}: `))
      await expect.poll(() => slideFaults(sheet), { message: `slide ${i + 1}` }).toEqual([])
    }
  })
}
