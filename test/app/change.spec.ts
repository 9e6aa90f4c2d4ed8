import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { cell, expect, openSample, pivotShown, test } from './support/app'

test('a change is split into mix and within, and the headline looked at under other choices', async ({ app }) => {
  await openSample(app)
  await app.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Figures' }).click()
  const list = app.getByRole('navigation', { name: 'Figures' })
  await list.getByRole('button', { name: 'Change' }).click()
  const parts = app.getByRole('table', { name: 'Parts of the change' })
  // The numbers of `change --measure verified_success --by work_mode` on the same sessions.
  await expect(parts.getByRole('row', { name: /^Fix/ })).toContainText(/33\.4.*18\.3.*20\.2.*42\.9.*−0\.84.*\+5\.87/)
  await expect(app.getByText(/16\.9.*became 35\.2/)).toBeVisible()
  await expect(app.getByText(/^No evidence of convergence: the gap of \+4\.02 points/)).toBeVisible()

  const drawn = app.waitForEvent('download')
  await app.getByRole('button', { name: 'Copy or save the chart: Parts of the change' }).click()
  await app.getByRole('menuitem', { name: 'Save as SVG…' }).click()
  const picture = readFileSync(await (await drawn).path(), 'utf8')
  expect(picture).toContain('what the mix made')
  expect(picture).toContain('Synthetic data, not real usage.')
  const change = await new AxeBuilder({ page: app }).analyze()
  expect(change.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])

  await app.getByRole('button', { name: /Split by/ }).click()
  await app.getByRole('option', { name: 'Occupation', exact: true }).click()
  await expect(app.getByRole('table', { name: 'Fastest-growing by occupation' })).toContainText('Management')

  await list.getByRole('button', { name: 'Robustness' }).click()
  const headlines = app.getByRole('table', { name: 'Headline estimates' })
  await expect(headlines.getByRole('row', { name: /^Verified success by level/ })).toContainText('points')
  await expect(app.getByRole('img', { name: /^Specification curve: .* 16 of 16 combinations/ })).toBeVisible()
  const n = headlines
    .getByRole('row', { name: /^Task value/ })
    .getByRole('cell')
    .nth(2)
  const before = await n.innerText()
  await app.getByRole('radio', { name: 'Code-producing' }).click()
  await expect(n).not.toHaveText(before)
  const { violations } = await new AxeBuilder({ page: app }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
})

test('a rate is adjusted from its menu', async ({ app }) => {
  await openSample(app)
  const shelf = app.locator('fieldset').filter({ has: app.locator('legend', { hasText: 'Measures' }) })
  await shelf.getByRole('button', { name: 'Verified success', exact: true }).click()
  await app.getByRole('menuitem', { name: /adjusted for the mix/ }).click()
  await pivotShown(app)
  const adjusted = cell(app, 'Computer and mathematical', 'Advanced', 'Verified success, adjusted')
  await expect(adjusted).toContainText(/\d\d\.\d/)
  await adjusted.click()
  await expect(app.getByRole('complementary', { name: 'Selected cell' })).toContainText('held fixed at the mix of')
  const before = await adjusted.innerText()
  await shelf.getByRole('button', { name: 'Verified success, adjusted' }).click()
  await app.getByRole('menuitem', { name: 'At the mix of' }).click()
  await app.getByRole('menuitemradio', { name: 'Month: Apr 2026' }).click()
  await pivotShown(app)
  await expect(adjusted).not.toHaveText(before)
  await expect(app.getByRole('complementary', { name: 'Selected cell' })).toContainText('Month Apr 2026')
})
