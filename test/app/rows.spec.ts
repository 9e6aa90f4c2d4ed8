import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cell, expect, pivotShown, test } from './support/app'
import { cliPivot } from './support/cli'

// 3,000 sessions of 200 users; of team c there are 10, under the threshold. Every third session has no clear goal.
const OUTCOMES = ['succeeded', 'failed', 'no_clear_goal']
const csv = ['session_id,user_id,team,outcome,prompts']
  .concat(
    Array.from({ length: 3000 }, (_, i) =>
      [`s${i}`, `mail${i % 200}@x.org`, i < 10 ? 'c' : i % 2 ? 'a' : 'b', OUTCOMES[i % 3], (i * 7919) % 3001].join(','),
    ),
  )
  .join('\n')

test.use({
  files: async ({ folder }, use) => {
    writeFileSync(path.join(folder, 'export.csv'), csv)
    await use([path.join(folder, 'export.csv')])
  },
})

test('the sessions behind a cell are listed, sorted as a whole and saved; a withheld cell stays shut', async ({
  app,
  folder,
}) => {
  await pivotShown(app)
  await app.getByRole('button', { name: 'Choose measures' }).click()
  await app.getByRole('option', { name: /^Judged success/ }).click()
  await app.keyboard.press('Escape')
  await app.keyboard.press('Escape')

  const withheld = cell(app, 'c', 'All sessions', 'Judged success')
  await withheld.dblclick()
  await expect(app.getByText('The sessions behind this cell are withheld')).toBeVisible()
  await expect(app.getByRole('button', { name: 'Show sessions' })).toBeDisabled()
  await expect(app.getByRole('dialog')).toHaveCount(0)

  // Team a has the odd i from 11 on, 1,495 of them; those that are 5 more than a multiple of 6, 499, have no clear goal.
  await cell(app, 'a', 'All sessions', 'Judged success').click()
  await app.keyboard.press('Enter')
  const list = app.getByRole('dialog')
  await expect(list.getByRole('status').first()).toContainText('996 sessions')
  await list.getByRole('radio', { name: 'All sessions of the cell' }).click()
  await expect(list.getByRole('status').first()).toContainText('1\u202F495 sessions')

  const rows = list.getByRole('row')
  const prompts = (row: number) => rows.nth(row).getByRole('gridcell').last()
  await list.getByRole('columnheader', { name: 'Prompts' }).getByRole('button').click()
  await expect(list.getByRole('columnheader', { name: 'Prompts' })).toHaveAttribute('aria-sort', 'descending')
  const sorted = Array.from({ length: 3000 }, (_, i) => [i, (i * 7919) % 3001] as const)
    .filter(([i]) => i >= 10 && i % 2 === 1)
    .sort(([, a], [, b]) => b - a)
  await expect(prompts(1)).toHaveText(String(sorted[0]![1]).replace(/\B(?=\d{3}$)/, '\u202F'))
  await list.getByRole('grid').focus()
  await app.keyboard.press('End')
  const active = list.getByRole('row', { selected: true })
  await expect(active).toHaveAttribute('aria-rowindex', '1496')
  await expect(active.getByRole('gridcell').first()).toHaveText(`s${sorted.at(-1)![0]}`)
  await expect(active.getByRole('gridcell').nth(1)).toHaveText(/^user_\d+$/)

  await list.getByRole('button', { name: 'Save these' }).click()
  await app.getByRole('menuitem', { name: 'Parquet…' }).click()
  await app.getByRole('textbox', { name: 'Name' }).fill('part')
  await app.keyboard.press('Enter')
  await expect(list.getByText(`Wrote part.parquet to ${folder}`)).toBeVisible()
  expect(readdirSync(folder).filter((name) => name.startsWith('part'))).toEqual(['part.parquet'])
  const { cells } = cliPivot(path.join(folder, 'part.parquet'), '--measures', 'sessions')
  expect(cells).toEqual([expect.objectContaining({ value: 1495 })])

  await app.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
  await expect(cell(app, 'a', 'All sessions', 'Judged success')).toBeFocused()
})
