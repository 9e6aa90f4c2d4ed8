import { expect, pivotShown, test } from './support/app'
import { transcriptFolder } from './support/transcripts'

test.use({ files: [transcriptFolder(Array.from({ length: 16 }, (_, i) => `make report ${i}`))] })

test('the transcript of a drilled row opens and closes by keys', async ({ app }) => {
  await pivotShown(app)
  await app.getByRole('gridcell').first().click()
  await app.getByRole('button', { name: 'Show sessions' }).focus()
  await app.keyboard.press('Enter')
  const list = app.getByRole('dialog')
  await expect(list).toBeVisible()
  await list.getByRole('grid').focus()
  await app.keyboard.press('ArrowDown')
  await app.keyboard.press('Enter')
  await expect(app.getByText(/^make report \d+$/).first()).toBeVisible()
  await app.keyboard.press('Escape')
  await expect(list).toBeVisible()
})
