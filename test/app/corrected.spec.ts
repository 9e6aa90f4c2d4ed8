import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { Rater } from '#core/classify/label-record'
import { label } from '../core/classify/labels'
import { cell, expect, pivotShown, test } from './support/app'

const SESSIONS = 240

const csv = ['session_id,user_id,work_mode,transcript']
  .concat(
    Array.from({ length: SESSIONS }, (_, i) => `e${i},u${i % 80},${i % 2 ? 'Build' : 'Fix'},Human: make report ${i}`),
  )
  .join('\n')

/** 30 of 100 reports that are built fail, and 55 of those that are fixed. */
const outcome = (i: number) => ((i * 7_919) % 100 < (i % 2 ? 30 : 55) ? 'failed' : 'succeeded')

/** Two runs of a model, and a person who says of 120 sessions what the first run says but for every eighth. */
const journal = Array.from({ length: SESSIONS }, (_, i) => {
  const said = (run: string, by: string, rater?: Rater) =>
    label({
      session: `e${i}`,
      classifier: 'outcome',
      run,
      answer: { kind: 'label', label: by },
      ...(rater && { rater }),
    })
  const other = outcome(i) === 'failed' ? 'succeeded' : 'failed'
  const hand = said('by hand', i % 8 === 0 ? other : outcome(i), { kind: 'human', name: 'anna' })
  return [said('first', outcome(i)), said('second', i % 9 === 0 ? other : outcome(i)), ...(i < 120 ? [hand] : [])]
})

test.use({
  files: async ({ folder }, use) => {
    writeFileSync(path.join(folder, 'export.csv'), csv)
    await use([path.join(folder, 'export.csv')])
  },
})

async function takeIn(app: Page): Promise<void> {
  await app.getByRole('button', { name: 'Classify' }).click()
  const lines = journal.flat().map((one) => JSON.stringify(one))
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Take in a journal…' }).click()
  const buffer = Buffer.from(`${lines.join('\n')}\n`)
  await (await chooser).setFiles({ name: 'theirs.jsonl', mimeType: 'application/jsonl', buffer })
  await expect(app.getByText('600 new labels taken in')).toBeVisible()
}

async function addMeasure(app: Page, typed: string): Promise<void> {
  await app.getByRole('button', { name: 'Choose measures' }).click()
  await app.keyboard.type(typed)
  await app.keyboard.press('Enter')
  await app.keyboard.press('Escape')
  await app.keyboard.press('Escape')
}

test('labels of an export agree with a person, stand run by run, and rates corrected by the person are compared', async ({
  app,
}) => {
  await pivotShown(app)
  await takeIn(app)
  await app.getByRole('radio', { name: 'Agreement' }).focus()
  await app.keyboard.press('Space')
  // 105 of 120: prop.test(105, 120, correct = FALSE) in R 4.2.2 gives 0.804 and 0.923.
  await expect(app.getByRole('row', { name: /^Outcome 120 87\.5.% 80\.4 to 92\.3/ })).toBeVisible()
  await app.getByRole('button', { name: 'Read e8', exact: true }).click()
  await expect(app.getByRole('dialog')).toContainText('make report 8')
  await app.keyboard.press('Escape')

  await app.getByRole('button', { name: 'Explore' }).click()
  await addMeasure(app, 'judged success, run second')
  await expect(app.getByRole('columnheader', { name: 'Judged success, run second' }).first()).toBeVisible()
  await addMeasure(app, 'judged success')
  await app.getByRole('button', { name: '5 users, 15 sessions' }).click()
  await app.getByText('Correct rates for misclassification').click()
  await app.keyboard.press('Escape')
  await expect(app.getByRole('columnheader', { name: 'Judged success, corrected' }).first()).toBeVisible()
  await cell(app, 'Build', 'All sessions', 'Judged success, corrected').click()
  const inspector = app.getByRole('complementary', { name: 'Selected cell' })
  await expect(inspector).toContainText('journal label outcome')
  await expect(inspector).toContainText('Outcome with anna: 87.5\u202F% (80.4 to 92.3) of 120 sessions')
  await app.keyboard.press('c')
  await app.keyboard.press('ArrowUp')
  const comparison = app.getByRole('region', { name: 'Comparison' })
  await expect(comparison).toContainText('the difference is divided by sensitivity + specificity')
  await expect(comparison).toContainText(/[+\u2212]\d+\.\d points/)
})
