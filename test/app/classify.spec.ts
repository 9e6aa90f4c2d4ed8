import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type FakeApi, startFakeApi } from '../support/fake-api'
import { expect, pivotShown, test } from './support/app'

const SECRET = 'ghp_Zq7Xk2Lm9Rt4Vb6Nw8Yc3Hd5Jf1Pg0Sa'

/** A folder of transcripts of one prompt each; the second holds a secret. */
function transcripts(n: number): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-transcripts-'))
  for (let i = 0; i < n; i++) {
    const base = { sessionId: `s${i}`, cwd: '/w', version: '2.1.0', isSidechain: false }
    const content = `make report ${i}${i === 1 ? ` with ${SECRET}` : ''}`
    const records = [
      {
        ...base,
        type: 'user',
        uuid: `u${i}`,
        timestamp: '2026-05-01T10:00:00.000Z',
        message: { role: 'user', content },
      },
      {
        ...base,
        type: 'assistant',
        uuid: `a${i}`,
        timestamp: '2026-05-01T10:00:05.000Z',
        message: {
          id: `m${i}`,
          role: 'assistant',
          model: 'claude-sonnet-4-6',
          content: [{ type: 'text', text: 'Done.' }],
        },
      },
    ]
    writeFileSync(path.join(folder, `s${i}.jsonl`), records.map((record) => JSON.stringify(record)).join('\n'))
  }
  return folder
}

let fake: FakeApi

test.describe('labels by a model', () => {
  test.use({ files: [transcripts(20)] })
  test.beforeAll(async () => {
    fake = await startFakeApi({ answerMs: 60 })
    process.env.ANTHROPIC_API_KEY = fake.key
    process.env.ANTHROPIC_BASE_URL = fake.url
  })
  test.afterAll(async () => {
    delete process.env.ANTHROPIC_API_KEY
    delete process.env.ANTHROPIC_BASE_URL
    await fake.close()
  })

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
    const { violations } = await new AxeBuilder({ page: app }).analyze()
    const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`))
    // React Aria's own wrapper of what lies over the page is none, as axe.spec.ts says.
    expect(faults.filter((fault) => !fault.startsWith('region: <div style="display: contents;">'))).toEqual([])
    expect(fake.received).toEqual([])

    await app.getByText(/^Send 200 requests/).click()
    await app.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(app.getByText('Asking a model')).toBeVisible()
    await app.getByRole('button', { name: 'Pause' }).click()
    await expect(app.getByRole('status').filter({ hasText: 'Paused' })).toBeVisible()
    await app.waitForTimeout(300)
    const sent = fake.received.length
    await app.waitForTimeout(300)
    expect([fake.received.length, sent < 200]).toEqual([sent, true])
    await app.getByRole('button', { name: 'Resume' }).click()
    await expect(app.getByText(/^Done\. 200 answered/)).toBeVisible({ timeout: 60_000 })
    expect(fake.received.map(({ body }) => body).join('')).not.toContain(SECRET)

    await app.getByRole('button', { name: 'Data', exact: true }).click()
    await expect(app.getByText('work_mode_rules').first()).toBeVisible()
  })
})
