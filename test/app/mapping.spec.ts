import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, pivotShown, test } from './support/app'

// 300 sessions of another tool: work modes in the study's words, and an outcome half of whose words nobody knows.
const MODES = ['fixing something broken', 'building something new', 'testing code']
const WENT = ['Succeeded', 'kinda', 'nope', 'Failed']
const foreign = (rows: number): string =>
  `conversation,kind of work,how it went,rating\n${Array.from(
    { length: rows },
    (_, i) => `c-${1000 + i},${MODES[i % 3]},${WENT[i % 4]},${i % 6}\n`,
  ).join('')}`

async function openCsv(app: Page, folder: string, text: string, name = 'foreign.csv'): Promise<void> {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Open files…' }).click()
  await (await chooser).setFiles(file)
}

test('columns of another tool are recognised, and what is not can be decided once and for all', async ({
  app,
  folder,
}) => {
  await openCsv(app, folder, foreign(300))
  await pivotShown(app)
  await app.getByRole('button', { name: 'foreign.csv' }).click()
  const row = (name: string) => app.getByRole('row', { name: new RegExp(`^${name}`) })
  await expect(row('conversation')).toContainText('a known name')
  await expect(row('kind of work')).toContainText('its values')

  await app.getByRole('button', { name: /What how it went is taken for/ }).press('Enter')
  await app.getByRole('option', { name: 'Outcome' }).press('Enter')
  await expect(app.getByText('1 decision not yet applied')).toBeVisible()
  await app.getByRole('button', { name: 'Apply and read again' }).click()
  await expect(row('how it went')).toContainText('your decision')
  await expect(app.getByText('150 values of how it went are none of its labels')).toBeVisible()

  await app.getByRole('button', { name: /What kinda stands for/ }).click()
  await app.getByRole('option', { name: 'Partially succeeded' }).click()
  await app.getByRole('button', { name: /What nope stands for/ }).click()
  await app.getByRole('option', { name: 'Failed', exact: true }).click()
  await app.getByRole('button', { name: 'Apply and read again' }).click()
  await expect(app.getByText('Opened with your decisions')).toBeVisible()
  await expect(app.getByText('none of its labels')).toBeHidden()

  // A newer export of the same columns needs no click.
  await app.reload()
  await openCsv(app, folder, foreign(360), 'newer.csv')
  await pivotShown(app)
  await app.getByRole('button', { name: 'newer.csv' }).click()
  await expect(row('how it went')).toContainText('your decision')
  await expect(app.getByText('none of its labels')).toBeHidden()
  await app.getByRole('button', { name: 'Forget them' }).click()
  await expect(row('how it went')).not.toContainText('your decision')
})

test('an export without a known id opens once someone says which column it is', async ({ app, folder }) => {
  const rows = Array.from({ length: 60 }, (_, i) => `talk number ${i},${MODES[i % 3]}\n`)
  await openCsv(app, folder, `talk,kind\n${rows.join('')}`)
  await expect(app.getByRole('alert')).toContainText('No column of foreign.csv is known to tell sessions apart.')
  await app.getByRole('button', { name: 'Choose the column…' }).click()
  await app.getByRole('menuitem', { name: 'talk' }).click()
  await pivotShown(app)
  await expect(app.getByText('60 sessions')).toBeVisible()
})
