import { expect, pivotShown, test } from './support/app'
import { faultsOf } from './support/axe'
import { withModel } from './support/model'
import { transcriptFolder } from './support/transcripts'

const SECRET = 'ghp_Zq7Xk2Lm9Rt4Vb6Nw8Yc3Hd5Jf1Pg0Sa'

/** The second holds a secret. */
const prompts = Array.from({ length: 20 }, (_, i) => `make report ${i}${i === 1 ? ` with ${SECRET}` : ''}`)

test.describe('labels by a model', () => {
  test.use({ files: [transcriptFolder(prompts)] })
  const model = withModel({ answerMs: 60 })

  test('the plan, the text and consent come first; the run can be paused; labels become columns', async ({ app }) => {
    await pivotShown(app)
    await app.getByRole('button', { name: 'Classify' }).click()
    await app.getByRole('button', { name: 'Make the plan' }).click()
    await expect(app.getByRole('row', { name: /^All / })).toContainText('200')
    await app.getByRole('button', { name: 'Next with a replacement' }).click()
    const text = app.getByRole('region', { name: 'Transcript' })
    await expect(text).toContainText('make report 1 with [secret]')
    await expect(text.locator('mark')).toHaveText('[secret]')
    await expect(app.getByRole('button', { name: 'Start', exact: true })).toBeDisabled()
    expect(await faultsOf(app)).toEqual([])
    expect(model().received).toEqual([])

    await app.getByText('A model for each question').click()
    await app.getByRole('textbox', { name: 'Outcome' }).fill('claude-opus-4-6')
    await expect(app.getByRole('row', { name: /^Outcome claude-opus-4-6/ })).toBeVisible()
    await app.getByRole('textbox', { name: 'Temperature' }).fill('2')
    await expect(app.getByText('A temperature is a number from 0 to 1')).toBeVisible()
    await app.getByRole('textbox', { name: 'Temperature' }).fill('0.4')
    await app.getByRole('button', { name: 'Send some texts to be counted' }).click()
    await expect(app.getByText('estimated from a count of some texts')).toBeVisible()
    expect(new Set(model().received.map(({ path }) => path))).toEqual(new Set(['/v1/messages/count_tokens']))
    expect(model().ledger()).toEqual([])

    await app.getByText(/^Send 200 requests/).click()
    await app.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(app.getByText('Asking a model')).toBeVisible()
    await app.getByRole('button', { name: 'Pause' }).click()
    await expect(app.getByRole('status').filter({ hasText: 'Paused' })).toBeVisible()
    await app.waitForTimeout(300)
    const sent = model().received.length
    await app.waitForTimeout(300)
    expect([model().received.length, sent < 200]).toEqual([sent, true])
    await app.getByRole('button', { name: 'Resume' }).click()
    await expect(app.getByText(/^Done\. 200 answered/)).toBeVisible({ timeout: 60_000 })
    expect(
      model()
        .received.map(({ body }) => body)
        .join(''),
    ).not.toContain(SECRET)
    const models = model()
      .ledger()
      .map(({ model }) => model)
    expect(models.filter((model) => model === 'claude-opus-4-6')).toHaveLength(20)

    await app.getByRole('button', { name: 'Data', exact: true }).click()
    await expect(app.getByText('work_mode_rules').first()).toBeVisible()
  })
})
