import type { Locator, Page } from '@playwright/test'
import { cell, expect, openSample, pivotShown, test } from './support/app'

const shelf = (app: Page, name: string) =>
  app.locator('fieldset').filter({ has: app.locator('legend', { hasText: name }) })
const chips = (app: Page, name: string) => shelf(app, name).getByRole('button', { expanded: false })
const field = (app: Page, name: string) =>
  app.getByRole('complementary', { name: 'Fields' }).getByRole('button', { name: new RegExp(`^${name}`) })

/** Drags as a hand does: down, a little way, across, and up. */
async function drag(app: Page, from: Locator, to: { readonly x: number; readonly y: number }): Promise<void> {
  const box = await from.boundingBox()
  if (!box) throw new Error('what is dragged is on the screen')
  await app.mouse.move(box.x + 24, box.y + box.height / 2)
  await app.mouse.down()
  await app.mouse.move(box.x + 34, box.y + box.height / 2 + 6, { steps: 3 })
  await expect(app.locator('[data-drop-area]').first()).toBeVisible()
  await app.mouse.move(to.x, to.y, { steps: 4 })
}

async function middleOf(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox()
  if (!box) throw new Error('it is on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('a pivot is built with the mouse: fields to shelves, chips within, between and out', async ({ app }) => {
  await openSample(app)
  await drag(app, field(app, 'Work mode'), await middleOf(shelf(app, 'Columns')))
  await app.mouse.up()
  await expect(chips(app, 'Columns')).toContainText(['Expertise', 'Work mode'])

  // Let go on the left half of a chip it goes before it.
  const first = await middleOf(chips(app, 'Columns').first())
  await drag(app, chips(app, 'Columns').nth(1), { x: first.x - 30, y: first.y })
  await app.mouse.up()
  await expect(chips(app, 'Columns')).toContainText(['Work mode', 'Expertise'])

  await drag(app, chips(app, 'Columns').first(), { x: 800, y: 600 })
  await app.mouse.up()
  await expect(chips(app, 'Columns')).toContainText(['Expertise'])
  await expect(shelf(app, 'Columns')).not.toContainText('Work mode')

  // What cannot be says why, while it is dragged and after.
  await drag(app, field(app, 'Output words'), await middleOf(shelf(app, 'Rows')))
  await expect(shelf(app, 'Rows')).toContainText('Output words has too many values to group by')
  await app.mouse.up()
  await expect(app.getByRole('tabpanel').getByText(/^Output words has too many values to group by/)).toBeVisible()
  await expect(app.locator('[aria-live=polite]')).toContainText('Output words has too many values')

  await drag(app, field(app, 'Surface'), await middleOf(app.getByText('Add filter')))
  await app.mouse.up()
  await expect(app.getByRole('dialog', { name: 'Filter on Surface' })).toBeVisible()
  await app.keyboard.press('Escape')

  await field(app, 'Month').dblclick()
  await expect(chips(app, 'Rows')).toContainText(['Occupation', 'Month'])
  await app.getByRole('button', { name: 'Undo' }).click()
  await expect(chips(app, 'Rows')).toContainText(['Occupation'])
  await expect(shelf(app, 'Rows')).not.toContainText('Month')
})

/** Goes on to the next place something can be let go, and tells its name. */
async function nextPlace(app: Page): Promise<string> {
  await app.keyboard.press('Tab')
  return (await app.locator(':focus').getAttribute('aria-label')) ?? ''
}

test('the same is done with the keys, every place named as it is reached', async ({ app }) => {
  await openSample(app)
  await field(app, 'Surface').focus()
  await app.keyboard.press('Alt+Enter')
  const names = new Set<string>()
  for (let i = 0; i < 6; i++) names.add(await nextPlace(app))
  for (const name of ['Before Occupation', 'Rows, at the end', 'Before Expertise', 'Columns, at the end']) {
    expect([...names]).toContain(name)
  }
  await app.keyboard.press('Escape')
  await expect(field(app, 'Surface')).toBeFocused()

  await app.keyboard.press('Alt+Enter')
  await expect.poll(() => nextPlace(app)).toBe('Before Occupation')
  await app.keyboard.press('Enter')
  await expect(chips(app, 'Rows')).toContainText(['Surface', 'Occupation'])
})

test('commands are found by name, and steps are gone back to in words', async ({ app }) => {
  await openSample(app)
  await app.keyboard.press('Control+k')
  await app.keyboard.type('rows work mode')
  await expect(app.getByRole('option')).toHaveText(['Rows: Work mode'])
  await app.keyboard.press('Enter')
  await expect(chips(app, 'Rows')).toContainText(['Occupation', 'Work mode'])
  await app.keyboard.press('Control+Shift+X')
  await expect(chips(app, 'Columns')).toContainText(['Occupation', 'Work mode'])

  await app.keyboard.press('Control+Shift+H')
  const steps = app.getByRole('listbox', { name: 'Steps' }).getByRole('option')
  await expect(steps).toHaveText(['Swapped rows and columns', 'Added Work mode to rows', 'As it was opened'])
  await app.keyboard.press('ArrowDown')
  await app.keyboard.press('ArrowDown')
  await expect(steps.last()).toHaveAttribute('aria-selected', 'true')
  await app.keyboard.press('Escape')
  await pivotShown(app)
  await expect(cell(app, 'All occupations', 'All levels', 'Verified success')).toBeVisible()

  // What was used last comes first, and the sheet of shortcuts is a command like any other.
  await app.keyboard.press('Control+k')
  await expect(app.getByRole('option').first()).toHaveText('Rows: Work mode')
  await app.keyboard.type('shortcuts')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Swap rows and columns')
})

test('two views stand side by side, with filters of their own or shared', async ({ app }) => {
  await openSample(app)
  await app.keyboard.press('Control+k')
  await app.keyboard.type('duplicate view')
  await app.keyboard.press('Enter')
  await app.getByRole('button', { name: /^More on the view/ }).click()
  await app.getByRole('menuitem', { name: 'Put View 1 beside' }).click()
  const grid = (name: string) => app.getByRole('grid', { name: `Pivot of ${name}` })
  await expect(app.getByRole('grid')).toHaveCount(2)
  await app.keyboard.press('Control+Shift+X')
  await expect(grid('View 2').getByRole('columnheader', { name: 'Legal' })).toHaveCount(1)
  await expect(grid('View 1').getByRole('rowheader', { name: 'Legal' })).toHaveCount(1)

  // What is touched is what the shelves are about.
  await expect(chips(app, 'Rows')).toContainText(['Expertise'])
  await grid('View 1').getByRole('gridcell').first().click()
  await expect(chips(app, 'Rows')).toContainText(['Occupation'])
  await app.getByText('Linked filters').click()
  await app.getByRole('button', { name: 'Close the view beside' }).click()
  await expect(app.getByRole('grid')).toHaveCount(1)
})
