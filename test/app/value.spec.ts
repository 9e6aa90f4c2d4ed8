import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Report } from '#core/report/report'
import { generatePostings } from '../support/generate-postings.mjs'
import { expect, openSample, pivotShown, test } from './support/app'
import { withModel } from './support/model'

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
  await expect(inspector.getByText(/^Comparable rates, version 2, anchors/)).toBeVisible()
  await expect(inspector.getByText(/^export column/)).toHaveCount(0)

  // Dollars are one click further, in italics.
  await app.getByRole('button', { name: /Median task value index, first = 100/ }).click()
  await app.getByRole('menuitem', { name: 'Show as' }).click()
  await app.getByRole('menuitemradio', { name: 'Dollars, an estimate' }).click()
  const dollars = app.getByRole('gridcell', { name: /Median task value: \$\d/ }).last()
  await expect(dollars).toBeVisible()
  await expect(dollars.getByText(/^\$\d/)).toHaveCSS('font-style', 'italic')
})

const value = (app: Page) =>
  app.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Value' }).click()
const explore = (app: Page) =>
  app.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Explore' }).click()
const valued = (app: Page) => app.getByRole('status').filter({ hasText: 'sessions valued by' })

async function openPostings(app: Page, postings: number): Promise<void> {
  await value(app)
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Open postings…' }).click()
  const buffer = Buffer.from(postingsCsv(postings))
  await (await chooser).setFiles({ name: 'postings.csv', mimeType: 'text/csv', buffer })
  await expect(app.getByText(/postings kept/)).toBeVisible()
}

async function unviolated(app: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page: app }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

