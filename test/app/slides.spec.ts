import { readFileSync } from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, openSample, test } from './support/app'
import { slideFaults } from './support/slide-faults'

test('a deck is made, ordered, worded, looked at and taken as PowerPoint', async ({ app, folder }) => {
  test.setTimeout(120_000)
  await openSample(app)
  await app.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Slides' }).click()
  await app.getByRole('button', { name: 'One-pager' }).click()
  const preview = app.getByRole('region', { name: 'Preview' })
  const sheet = preview.getByRole('article')
  await expect(sheet).toBeVisible({ timeout: 60_000 })
  await expect(sheet.locator('svg[aria-label]')).toHaveCount(2)
  await expect.poll(() => slideFaults(sheet)).toEqual([])

  await app.getByRole('button', { name: 'Add slide' }).click()
  await app.getByRole('menuitem', { name: 'Share of sessions by work mode' }).click()
  const list = app.getByRole('grid', { name: 'Slides' })
  await expect(list.getByRole('row')).toHaveCount(2)
  await expect(sheet).toHaveAccessibleName(/^Slide 2: Fix/, { timeout: 30_000 })
  await expect.poll(() => slideFaults(sheet)).toEqual([])

  const headline = app.getByRole('textbox', { name: 'Headline' })
  await headline.fill('<b>=1+1</b> Mostly fixing')
  await expect(sheet.getByRole('heading', { level: 1 })).toHaveText('<b>=1+1</b> Mostly fixing')
  await app.getByRole('button', { name: 'Use the suggested one' }).click()
  await expect(sheet.getByRole('heading', { level: 1 })).toHaveText(/^Fix/)

  // With the keys: up, and back.
  await list.getByRole('row').nth(1).focus()
  await app.keyboard.press('Alt+ArrowUp')
  await expect(sheet).toHaveAccessibleName(/^Slide 1: Fix/)
  await app.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect(sheet).toHaveAccessibleName(/^Slide 2: Fix/)

  await app.getByRole('button', { name: 'Full screen' }).click()
  await app.keyboard.press('ArrowLeft')
  await expect(app.getByRole('dialog', { name: 'Slide 1 of 2' })).toBeVisible()
  await app.keyboard.press('Escape')
  await expect(sheet).toHaveAccessibleName(/^Slide 1:/)

  const { violations } = await new AxeBuilder({ page: app }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))])).toEqual([])

  await app.getByRole('button', { name: 'Take the slides' }).click()
  const download = app.waitForEvent('download')
  await app.getByRole('menuitem', { name: 'Save as SVG…' }).click()
  const svg = readFileSync(await (await download).path(), 'utf8')
  expect(svg).toContain('Verified success')
  expect(svg).not.toMatch(/var\(--|foreignObject/)

  await app.getByRole('button', { name: 'Take the slides' }).click()
  await app.getByRole('menuitem', { name: 'PowerPoint…' }).click()
  await app.getByRole('textbox', { name: 'Name' }).fill('deck')
  await app.getByRole('button', { name: 'Save', exact: true }).last().click()
  await expect(app.getByText(/^Wrote deck\.pptx to/)).toBeVisible({ timeout: 60_000 })
  // A presentation is a zip archive.
  expect(readFileSync(path.join(folder, 'home', 'deck.pptx'), 'latin1').slice(0, 2)).toBe('PK')
})

test('a deck prints one page a slide, and as a handout on A4', async ({ app }) => {
  await openSample(app)
  await app.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Slides' }).click()
  await app.getByRole('button', { name: 'Empty deck' }).click()
  await app.getByRole('button', { name: 'Add slide' }).click()
  await app.getByRole('menuitem', { name: 'Caveats' }).click()
  await app.evaluate(() => {
    Object.assign(window, {
      printed: [],
      print: () =>
        (window as unknown as { printed: number[] }).printed.push(
          document.querySelectorAll('[data-print="sheets"] article').length,
        ),
    })
  })
  for (const item of ['Print or PDF…', 'Print a handout with notes…']) {
    await app.getByRole('button', { name: 'Take the slides' }).click()
    await app.getByRole('menuitem', { name: item }).click()
    await expect(app.locator('[data-print="sheets"]')).toHaveCount(0, { timeout: 20_000 })
  }
  expect(await app.evaluate(() => (window as unknown as { printed: number[] }).printed)).toEqual([2, 2])
})
