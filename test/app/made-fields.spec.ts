import type { Locator } from '@playwright/test'
import { cell, expect, openSample, pivotShown, test } from './support/app'

/** Opens the menu of a field. Scrolling to the field would close it, so that is over before the click. */
async function openMenu(field: Locator): Promise<void> {
  await field.scrollIntoViewIfNeeded()
  await field.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await field.click()
}

test('bins are cut, cut otherwise in their place, folded from the palette, and a measure is formatted from its menu', async ({
  app,
}) => {
  await openSample(app)
  const fields = app.getByRole('complementary', { name: 'Fields' })
  await openMenu(fields.getByRole('button', { name: /^Prompts/ }))
  await app.getByRole('menuitem', { name: 'Bin…' }).click()
  const editor = app.getByRole('dialog', { name: 'New field of Prompts' })
  await editor.getByRole('radio', { name: 'own edges' }).click()
  await editor.getByRole('textbox', { name: 'Edges' }).fill('2, 5')
  await editor.getByRole('button', { name: 'Add to rows' }).click()
  await pivotShown(app)
  await expect(app.getByRole('rowheader', { name: '5 or more' }).first()).toBeVisible()

  await openMenu(fields.getByRole('button', { name: /^Prompts, binned/ }))
  await app.getByRole('menuitem', { name: 'Edit…' }).click()
  const again = app.getByRole('dialog', { name: 'Edit Prompts, binned' })
  // It begins with what they are.
  await expect(again.getByRole('textbox', { name: 'Edges' })).toHaveValue('2, 5')
  await again.getByRole('textbox', { name: 'Edges' }).fill('2, 9')
  await again.getByRole('button', { name: 'Change' }).click()
  await expect(app.getByRole('rowheader', { name: '9 or more' }).first()).toBeVisible()
  await expect(app.getByRole('rowheader', { name: '5 or more' })).toHaveCount(0)

  await openMenu(fields.getByRole('button', { name: /^Start/ }))
  await app.getByRole('menuitem', { name: 'Rows by month' }).click()
  await openMenu(fields.getByRole('button', { name: /^Start by month/ }))
  await app.getByRole('menuitem', { name: 'Edit…' }).click()
  const dates = app.getByRole('dialog', { name: 'Edit Start by month' })
  await dates.getByRole('radio', { name: 'quarter' }).click()
  // The name went along.
  await expect(dates.getByRole('textbox', { name: 'Name' })).toHaveValue('Start by quarter')
  await dates.getByRole('button', { name: 'Change' }).click()
  await expect(app.getByRole('columnheader', { name: 'Start by quarter' })).toBeVisible()
  await expect(app.getByRole('columnheader', { name: 'Start by month' })).toHaveCount(0)
  await app.keyboard.press('Control+z')
  await app.keyboard.press('Control+z')

  await app.keyboard.press('Control+k')
  await app.keyboard.type('collapse all rows')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('rowheader', { name: '9 or more' })).toHaveCount(0)
  await expect(cell(app, 'Legal, All, by prompts, binned', 'All levels', 'Verified success')).toBeVisible()

  const measures = app.getByRole('group', { name: 'Measures' })
  await measures.getByRole('button', { name: /^Verified success/ }).click()
  await app.getByRole('menuitem', { name: 'Format…' }).click()
  await expect(app.getByRole('dialog', { name: 'Format' })).toBeVisible()
  await app.keyboard.press('Escape')
  await expect(app.getByRole('contentinfo')).toContainText('95 % intervals, users alike')

  await measures.getByRole('button', { name: /^Verified success/ }).click()
  await app.getByRole('menuitem', { name: 'Interval' }).click()
  await app.getByRole('menuitemradio', { name: 'All sessions independent' }).click()
  await expect(app.getByRole('contentinfo')).toContainText('95 % intervals, sessions independent')
  // What is not the dataset's own way is said on the measure.
  await expect(measures.getByRole('button', { name: 'Verified success sessions independent' })).toBeVisible()
})

test('rows are sorted by one column, and by another where that is the same', async ({ app }) => {
  await openSample(app)
  const head = (name: string) => app.getByRole('columnheader', { name: new RegExp(`^${name} ?\\d?$`) })
  await head('Expert').getByRole('button').click()
  await expect(head('Expert')).toHaveAttribute('aria-sort', 'descending')
  await head('Novice')
    .getByRole('button')
    .click({ modifiers: ['Shift'] })
  await expect(head('Novice')).toHaveText('Novice2')
  await expect(head('Expert')).toHaveText('Expert1')
  await expect(head('Expert')).toHaveAttribute('aria-sort', 'descending')
  // Without Shift the column is the only one again.
  await head('Novice').getByRole('button').click()
  await expect(head('Novice')).toHaveText('Novice')
  await expect(head('Expert')).toHaveAttribute('aria-sort', 'none')
})
