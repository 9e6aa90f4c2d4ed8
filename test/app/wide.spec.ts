import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, pivotShown, test } from './support/app'

const COLUMNS = 2000
const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'session-explorer-wide-')), 'wide.csv')
const extra = Array.from({ length: COLUMNS }, (_, i) => i)
writeFileSync(
  file,
  [
    `session_id,work_mode,${extra.map((i) => `c${i}`).join(',')},outcome`,
    ...Array.from({ length: 60 }, (_, s) => `s${s},Build,${extra.map((i) => (s * i) % 7).join(',')},succeeded`),
  ].join('\n'),
)
test.use({ files: [file] })

test('an export of 2,000 columns is looked through', async ({ app }) => {
  await pivotShown(app)
  await app.getByRole('button', { name: 'wide.csv' }).click()
  await expect(app.getByText(/^200 of 2.003 listed$/)).toBeVisible()
  // What is taken for a field is listed wherever it stands in the file.
  await expect(app.getByRole('button', { name: /What outcome is taken for/ })).toBeVisible()
  await app.getByRole('searchbox', { name: /^Search 2.003 columns$/ }).fill('c1999')
  await expect(app.getByText('1 of 1 listed')).toBeVisible()
  await expect(app.getByRole('row', { name: /^c1999/ })).toBeVisible()
})
