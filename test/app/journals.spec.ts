import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { label } from '../core/classify/labels'
import { expect, pivotShown, test } from './support/app'
import { faultsOf } from './support/axe'
import { cli } from './support/cli'
import { withModel } from './support/model'

const SESSIONS = 16

const messages = (i: number) =>
  JSON.stringify([
    { role: 'user', content: `make report ${i}` },
    { role: 'assistant', content: 'Done.' },
  ]).replaceAll('"', '""')
const csv = ['session_id,user_id,transcript']
  .concat(Array.from({ length: SESSIONS }, (_, i) => `e${i},u${i},"${messages(i)}"`))
  .join('\n')

/** What a colleague's machine has: an outcome of every session here, and of four that are not here. */
const journal = Array.from({ length: SESSIONS + 4 }, (_, i) => {
  const answer = { kind: 'label', label: i % 4 === 0 ? 'failed' : 'succeeded' } as const
  return JSON.stringify(label({ session: `e${i}`, classifier: 'outcome', run: 'theirs', answer }))
}).join('\n')

test.use({
  files: async ({ folder }, use) => {
    writeFileSync(path.join(folder, 'export.csv'), csv)
    writeFileSync(path.join(folder, 'theirs.jsonl'), `${journal}\n`)
    writeFileSync(path.join(folder, 'notes.jsonl'), '{"note":"no journal"}\n')
    await use([path.join(folder, 'export.csv')])
  },
})
withModel()

test('a journal of another machine, answers of a model and those of people become columns of an export, and are saved', async ({
  app,
  folder,
}) => {
  await pivotShown(app)
  // As a disk leaves a line that was damaged, with others to come after it.
  writeFileSync(path.join(folder, 'home', 'labels.jsonl'), '{"type":"label","session":"e1","classi\n')
  await app.getByRole('button', { name: 'Classify' }).click()
  const take = async (name: string) => {
    const chooser = app.waitForEvent('filechooser')
    await app.getByRole('button', { name: 'Take in a journal…' }).click()
    await (await chooser).setFiles(path.join(folder, name))
  }
  await take('theirs.jsonl')
  await expect(app.getByText('20 new labels taken in')).toBeVisible()
  await take('theirs.jsonl')
  await expect(app.getByText('0 new labels taken in')).toBeVisible()
  await take('notes.jsonl')
  await expect(app.getByRole('alert').filter({ hasText: 'notes.jsonl' })).toBeVisible()
  expect(await faultsOf(app)).toEqual([])

  await app.getByRole('button', { name: 'Make the plan' }).click()
  await expect(app.getByText('1 line of the journal cannot be read')).toBeVisible()
  // Ten questions of sixteen sessions; the colleague's sixteen outcomes had other texts before them.
  await app.getByText(/^Send 160 requests/).click()
  await app.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(app.getByText(/^Done\. 160 answered/)).toBeVisible({ timeout: 60_000 })

  await app.getByRole('button', { name: 'Data', exact: true }).click()
  await expect(app.getByRole('row', { name: /^work_mode Work mode .*16 of 16 sessions labelled/ })).toBeVisible()
  await expect(app.getByRole('row', { name: /^outcome@theirs/ })).toBeVisible()

  await app.getByRole('button', { name: 'Classify' }).click()
  await app.getByRole('button', { name: 'Save the labels…' }).click()
  await app.getByRole('textbox', { name: 'Name' }).fill('said')
  await app.keyboard.press('Enter')
  await expect(app.getByText('Wrote said.parquet')).toBeVisible()
  const file = path.join(folder, 'said.parquet')
  expect(readFileSync(file).subarray(0, 4).toString()).toBe('PAR1')
  expect(JSON.parse(cli('check', file, '--format', 'json')).rows.read).toBe(180)

  await app.getByRole('radio', { name: 'Label by hand' }).focus()
  await app.keyboard.press('Space')
  await app.getByRole('textbox', { name: 'Who labels' }).fill('anna')
  await expect(app.getByRole('region', { name: /^Transcript of e\d+$/ })).toContainText('make report')
})
