import { cell, expect, openSample, pivotShown, test } from './support/app'

test('a measure is defined, checked while it is written, shown another way and forgotten', async ({ app }) => {
  await openSample(app)
  const shelf = app.locator('fieldset').filter({ has: app.locator('legend', { hasText: 'Measures' }) })
  await app.getByRole('button', { name: 'Choose measures' }).click()
  await app.getByRole('button', { name: 'Define a measure…' }).click()
  await app.getByRole('radio', { name: 'Formula' }).click()
  await app.getByRole('textbox', { name: 'Name' }).fill('Lost')
  const formula = app.getByRole('textbox', { name: 'Formula' })
  await formula.fill('judged_success - (')
  await expect(app.getByText('a number or a measure is missing')).toBeVisible()
  await expect(app.getByRole('button', { name: 'Add', exact: true })).toBeDisabled()
  await formula.fill('judged_success - verified_success')
  await app.getByRole('button', { name: 'Add', exact: true }).click()
  await pivotShown(app)
  await expect(shelf.getByRole('button', { name: 'Lost' })).toBeVisible()

  await shelf.getByRole('button', { name: 'Verified success' }).click()
  await app.getByRole('menuitem', { name: 'Show as' }).click()
  await expect(app.getByRole('menuitemradio', { name: '% of row' })).toBeDisabled()
  await app.getByRole('menuitemradio', { name: 'Difference from the first', exact: true }).click()
  await pivotShown(app)
  await expect(shelf.getByRole('button', { name: 'Verified success difference from first' })).toBeVisible()
  await expect(
    cell(app, 'Computer and mathematical', 'Novice', 'Verified success, difference from first'),
  ).toContainText('0.0')
  await app.keyboard.press('Control+z')
  await expect(shelf.getByRole('button', { name: 'Verified success', exact: true })).toBeVisible()

  await shelf.getByRole('button', { name: 'Lost' }).click()
  await app.getByRole('menuitem', { name: 'Forget its definition' }).click()
  await expect(shelf.getByRole('button', { name: 'Lost' })).toHaveCount(0)
})
