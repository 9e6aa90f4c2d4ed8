import { chmodSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { expect, pivotShown, test } from './support/app'
import { transcriptFolder } from './support/transcripts'

const NOBODY = 65_534

const folder = transcriptFolder(['Add a test', 'Fix the test'])
const locked = path.join(folder, 'locked')
mkdirSync(locked)
for (const name of readdirSync(folder).filter((name) => name === 's1.jsonl')) {
  renameSync(path.join(folder, name), path.join(locked, name))
}
chmodSync(folder, 0o755)
chmodSync(locked, 0)

// Root reads every folder, so that the host must not be root.
test.use({ files: [folder], ...(process.getuid?.() === 0 && { uid: NOBODY }) })
test.afterAll(() => chmodSync(locked, 0o755))

test('a folder that may not be read is told of, and what lies beside it opens', async ({ app }) => {
  await pivotShown(app)
  await app.getByRole('button', { name: path.basename(folder) }).click()
  await expect(
    app.getByText(/1 file could not be read to the end: damaged, moved, changed or not permitted/),
  ).toBeVisible()
})
