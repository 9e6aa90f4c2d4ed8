import { cell, expect, openSample, pivotShown, test } from './support/app'

const firstRow = '[data-place="0:0"]'

test('rows are sorted by a head, groups fold, and the cell in hand stays in hand', async ({ app }) => {
  await openSample(app)
  const expert = app.getByRole('columnheader', { name: 'Expert', exact: true })
  const inspector = app.getByRole('complementary', { name: 'Selected cell' })
  await cell(app, 'Computer and mathematical', 'Expert', 'Verified success').click()
  await expert.getByRole('button').click()
  await expect(expert).toHaveAttribute('aria-sort', 'descending')
  await expect(app.locator(firstRow)).not.toHaveAttribute('aria-label', /^Computer and mathematical/)
  await expect(inspector).toContainText('Computer and mathematical · Expert')
  await expert.getByRole('button').click()
  await expect(expert).toHaveAttribute('aria-sort', 'ascending')
  await expert.getByRole('button').click()
  await expect(expert).toHaveAttribute('aria-sort', 'none')
  await expect(app.locator(firstRow)).toHaveAttribute('aria-label', /^Computer and mathematical/)

  // With the keys: up from the first cell to its head.
  await app.locator(firstRow).click()
  await app.keyboard.press('ArrowUp')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('columnheader', { name: 'Novice', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  )

  await app.getByRole('button', { name: 'Add to rows' }).click()
  await app.keyboard.type('model family')
  await app.keyboard.press('Enter')
  await pivotShown(app)
  await cell(app, 'Computer and mathematical, Opus', 'All levels', 'Verified success').click()
  await app.keyboard.press('-')
  await expect(app.getByRole('button', { name: 'Expand Computer and mathematical' })).toBeVisible()
  await expect(cell(app, 'Computer and mathematical, Opus', 'All levels', 'Verified success')).toHaveCount(0)
  const total = cell(app, 'Computer and mathematical, All families', 'All levels', 'Verified success')
  await expect(total).toBeFocused()
  await app.keyboard.press('+')
  await expect(cell(app, 'Computer and mathematical, Opus', 'All levels', 'Verified success')).toBeVisible()

  await app.getByRole('button', { name: /^Occupation highest/ }).click()
  await app.getByRole('menuitem', { name: 'Collapse all', exact: true }).click()
  await expect(app.getByRole('button', { name: /^Collapse / })).toHaveCount(0)
  await app.getByRole('button', { name: /^Occupation highest/ }).click()
  await app.getByRole('menuitem', { name: 'Total of all' }).click()
  await app.getByRole('menuitemradio', { name: 'Not listed' }).click()
  await expect(app.getByRole('gridcell', { name: /^All occupations/ })).toHaveCount(0)
})

test('two cells are compared, and the cells of a measure are formatted', async ({ app }) => {
  await openSample(app)
  await cell(app, 'Computer and mathematical', 'Expert', 'Verified success').click()
  await app.keyboard.press('c')
  await app.keyboard.press('ArrowLeft')
  const comparison = app.getByRole('region', { name: 'Comparison' })
  await expect(comparison).toContainText('Computer and mathematical · Advanced')
  await expect(comparison).toContainText(/[+\u2212]\d+\.\d points/)
  await expect(comparison).toContainText('95\u202F% interval')
  await expect(comparison).toContainText('Bonferroni')
  await cell(app, 'Computer and mathematical', 'All levels', 'Verified success').click({ modifiers: ['Control'] })
  await expect(comparison).toContainText('Some sessions are in both')
  await app.keyboard.press('Escape')
  await expect(comparison).toHaveCount(0)

  const shaded = app.locator('td[data-shade="above"]')
  await expect(shaded).toHaveCount(0)
  await app.getByRole('button', { name: 'Format' }).click()
  await app.getByRole('button', { name: /Shade/ }).click()
  await app.getByRole('option', { name: 'Around a reference' }).click()
  await app.getByRole('textbox', { name: 'Reference, %' }).fill('28')
  await app.keyboard.press('Tab')
  await app.getByRole('textbox', { name: /Mark above/ }).fill('35')
  await app.keyboard.press('Tab')
  await app.getByRole('radio', { name: '±' }).click()
  await app.keyboard.press('Escape')
  const expert = cell(app, 'Computer and mathematical', 'Expert', 'Verified success')
  await expect(expert).toHaveAttribute('data-shade', 'above')
  await expect(expert).toHaveAttribute('aria-label', /above the threshold$/)
  await expect(expert).toContainText(/±\d|\u2212\d/)
  await expect(cell(app, 'Computer and mathematical', 'Beginner', 'Verified success')).toHaveAttribute(
    'data-shade',
    'below',
  )
})
