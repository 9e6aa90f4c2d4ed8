import { expect, openSample, test } from './support/app'

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
})
