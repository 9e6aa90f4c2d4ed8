import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, openSample, pivotShown, test } from './support/app'

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
}

test('figures of the study stand beside what was published, and its claims are tested', async ({ app }) => {
  await openSample(app)
  await app.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Figures' }).click()
  const table = app.getByRole('table', { name: 'Share of sessions by work mode' })
  // Figure 1 of the study says 26 % (study.md 2); the sample is tuned to it.
  await expect(table.getByRole('row', { name: /Fix/ })).toContainText(/2[56]\.\d.*26\.0.*figure, by others.*yes/)
  const chart = app.getByRole('img', { name: /^Bars: Share of sessions/ })
  await expect(chart).toBeVisible()

  await app.getByRole('navigation', { name: 'Figures' }).getByRole('button', { name: 'Figure 5' }).click()
  await expect(app.getByRole('heading', { name: 'Success and trouble by expertise' })).toBeVisible()
  await expect(app.getByRole('table')).toHaveCount(3)

  await app.getByRole('navigation', { name: 'Figures' }).getByRole('button', { name: 'Findings' }).click()
  const twice = app
    .getByRole('listitem')
    .filter({ has: app.getByRole('heading', { name: /more than twice as often/ }) })
  await expect(twice).toContainText('holds')
  await expect(twice).toContainText('2.8 times')
  await expectAccessible(app)

  await twice.getByRole('button', { name: /^Show the numbers as a view/ }).click()
  await pivotShown(app)
  await expect(app.getByRole('tab', { selected: true })).toContainText('Expert sessions verify more than twice')
  // The finding's 2.8 times is this over the 12.4 of novices.
  await expect(app.getByRole('gridcell', { name: /^Expert\b/ })).toContainText('34.2')
})

test('any outcome can be regressed on any factor, and figures stand beside those of another file', async ({ app }) => {
  await openSample(app)
  await app.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Figures' }).click()
  const figures = app.getByRole('navigation', { name: 'Figures' })
  await figures.getByRole('button', { name: 'Regression' }).click()
  const table = app.getByRole('table', { name: 'Verified success on Expertise' })
  // A column without controls, and one for each of the study's five.
  await expect(table.getByRole('columnheader')).toHaveCount(6)
  await expect(table.getByRole('row', { name: /^R² within cells/ })).toContainText('0.0')
  await expectAccessible(app)
  await app.getByText('A slope a level').click()
  await expect(table.getByRole('rowheader', { name: 'Expert', exact: true })).toBeVisible()
  await app.getByRole('button', { name: /Outcome/ }).click()
  await app.getByRole('option', { name: 'Judged success', exact: true }).click()
  await expect(app.getByRole('table', { name: 'Judged success on Expertise' })).toBeVisible()

  await figures.getByRole('button', { name: 'Figure 1' }).click()
  await app.getByRole('button', { name: /Beside/ }).click()
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('option', { name: 'Another file…' }).click()
  const rows = Array.from({ length: 60 }, (_, i) => `s${i},u${i},${i % 2 ? 'Fix' : 'Build'}`)
  await (await chooser).setFiles({
    name: 'other.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`session_id,user_id,work_mode\n${rows.join('\n')}\n`),
  })
  const fix = app.getByRole('table', { name: 'Share of sessions by work mode' }).getByRole('row', { name: /Fix/ })
  // A quarter of the sample is Fix, and half of the other file.
  await expect(fix).toContainText(/25\.\d.*50\.0.*\+24\.\d\spoints \[\+1[12]\.\d to \+3[67]\.\d\]/)
  await expect(app.getByRole('img', { name: /^Bars: Share of sessions/ })).toBeVisible()
})
