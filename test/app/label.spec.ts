import type { Page } from '@playwright/test'
import { expect, pivotShown, test } from './support/app'
import { faultsOf } from './support/axe'
import { transcriptFolder } from './support/transcripts'

const SESSIONS = 16
test.use({ files: [transcriptFolder(Array.from({ length: SESSIONS }, (_, i) => `make report ${i}`))] })

/** Goes on with Tab until the focus is on what a test names. */
async function tabTo(app: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (await app.evaluate((css) => document.activeElement?.matches(css) ?? false, selector)) return
    await app.keyboard.press('Tab')
  }
  throw new Error(`no Tab leads to ${selector}`)
}

/** Labels every session of the sample; of the sessions named as failed, otherwise as succeeded. */
async function labelAll(app: Page, failed: ReadonlySet<string>): Promise<void> {
  const transcript = app.getByRole('region', { name: /^Transcript of s\d+$/ })
  for (let n = 0; n < SESSIONS; n++) {
    await expect(app.getByRole('status').filter({ hasText: `${n} of ${SESSIONS} answers` })).toBeVisible()
    const session = /s\d+/.exec((await transcript.getAttribute('aria-label'))!)![0]
    await app.keyboard.press(failed.has(session) ? '3' : '1')
    await expect(app.getByRole('complementary', { name: 'Question' }).locator('dl')).toBeVisible()
    await app.keyboard.press('Enter')
  }
  await expect(app.getByText('All of the sample is labelled.')).toBeVisible()
}

test('two people label by keys alone, blind, and settle where they differ; agreement is shown and read', async ({
  app,
}) => {
  await pivotShown(app)
  await app.getByRole('button', { name: 'Classify' }).focus()
  await app.keyboard.press('Enter')
  await app.getByRole('radio', { name: 'Label by hand' }).focus()
  await app.keyboard.press('Space')
  const name = app.getByRole('textbox', { name: 'Who labels' })
  await name.focus()
  await app.keyboard.type('anna')
  // The list of questions begins at the first that is chosen, the outcome: the two signals after it are left out.
  await app.keyboard.press('Tab')
  for (const question of ['Success signal', 'Failure signal']) {
    await app.keyboard.press('ArrowDown')
    await app.keyboard.press('Space')
    await expect(app.getByRole('option', { name: question })).toHaveAttribute('aria-selected', 'false')
  }
  const question = app.getByRole('complementary', { name: 'Question' })
  await expect(question).toContainText('hidden until you have answered')
  await expect(question).not.toContainText('rules')
  expect(await faultsOf(app)).toEqual([])

  // From the name by Tab to what is read; the digits answer there.
  await tabTo(app, '[aria-label^="Transcript of"], [aria-label^="Transcript of"] *:not(input, button)')
  await labelAll(app, new Set(['s3']))
  await name.focus()
  await name.fill('ben')
  await tabTo(app, '[aria-label^="Transcript of"], [aria-label^="Transcript of"] *:not(input, button)')
  // What anna said is hidden from ben as well.
  await expect(question).not.toContainText('anna')
  await labelAll(app, new Set(['s3', 's5']))

  await app.getByRole('radio', { name: 'Settle differences' }).focus()
  await app.keyboard.press('Space')
  await expect(app.getByText('1 differences to settle')).toBeVisible()
  await expect(question).toContainText('anna')
  await tabTo(app, '[aria-label^="Transcript of"], [aria-label^="Transcript of"] *:not(input, button)')
  await app.keyboard.press('1')
  await expect(app.getByText('0 differences to settle')).toBeVisible()
  await app.keyboard.press('Enter')
  await expect(app.getByText('No two people differ')).toBeVisible()

  await app.getByRole('radio', { name: 'Agreement' }).focus()
  await app.keyboard.press('Space')
  await app.getByRole('button', { name: /Rater$/ }).click()
  await app.getByRole('option', { name: /^ben/ }).click()
  // 15 of 16: prop.test(15, 16, correct = FALSE) in R 4.2.2 gives 0.717 and 0.989.
  await expect(app.getByRole('row', { name: /^Outcome 16 93\.8.% 71\.7 to 98\.9/ })).toBeVisible()
  expect(await faultsOf(app)).toEqual([])
  await app.getByRole('button', { name: 'Read s5' }).focus()
  await app.keyboard.press('Enter')
  await expect(app.getByRole('dialog')).toContainText('make report 5')
  await app.keyboard.press('Escape')
  await expect(app.getByRole('dialog')).toHaveCount(0)
})
