import { AxeBuilder } from '@axe-core/playwright'
import { generatePostings } from '../support/generate-postings.mjs'
import { expect, openSample, test } from './support/app'

const cell = (text: unknown) => `"${String(text).replaceAll('"', '""')}"`

function postingsCsv(postings: number): string {
  const rows = [...generatePostings({ postings, seed: 4, noise: 0.3 })].map((one) => [
    one.title,
    `<p>${one.description}</p>`,
    one.skills.join(', '),
    `$${one.price.toFixed(2)}`,
    one.published,
  ])
  const all = [['name of it', 'description', 'skills', 'budget', 'published'], ...rows, ['x', 'Short.', '', '$50', '']]
  return `${all.map((row) => row.map(cell).join(',')).join('\n')}\n`
}

test('postings are opened, an estimator calibrated on them, and the sessions valued', async ({ app }) => {
  await openSample(app)
  await app.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Value' }).click()
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Open postings…' }).click()
  await (await chooser).setFiles({ name: 'postings.csv', mimeType: 'text/csv', buffer: Buffer.from(postingsCsv(400)) })
  await expect(app.getByText('1 set aside: with a description of fewer than 50 characters')).toBeVisible()
  await expect(app.getByText(/^401 rows read, 400 postings kept/)).toBeVisible()
  await expect(app.getByRole('table', { name: 'Postings by tier' })).toContainText('$10 to $200')

  await app.getByRole('button', { name: 'Calibrate' }).click()
  const quality = app.getByRole('table', { name: 'Quality on postings that were held out' })
  await expect(quality.getByRole('row', { name: /All tiers/ })).toContainText('0.38')
  await expect(app.getByText(/^Cross-validated in 10 parts|Cross-validated in 10 parts/)).toBeVisible()
  const { violations } = await new AxeBuilder({ page: app }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

  await app.getByRole('button', { name: 'Value the sessions' }).click()
  await expect(app.getByRole('status').filter({ hasText: 'sessions valued by Comparable rates' })).toBeVisible()

  // In the pivot they begin as an index; the cell says what makes it uncertain.
  await app.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Explore' }).click()
  await app.keyboard.press('Control+k')
  await app.keyboard.type('median task value')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('button', { name: /Median task value index, first = 100/ })).toBeVisible()
  await app
    .getByRole('gridcell', { name: /Median task value.*interval/ })
    .last()
    .click()
  const inspector = app.getByRole('complementary', { name: 'Selected cell' })
  await expect(inspector.getByText('Comparable rates, version 2')).toBeVisible()
})
