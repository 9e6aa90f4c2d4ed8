import { formatCount, formatValue } from '#core/format/number'
import { cell, expect, openSample, pivotShown, test } from './support/app'
import { cliPivot, sampleFile } from './support/cli'

test('the sample opens on a pivot of its own, and says that it is synthetic', async ({ app }) => {
  await openSample(app)
  await expect(app.getByText('Synthetic data', { exact: true })).toBeVisible()
  await expect(app.getByRole('status')).toContainText('20 000 sessions'.replace(' ', '\u202F'))
  await expect(cell(app, 'All occupations', 'All levels', 'Verified success')).toBeVisible()
})

test('the table shows what the command line computes', async ({ app }) => {
  await openSample(app)
  const { cells } = cliPivot(
    sampleFile,
    '--rows',
    'occupation',
    '--columns',
    'expertise',
    '--measures',
    'verified_success',
  )
  const total = cells.find(({ row, column }) => row.length === 0 && column.length === 0)
  const novice = cells.find(({ row, column }) => row.length === 0 && column[0] === '1')
  if (!total || total.suppressed || !novice || novice.suppressed) throw new Error('the totals of the sample are shown')
  await expect(cell(app, 'All occupations', 'All levels', 'Verified success')).toContainText(
    formatValue(total.value, 'rate'),
  )
  await expect(cell(app, 'All occupations', 'Novice', 'Verified success')).toContainText(formatCount(novice.n))
  const hidden = cells.filter(({ suppressed }) => suppressed).length
  await expect(app.getByRole('gridcell', { name: /: withheld/ })).toHaveCount(hidden)
  await expect(app.getByRole('status')).toContainText(`${hidden} cells withheld`)
})

test('a pivot is built from the shelves with the keyboard alone', async ({ app }) => {
  await openSample(app)
  await app.getByRole('button', { name: 'Add to rows' }).focus()
  await app.keyboard.press('Enter')
  await app.keyboard.type('work mode')
  await app.keyboard.press('Enter')
  await pivotShown(app)
  await expect(app.getByRole('columnheader', { name: 'Work mode', exact: true })).toBeVisible()

  await app.getByRole('button', { name: 'Choose measures' }).focus()
  await app.keyboard.press('Enter')
  await app.keyboard.type('median task')
  await app.keyboard.press('Enter')
  await app.keyboard.press('Escape')
  await app.keyboard.press('Escape')
  await expect(app.getByRole('columnheader', { name: 'Median task value' }).first()).toBeVisible()
})

test('undo and redo step through the edits', async ({ app }) => {
  await openSample(app)
  await app.getByRole('button', { name: 'Swap rows and columns' }).click()
  await expect(cell(app, 'All levels', 'All occupations', 'Verified success')).toBeVisible()
  await app.keyboard.press('Control+z')
  await expect(cell(app, 'All occupations', 'All levels', 'Verified success')).toBeVisible()
  await app.keyboard.press('Control+Shift+z')
  await expect(cell(app, 'All levels', 'All occupations', 'Verified success')).toBeVisible()
  await app.getByRole('button', { name: 'Undo' }).click()
  await expect(cell(app, 'All occupations', 'All levels', 'Verified success')).toBeVisible()
})

test('a filter is a sentence, and the numbers follow it', async ({ app }) => {
  await openSample(app)
  await app.getByRole('button', { name: 'Add filter' }).click()
  await app.getByRole('option', { name: 'Work mode' }).click()
  await app.getByRole('option', { name: /^Build/ }).click()
  await app.getByRole('option', { name: /^Fix/ }).click()
  await app.getByRole('button', { name: 'Apply' }).click()
  await expect(app.getByText('Sessions where work mode is Fix or Build')).toBeVisible()
  const { cells } = cliPivot(sampleFile, '--measures', 'verified_success', '--where', 'work_mode=Build,Fix')
  const [total] = cells
  if (!total || total.suppressed) throw new Error('the total of the sample is shown')
  await expect(cell(app, 'All occupations', 'All levels', 'Verified success')).toContainText(formatCount(total.n))
  await app.getByRole('button', { name: 'Remove the filter on work mode' }).click()
  await expect(app.getByText('All sessions', { exact: true })).toBeVisible()
})