test.describe('values of an export of its own', () => {
  // Values in the file, and half an hour each; the second month is worth half as much again.
  const rows = Array.from({ length: 240 }, (_, i) => {
    const month = 1 + (i % 2)
    const mode = ['Build', 'Fix', 'Operate'][i % 3]!
    return `s${i},u${i % 60},${mode},15-0000,2026-0${month},${month === 1 ? 100 : 150},1800,${5 + (i % 7)}`
  })
  const csv = ['session_id,user_id,work_mode,work_occupation,month,task_value_usd,active_s,prompts', ...rows].join('\n')
  test.use({
    files: async ({ folder }, use) => {
      writeFileSync(path.join(folder, 'export.csv'), csv)
      await use([path.join(folder, 'export.csv')])
    },
  })

  test('values are kept with the report, are a step to undo, and stand there when it is opened again', async ({
    app,
    folder,
  }) => {
    await pivotShown(app)
    await openPostings(app, 300)
    await app.getByRole('button', { name: 'Value the sessions' }).click()
    await expect(valued(app)).toContainText('240 of 240 sessions valued by Comparable rates')
    await app.keyboard.press('Control+z')
    await expect(valued(app)).toHaveCount(0)
    await app.keyboard.press('Control+Shift+z')
    await expect(valued(app)).toBeVisible()

    await app.keyboard.press('Control+s')
    const dialog = app.getByRole('dialog', { name: 'Save report' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Valued')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toHaveCount(0)
    const report = JSON.parse(readFileSync(path.join(folder, 'Valued.report.json'), 'utf8')) as Report
    expect(report.values).toMatchObject({ estimated: 240, provenance: { method: 'comparable' } })
    const kept = path.join(folder, 'home/values', `values-${report.values!.run}.jsonl`)
    expect(readFileSync(kept, 'utf8').trim().split('\n')).toHaveLength(240)

    await app.reload()
    await app.getByRole('button', { name: /^Valued Report in / }).click()
    await pivotShown(app)
    await value(app)
    await expect(valued(app)).toContainText('240 of 240 sessions valued by Comparable rates')
    // What the file says is still there: its own column can be put back.
    await app.getByRole('button', { name: / Method$/ }).click()
    await app.getByRole('option', { name: 'Column of the export' }).click()
    await app.getByRole('button', { name: 'Value the sessions' }).click()
    await expect(valued(app)).toContainText('valued by Column of the export')
    await app.getByRole('radio', { name: 'Rates' }).click()
    await app.getByRole('button', { name: 'Value of an hour' }).click()
    const total = app
      .getByRole('table', { name: /an hour of active time/ })
      .getByRole('row')
      .last()
    // A mean of 125 dollars in half an hour.
    await expect(total).toContainText('$250')
    await unviolated(app)

    await app.reload()
    rmSync(kept)
    await app.getByRole('button', { name: /^Valued Report in / }).click()
    await pivotShown(app)
  })

  test('headline changes under every method stand on one page, which warns where methods differ', async ({ app }) => {
    await pivotShown(app)
    await openPostings(app, 300)
    await app.getByRole('radio', { name: 'Sensitivity' }).click()
    await app.getByRole('button', { name: 'Try every method' }).click()
    const table = app.getByRole('table', { name: 'Change of value by method' })
    const column = table.getByRole('row', { name: /^Column of the export mean [+−]/ })
    await expect(column).toContainText('+50 %', { timeout: 60_000 })
    await expect(table.getByRole('row', { name: /^Published/ })).toContainText('+27 %')
    await expect(table.getByRole('row', { name: /bias-corrected/ }).first()).toBeVisible()
    await expect(app.getByText(/^Methods differ by a factor of/)).toBeVisible()
    await unviolated(app)
    // The sessions have what they had.
    await app.getByRole('radio', { name: 'Estimate' }).click()
    await expect(valued(app)).toHaveCount(0)
  })

  test('postings are filtered and converted as is chosen, with the keyboard alone', async ({ app }) => {
    await pivotShown(app)
    await openPostings(app, 300)
    const from = app.getByRole('textbox', { name: 'Put up from' })
    await from.focus()
    await app.keyboard.press('Control+a')
    await app.keyboard.type('2026')
    for (let i = 0; i < 4; i++) await app.keyboard.press('Tab')
    await app.keyboard.press('Enter')
    await expect(app.getByText(/set aside: from outside the period/)).toBeVisible()
    await from.fill('soon')
    await app.getByRole('button', { name: 'Take over' }).click()
    await expect(app.getByText('The period cannot begin with soon.')).toBeVisible()
    await expect(app.getByRole('img', { name: /^Prices of \d+ postings on a log scale/ })).toBeVisible()
  })
})

test('what takes long can be cancelled, and nothing is left of it', async ({ app }) => {
  await openSample(app)
  await openPostings(app, 3_000)
  await app.getByRole('textbox', { name: 'Held out' }).fill('3000')
  await app.getByRole('button', { name: 'Calibrate' }).click()
  await app.getByRole('button', { name: 'Cancel' }).focus()
  await app.keyboard.press('Enter')
  await expect(app.getByRole('progressbar')).toHaveCount(0)
  await expect(app.getByRole('table', { name: 'Quality on postings that were held out' })).toHaveCount(0)
  await expect(app.getByRole('button', { name: 'Calibrate' })).toBeEnabled()
  await explore(app)
})

test.describe("the study's two steps", () => {
  const described = [...generatePostings({ postings: 24, seed: 9, noise: 0.2 })].map(({ title, description }, i) =>
    [`s${i}`, `u${i}`, 'Fix', `2026-0${1 + (i % 2)}`, title, `${description} Mail jo${i}@example.org.`]
      .map(cell)
      .join(','),
  )
  test.use({
    files: async ({ folder }, use) => {
      const rows = ['session_id,user_id,work_mode,month,posting_title,posting_description', ...described]
      writeFileSync(path.join(folder, 'described.csv'), rows.join('\n'))
      await use([path.join(folder, 'described.csv')])
    },
  })
  const model = withModel({ answerMs: 250, answer: () => ({ usd: 120, low: 60, high: 240 }) })

  test('are planned and shown, sent with consent, cancelled, gone on with, and put on the sessions', async ({
    app,
  }) => {
    await pivotShown(app)
    await openPostings(app, 400)
    await app.getByRole('button', { name: / Method$/ }).click()
    await app.getByRole('option', { name: "The study's two steps" }).click()
    await app.getByRole('button', { name: 'Plan the sessions' }).click()
    const plan = app.getByRole('region', { name: 'Plan of prices' })
    await expect(plan).toContainText('24 sessions to price with claude-opus-4-7')
    await expect(plan).toContainText('Replaced before sending: e-mail 24.')
    await expect(plan).toContainText('Mail [e-mail 1].')
    await expect(plan.getByRole('button', { name: 'Start' })).toBeDisabled()
    await unviolated(app)
    expect(model().received).toEqual([])
    await plan.getByText(/^Send \d+ requests/).click()
    await plan.getByRole('button', { name: 'Start' }).click()
    await app.getByRole('button', { name: 'Cancel the run' }).click()
    await expect(app.getByRole('status').filter({ hasText: /^Cancelled/ })).toBeVisible()
    const first = model().ledger().length
    expect(first).toBeLessThan(24)
    // The others could be filled in by their size, were it known.
    const fill = app.getByText('Fill sessions without an estimate by the size model')
    await fill.click()
    await app.getByRole('button', { name: 'Value the sessions' }).click()
    await expect(app.getByText(/^The size model needs actions/)).toBeVisible()
    await fill.click()

    await app.getByRole('button', { name: 'Plan the sessions' }).click()
    await expect(plan).toContainText(`${24 - first} sessions to price`)
    await plan.getByText(/^Send \d+ requests/).click()
    await plan.getByRole('button', { name: 'Start' }).click()
    await expect(app.getByRole('status').filter({ hasText: /^Done/ })).toBeVisible()
    expect(model().ledger()).toHaveLength(24)
    await app.getByRole('button', { name: 'Value the sessions' }).click()
    await expect(valued(app)).toContainText("24 of 24 sessions valued by The study's two steps, claude-opus-4-7")
    expect(model().received.every(({ body }) => !body.includes('@example.org'))).toBe(true)

    await app.getByRole('radio', { name: 'Sensitivity' }).click()
    await app.getByRole('button', { name: 'Try every method' }).click()
    const tried = app.getByRole('table', { name: 'Change of value by method' })
    // What the model said of every session: the fake says $120 of each.
    await expect(tried.getByRole('row', { name: /^The study's two steps mean / })).toContainText('$120', {
      timeout: 60_000,
    })
    expect(model().ledger()).toHaveLength(24)

    // A window that has looked at nothing else knows what the journal says too, and what cannot be tried.
    await app.reload()
    await app
      .getByRole('button', { name: /^described\.csv/ })
      .first()
      .click()
    await pivotShown(app)
    await openPostings(app, 400)
    await app.getByRole('radio', { name: 'Sensitivity' }).click()
    await app.getByRole('button', { name: 'Try every method' }).click()
    await expect(tried.getByRole('row', { name: /^The study's two steps mean / })).toContainText('$120', {
      timeout: 60_000,
    })
    await expect(app.getByText(/^Left out: Column of the export\. No column says/)).toBeVisible()
    await expect(app.getByText(/^All sessions have an estimate: Comparable rates;/)).toBeVisible()
    expect(model().ledger()).toHaveLength(24)
  })
})
