import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { cell, expect, openSample, pivotShown, test } from './support/app'
import { cliPivot, sampleFile } from './support/cli'

const chart = (app: Page) => app.getByRole('region', { name: 'Chart' })

async function draw(app: Page, ...names: readonly string[]) {
  for (const name of names) {
    await app.getByRole('button', { name: /^Chart: / }).click()
    await app.getByRole('menuitemradio', { name, exact: true }).click()
    await pivotShown(app)
  }
}

/** The boxes of the marks by the position of their point, and the pixels of zero and of the highest mark of the axis. */
const marks = (app: Page) =>
  chart(app)
    .locator('svg[aria-label]')
    .evaluate((drawing) =>
      [...drawing.querySelectorAll('[data-point]')].map((mark) => {
        const { top, bottom, left, right } = mark.getBoundingClientRect()
        return { top, bottom, middle: (top + bottom) / 2, left, right }
      }),
    )

test('every kind of chart draws the numbers of the table where they belong', async ({ app }) => {
  await openSample(app)
  await app.getByRole('button', { name: /^Occupation largest first/ }).click()
  await app.getByRole('menuitem', { name: 'Take out' }).click()
  await pivotShown(app)
  const { cells } = cliPivot(sampleFile, '--columns', 'expertise', '--measures', 'verified_success')
  const values = cells.flatMap((one) => (one.suppressed || one.column.length === 0 ? [] : [one.value]))
  await expect(cell(app, 'All sessions', 'Novice', 'Verified success')).toContainText((values[0]! * 100).toFixed(1))

  // A line is chosen along the scale. Two marks give the scale of pixels, and all others must lie on it.
  await expect(app.getByRole('button', { name: 'Chart: Lines' })).toBeVisible()
  const dots = await marks(app)
  expect(dots).toHaveLength(values.length)
  const perUnit = (dots[0]!.middle - dots[4]!.middle) / (values[4]! - values[0]!)
  const zero = dots[0]!.middle + values[0]! * perUnit
  for (const [i, dot] of dots.entries()) expect(dot.middle).toBeCloseTo(zero - values[i]! * perUnit, 0)
  // Wrapped names below the line leave the axis at zero.
  const base = await chart(app).getByText('0\u202F%', { exact: true }).boundingBox()
  expect(base!.y + base!.height / 2).toBeCloseTo(zero, -1)

  // Bars start at zero and are as high as the dots were.
  await draw(app, 'Bars')
  const bars = await marks(app)
  for (const [i, bar] of bars.entries()) {
    expect(bar.bottom - bar.top).toBeCloseTo(values[i]! * perUnit, 0)
    expect(bar.bottom).toBeCloseTo(bars[0]!.bottom, 0)
  }

  // A kind that does not fit says why, and what was chosen can be undone.
  await app.getByRole('button', { name: 'Chart: Bars' }).click()
  const box = app.getByRole('menuitemradio', { name: 'Box plot' })
  await expect(box).toBeDisabled()
  await expect(box).toContainText('needs a quantity of each session')
  await app.keyboard.press('Escape')
  await app.keyboard.press('Control+z')
  await expect(app.getByRole('button', { name: 'Chart: Lines' })).toBeVisible()

  // A mark tells its n, and picks its cell in the table.
  const expert = cells.find(({ column }) => column[0] === '5')
  if (!expert || expert.suppressed) throw new Error('experts of the sample are shown')
  await chart(app).locator('[data-point="4"]').hover()
  await expect(app.getByRole('tooltip')).toContainText(`n ${expert.n}`.replace(/(\d)(\d{3})$/, '$1\u202F$2'))
  await app.mouse.down()
  await app.mouse.up()
  await expect(cell(app, 'All sessions', 'Expert', 'Verified success')).toHaveAttribute('aria-selected', 'true')
  await expect(chart(app).locator('[data-selected]')).toHaveCount(1)
})

test('shades, stacks and pictures keep what is withheld, and say so', async ({ app }) => {
  await openSample(app)
  await draw(app, 'Heatmap')
  const withheld = await app.getByRole('gridcell', { name: /: withheld/ }).count()
  const parts = await chart(app)
    .locator('svg[aria-label]')
    .evaluate((drawing) => ({
      hatched: drawing.querySelectorAll('g[fill^="url(#hatch"] rect').length,
      shaded: drawing.querySelectorAll('rect[data-point]').length,
    }))
  // The table has totals beside these, and may withhold some of them.
  expect(parts.hatched).toBeGreaterThan(50)
  expect(parts.hatched).toBeLessThanOrEqual(withheld)
  await expect(chart(app)).toContainText(
    `Hatched: withheld. Intervals are in the table. ${parts.hatched} cells are withheld.`,
  )

  const download = app.waitForEvent('download')
  await app.getByRole('button', { name: 'Copy or save the chart' }).click()
  await app.getByRole('menuitem', { name: 'Save as SVG…' }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('Synthetic sample verified success.svg')
  const text = readFileSync(await saved.path(), 'utf8')
  expect(text).toContain('Synthetic data, not real usage')
  expect(text).toContain('@font-face')
  expect(text).not.toContain('var(')
  expect(text.match(/data-point=/g)).toHaveLength(parts.shaded)
})