test('arrow keys walk the table and the inspector tells of the cell', async ({ app }) => {
  await openSample(app)
  await app.getByRole('gridcell').first().click()
  const inspector = app.getByRole('complementary', { name: 'Selected cell' })
  await expect(inspector).toContainText('Computer and mathematical · Novice')
  await app.keyboard.press('ArrowRight')
  await expect(inspector).toContainText('Computer and mathematical · Beginner')
  await app.keyboard.press('Control+End')
  await expect(inspector).toContainText('All occupations · All levels')
  await expect(inspector).toContainText('95\u202F% interval')
  await expect(inspector).toContainText('sessions with a clear goal and a success signal')
  await app.keyboard.press('Escape')
  await expect(inspector).toHaveCount(0)
})

test('another level or threshold asks the engine nothing', async ({ app }) => {
  await openSample(app)
  const status = app.getByRole('status')
  const took = /\d+ ms/.exec((await status.textContent()) ?? '')?.[0]
  if (!took) throw new Error('the status line tells how long the question took')
  const total = cell(app, 'All occupations', 'All levels', 'Verified success')
  const before = await total.getAttribute('aria-label')
  await app.getByRole('button', { name: '5 users, 15 sessions' }).click()
  await app.getByRole('radio', { name: '99\u202F%' }).click()
  await expect(total).not.toHaveAttribute('aria-label', before ?? '')
  await app.getByRole('textbox', { name: 'At least sessions' }).fill('400')
  await app.keyboard.press('Tab')
  await app.getByRole('button', { name: 'Apply' }).click()
  await expect(cell(app, 'Legal', 'All levels', 'Verified success')).toContainText('withheld')
  await expect(status).toContainText(took)
})

test('a threshold can be as high as makes sense, and no higher', async ({ app }) => {
  await openSample(app)
  await app.getByRole('button', { name: '5 users, 15 sessions' }).click()
  const fields = { 'At least sessions': '10000', 'At least users': '1001' }
  for (const [name, typed] of Object.entries(fields)) {
    await app.getByRole('textbox', { name }).fill(typed)
    await app.keyboard.press('Tab')
  }
  await app.getByRole('button', { name: 'Apply' }).click()
  await expect(app.getByRole('button', { name: '1000 users, 10000 sessions' })).toBeVisible()
})

test('lowering a threshold asks before it shows numbers from fewer people', async ({ app }) => {
  await openSample(app)
  await app.getByRole('button', { name: '5 users, 15 sessions' }).click()
  await app.getByRole('textbox', { name: 'At least users' }).fill('1')
  await app.keyboard.press('Tab')
  await app.getByRole('button', { name: 'Lower…' }).click()
  const dialog = app.getByRole('dialog', { name: 'Lower the thresholds?' })
  await expect(dialog).toContainText('Numbers from as few as 1 user and 15 sessions would be shown')
  await dialog.getByRole('button', { name: 'Lower the thresholds' }).click()
  await expect(app.getByRole('button', { name: '1 user, 15 sessions' })).toBeVisible()
  await expect(app.getByRole('status')).toContainText('Thresholds lowered to 1 user, 15 sessions')
})

test('settings are still there after a reload', async ({ app }) => {
  await openSample(app)
  await app.getByRole('button', { name: 'Chart', exact: true }).click()
  await expect(app.getByRole('region', { name: 'Chart' })).toHaveCount(0)
  await app.waitForTimeout(600)
  await app.reload()
  await openSample(app)
  await expect(app.getByRole('region', { name: 'Chart' })).toHaveCount(0)
})

test('at 1024 by 700 the table keeps the room and the fields come when asked for', async ({ app }) => {
  await app.setViewportSize({ width: 1024, height: 700 })
  await openSample(app)
  await expect(app.getByRole('complementary', { name: 'Fields' })).toHaveCount(0)
  await app.getByRole('button', { name: 'Fields' }).click()
  await expect(app.getByRole('complementary', { name: 'Fields' })).toBeVisible()
})
