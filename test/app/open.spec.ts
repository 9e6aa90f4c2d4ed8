import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, openSample, pivotShown, test } from './support/app'

const csv = (rows: number): string =>
  `session_id,user_id,work_mode,outcome,success_signal\n${Array.from(
    { length: rows },
    (_, i) => `s${i},u${i % 40},${i % 2 ? 'Build' : 'Fix'},succeeded,${i % 6}\n`,
  ).join('')}`

const record = (session: string, i: number, more: object) =>
  `${JSON.stringify({
    uuid: `${session}-${i}`,
    sessionId: session,
    timestamp: `2026-03-0${1 + (i % 9)}T10:00:00.000Z`,
    isSidechain: false,
    ...more,
  })}\n`

const transcript = (session: string): string =>
  record(session, 0, { type: 'user', message: { role: 'user', content: 'Please add a test' } }) +
  record(session, 1, {
    type: 'assistant',
    message: {
      id: `m-${session}`,
      role: 'assistant',
      model: 'claude-opus-4-6',
      content: [{ type: 'text', text: 'Done as asked' }],
      usage: { input_tokens: 10, output_tokens: 20, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
    },
  })

test('a CSV file is picked, opened and told about', async ({ app, folder }) => {
  const file = path.join(folder, 'export.csv')
  writeFileSync(file, `${csv(120)}broken line\n`)
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Open files…' }).click()
  await (await chooser).setFiles(file)
  await pivotShown(app)
  await app.getByRole('button', { name: 'export.csv' }).click()
  await expect(app.getByText('121, of which 1 set aside')).toBeVisible()
  await expect(app.getByText('1 row was set aside: the line cannot be read as a row of its file.')).toBeVisible()
  await app.getByText('What was set aside').click()
  await expect(app.getByRole('row', { name: /export\.csv line 122 missing columns/ })).toBeVisible()
})

test('a folder of transcripts becomes sessions, gzipped files and all', async ({ app, folder }) => {
  const project = path.join(folder, 'projects')
  mkdirSync(path.join(project, 'a'), { recursive: true })
  for (let i = 0; i < 20; i++) writeFileSync(path.join(project, `a/s${i}.jsonl`), transcript(`s${i}`))
  writeFileSync(path.join(project, 'z.jsonl.gz'), gzipSync(`${transcript('z')}{"broken": `))
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Open folder…' }).click()
  await (await chooser).setFiles(project)
  await pivotShown(app)
  await app.getByRole('button', { name: 'projects' }).click()
  await expect(app.getByText('This dataset has no user_id')).toBeVisible()
  await expect(app.getByText('1 line in 1 file could not be read.')).toBeVisible()
  await expect(app.getByRole('status')).toContainText('21 sessions')
})

test('files dropped on the window are opened', async ({ app }) => {
  const text = csv(60)
  const transfer = await app.evaluateHandle((content) => {
    const dropped = new DataTransfer()
    dropped.items.add(new File([content], 'dropped.csv', { type: 'text/csv' }))
    return dropped
  }, text)
  await app.getByRole('main').dispatchEvent('drop', { dataTransfer: transfer })
  await pivotShown(app)
  await expect(app.getByRole('button', { name: 'dropped.csv' })).toBeVisible()
})

test('a damaged file is named with what to do, and what was open stays open', async ({ app, folder }) => {
  await openSample(app)
  const file = path.join(folder, 'damaged.parquet')
  writeFileSync(file, 'PAR1 this is no Parquet file')
  await app.getByRole('button', { name: 'Open', exact: true }).click()
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('menuitem', { name: /Open files/ }).click()
  await (await chooser).setFiles(file)
  await expect(app.getByRole('alert')).toContainText('damaged.parquet cannot be read')
  await pivotShown(app)
  await app.getByRole('button', { name: 'Swap rows and columns' }).click()
  await expect(app.getByRole('gridcell').first()).toBeVisible()
  await app.getByRole('button', { name: 'Dismiss' }).click()
  await expect(app.getByRole('alert')).toHaveCount(0)
})

test('files of several exports are not mixed: one of them is opened', async ({ app, folder }) => {
  const files = ['a.csv', 'b.csv', 'c.jsonl'].map((name) => path.join(folder, name))
  writeFileSync(files[0]!, csv(60))
  writeFileSync(files[1]!, csv(90).replace('success_signal', 'failure_signal'))
  writeFileSync(files[2]!, '{"session_id":"s1","tokens":{"in":1}}\n')
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Open files…' }).click()
  await (await chooser).setFiles(files)
  await expect(app.getByRole('alert')).toContainText('These files are 3 exports')
  await app.getByRole('button', { name: 'Open one of them' }).click()
  await app.getByRole('menuitem', { name: '1 CSV file, b.csv (with failure_signal, ' }).click()
  await pivotShown(app)
  await expect(app.getByRole('alert')).toHaveCount(0)
  await expect(app.getByRole('status')).toContainText('90 sessions')
})

test('opening can be cancelled while it shows how far it is', async ({ app, folder }) => {
  test.slow()
  // Parquet would be open before a hand is at the button.
  const file = path.join(folder, 'large.csv')
  writeFileSync(file, csv(1_500_000))
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Open files…' }).click()
  await (await chooser).setFiles(file)
  await expect(app.getByRole('progressbar')).toBeVisible()
  await expect(app.getByText(/^[1-9]\d* %$/)).toBeVisible()
  await app.getByRole('button', { name: 'Cancel' }).click()
  await expect(app.getByRole('button', { name: 'Open the sample' })).toBeVisible()
  await openSample(app)
  await expect(app.getByRole('status')).toContainText('20\u202F000 sessions')
})

test.describe('with a file on the command line', () => {
  const home = path.join(import.meta.dirname, '../../test-results')
  const file = path.join(home, 'launched.csv')
  mkdirSync(home, { recursive: true })
  writeFileSync(file, csv(80))
  test.use({ files: [file] })

  test('it is opened at the start and remembered', async ({ app }) => {
    await pivotShown(app)
    await expect(app.getByRole('button', { name: 'launched.csv' })).toBeVisible()
    await expect(app.getByRole('status')).toContainText('80 sessions')
    await app.reload()
    await app
      .getByRole('button', { name: /^launched\.csv/ })
      .first()
      .click()
    await pivotShown(app)
    await expect(app.getByRole('status')).toContainText('80 sessions')
  })
})
