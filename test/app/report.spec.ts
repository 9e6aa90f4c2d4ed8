import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { Report } from '#core/report/report'
import { cell, expect, openSample, pivotShown, test } from './support/app'
import { cli, sampleFile } from './support/cli'

const csvOf = (sessions: number, model = 'opus') =>
  ['session_id,user_id,work_mode,model']
    .concat(
      Array.from(
        { length: sessions },
        (_, i) => `s${i},u${i % 20},${i % 3 ? 'Fix' : 'Build'},${i % 2 ? model : 'haiku'}`,
      ),
    )
    .join('\n')

const readSaved = (file: string): Report => JSON.parse(readFileSync(file, 'utf8')) as Report
const draftsIn = (folder: string) => {
  const drafts = path.join(folder, 'home/drafts')
  return readdirSync(drafts).map((name) => readSaved(path.join(drafts, name)))
}
const tab = (app: Page, name: string) => app.getByRole('tab', { name, exact: true })
const report = (app: Page) => app.getByRole('button', { name: /^Report: / })
const more = (app: Page) => app.getByRole('button', { name: /^More on the view/ })

async function rename(app: Page, name: string): Promise<void> {
  await more(app).click()
  await app.getByRole('menuitem', { name: 'Rename…' }).click()
  await app.getByRole('textbox', { name: 'Name' }).fill(name)
  await app.keyboard.press('Enter')
}

/** Saves under a name, beside the dataset. */
async function saveAs(app: Page, name: string): Promise<void> {
  await app.keyboard.press('Control+s')
  const dialog = app.getByRole('dialog', { name: 'Save report' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
}

test('views are added, renamed, moved and deleted, and each step can be undone', async ({ app }) => {
  await openSample(app)
  await rename(app, 'By occupation')
  await app.getByRole('button', { name: 'Add view' }).click()
  await expect(tab(app, 'View 2')).toHaveAttribute('aria-selected', 'true')
  await app.getByRole('button', { name: 'Swap rows and columns' }).click()
  await expect(cell(app, 'All levels', 'All occupations', 'Verified success')).toBeVisible()
  await tab(app, 'By occupation').click()
  await expect(cell(app, 'All occupations', 'All levels', 'Verified success')).toBeVisible()

  await more(app).click()
  await app.getByRole('menuitem', { name: 'Move right' }).click()
  await expect(app.getByRole('tab')).toHaveText(['View 2', 'By occupation'])
  await more(app).click()
  await app.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(app.getByRole('tab')).toHaveText(['View 2'])
  await app.keyboard.press('Control+z')
  await app.keyboard.press('Control+z')
  await expect(app.getByRole('tab')).toHaveText(['By occupation', 'View 2'])
  // The next step back was made in the other view, which is shown for it.
  await app.keyboard.press('Control+z')
  await expect(tab(app, 'View 2')).toHaveAttribute('aria-selected', 'true')
  await expect(cell(app, 'All occupations', 'All levels', 'Verified success')).toBeVisible()
})

test.describe('on a file of the command line', () => {
  test.use({
    files: async ({ folder }, use) => {
      writeFileSync(path.join(folder, 'export.csv'), csvOf(90))
      await use([path.join(folder, 'export.csv')])
    },
  })

  test('a report is saved beside its dataset, kept up to date, and opened again from the recent files', async ({
    app,
    folder,
  }) => {
    await pivotShown(app)
    await rename(app, 'By mode')
    await saveAs(app, 'Review')
    const file = path.join(folder, 'Review.report.json')
    await expect(report(app)).toHaveAccessibleName('Report: Review, Saved')
    await expect(app).toHaveTitle('Review · Session Explorer')
    expect(readSaved(file)).toMatchObject({
      datasets: [{ name: 'export.csv', paths: [{ path: path.join(folder, 'export.csv'), below: 'export.csv' }] }],
      views: [{ name: 'By mode' }],
    })

    await app.getByRole('button', { name: 'Add view' }).click()
    await expect(report(app)).toHaveAccessibleName('Report: Review, Saved')
    await expect.poll(() => readSaved(file).views.map(({ name }) => name)).toEqual(['By mode', 'View 2'])
    // What the window shows and what the command line computes from the file are one thing.
    const { cells } = JSON.parse(cli('pivot', '--report', file, '--view', 'By mode', '--format', 'json'))
    await tab(app, 'By mode').click()
    await pivotShown(app)
    await expect(app.getByRole('gridcell')).toHaveCount(cells.length)

    await app.reload()
    await app.getByRole('button', { name: /^Review Report in / }).click()
    await pivotShown(app)
    await expect(app.getByRole('tab')).toHaveText(['By mode', 'View 2'])
    await expect(app.getByRole('dialog')).toHaveCount(0)
  })

  test('work without a file is kept as a draft, and offered after the page was lost', async ({ app, folder }) => {
    await pivotShown(app)
    await rename(app, 'Half done')
    await expect(report(app)).toContainText('kept as a draft')
    expect(draftsIn(folder)).toMatchObject([{ views: [{ name: 'Half done' }] }])
    await app.reload()
    await app.getByRole('button', { name: /^Open unsaved work from .* on export\.csv$/ }).click()
    await expect(tab(app, 'Half done')).toBeVisible()
    await saveAs(app, 'Done')
    expect(draftsIn(folder)).toEqual([])

    await rename(app, 'More')
    await expect(report(app)).toHaveAccessibleName('Report: Done, Saved')
    expect(draftsIn(folder)).toEqual([])
  })

  test('a draft that is not wanted is discarded', async ({ app, folder }) => {
    await pivotShown(app)
    await rename(app, 'Half done')
    await expect(report(app)).toContainText('kept as a draft')
    await app.reload()
    await app.getByRole('button', { name: /^Discard unsaved work/ }).click()
    await expect(app.getByRole('heading', { name: 'Unsaved work' })).toHaveCount(0)
    expect(draftsIn(folder)).toEqual([])
  })

  test('saving asks before it replaces a file', async ({ app, folder }) => {
    const file = path.join(folder, 'There.report.json')
    writeFileSync(file, 'something else')
    await pivotShown(app)
    await app.keyboard.press('Control+Shift+s')
    await app.getByRole('textbox', { name: 'Name' }).fill('There')
    await app.keyboard.press('Enter')
    await expect(app.getByText('There.report.json is there already.')).toBeVisible()
    expect(readFileSync(file, 'utf8')).toBe('something else')
    await app.getByRole('button', { name: 'Replace' }).click()
    await expect(report(app)).toHaveAccessibleName('Report: There, Saved')
    expect(readSaved(file).views).toHaveLength(1)
  })

  test('a newer export is compared, and its views that cannot be answered are kept', async ({ app, folder }) => {
    const file = path.join(folder, 'Review.report.json')
    await pivotShown(app)
    await app.getByRole('button', { name: 'Add filter' }).click()
    await app.getByRole('option', { name: 'Model', exact: true }).click()
    await app.getByRole('option', { name: /^opus/ }).click()
    await app.getByRole('button', { name: 'Apply' }).click()
    await saveAs(app, 'Review')
    const saved = readFileSync(file, 'utf8')

    writeFileSync(path.join(folder, 'export.csv'), csvOf(120, 'fable'))
    await app.reload()
    await app.getByRole('button', { name: /^Review Report in / }).click()
    const notes = app.getByRole('dialog', { name: 'Review is open on a newer export' })
    await expect(notes).toContainText('Sessions: 90 then, 120 now.')
    await expect(notes).toContainText('New in model: fable.')
    await expect(notes).toContainText('No longer in model: opus.')
    await expect(notes).toContainText('View 1: It filters on values this dataset does not have: opus in Model.')
    // Nothing is written over before that has been seen.
    await app.waitForTimeout(1200)
    expect(readFileSync(file, 'utf8')).toBe(saved)
    await notes.getByRole('button', { name: 'Go on' }).click()
    await expect.poll(() => readSaved(file).datasets[0]?.content?.sessions).toBe(120)
    expect(readSaved(file).views[0]?.spec.filters).toHaveLength(1)
  })

  test('a damaged report opens as far as it can be read, and its file is left alone', async ({ app, folder }) => {
    const file = path.join(folder, 'Review.report.json')
    await pivotShown(app)
    await app.getByRole('button', { name: 'Add view' }).click()
    await saveAs(app, 'Review')
    const whole = readFileSync(file, 'utf8')
    const damaged = whole.slice(0, whole.lastIndexOf('"spec"'))
    writeFileSync(file, damaged)
    await app.reload()
    await app.getByRole('button', { name: /^Review Report in / }).click()
    const notes = app.getByRole('dialog', { name: 'Part of Review could not be read' })
    await expect(notes).toContainText('The file ends too early')
    await notes.getByRole('button', { name: 'Go on' }).click()
    await expect(app.getByRole('tab')).toHaveText(['View 1'])
    await rename(app, 'Rescued')
    await expect(report(app)).toContainText('kept as a draft')
    expect(readFileSync(file, 'utf8')).toBe(damaged)
    await app.keyboard.press('Control+s')
    await expect(report(app)).toHaveAccessibleName('Report: Review, Saved')
    expect(readSaved(file).views.map(({ name }) => name)).toEqual(['Rescued'])
  })
})

test('a report that a browser was given has its dataset chosen again', async ({ app, folder }) => {
  const data = path.join(folder, 'picked.csv')
  writeFileSync(data, csvOf(60))
  const choose = async (button: string, file: string, within = app.locator('main')) => {
    const chooser = app.waitForEvent('filechooser')
    await within.getByRole('button', { name: button }).click()
    await (await chooser).setFiles(file)
  }
  await choose('Open files…', data)
  await pivotShown(app)
  await rename(app, 'Of a file without a path')
  await expect(report(app)).toContainText('kept as a draft')
  const [draft] = readdirSync(path.join(folder, 'home/drafts'))
  const file = path.join(folder, 'mine.report.json')
  writeFileSync(file, readFileSync(path.join(folder, 'home/drafts', draft ?? '')))
  expect(readSaved(file).datasets[0]?.paths).toEqual([])

  await app.reload()
  await choose('Open report…', file)
  const dialog = app.getByRole('dialog', { name: 'Where is the dataset of mine?' })
  await expect(dialog).toContainText('It was opened in a browser, which does not tell where files lie')
  await expect(dialog).toContainText('picked.csv')
  await expect(dialog).toContainText('session_id, user_id, work_mode and model')
  await choose('Choose files…', data, dialog)
  await expect(tab(app, 'Of a file without a path')).toBeVisible()
  await expect(app.getByRole('dialog')).toHaveCount(0)
})

test('a report of the sample needs nobody to find it', async ({ app, folder }) => {
  await openSample(app)
  await rename(app, 'Of the sample')
  await expect(report(app)).toContainText('kept as a draft')
  expect(draftsIn(folder)).toMatchObject([{ datasets: [{ isSample: true, paths: [] }] }])
  expect(sampleFile).not.toContain(folder)
  await app.reload()
  await app.getByRole('button', { name: /^Open unsaved work/ }).click()
  await expect(tab(app, 'Of the sample')).toBeVisible()
})
