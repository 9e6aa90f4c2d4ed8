import { copyFileSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, pivotShown, test } from './support/app'
import { cliPivot, sampleFile } from './support/cli'

test.use({
  files: async ({ folder }, use) => {
    copyFileSync(sampleFile, path.join(folder, 'sessions.parquet'))
    await use([path.join(folder, 'sessions.parquet')])
  },
})

test('the table is copied and saved as it is on the screen, with what is withheld withheld', async ({
  app,
  folder,
}) => {
  await pivotShown(app)
  await app.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const { cells } = cliPivot(
    sampleFile,
    '--rows',
    'occupation',
    '--columns',
    'expertise',
    '--measures',
    'verified_success',
  )
  const hidden = cells.filter(({ suppressed }) => suppressed).length
  const take = async (name: string) => {
    await app.getByRole('button', { name: /^(Copy or save|Copied)$/ }).click()
    await app.getByRole('menuitem', { name }).click()
  }

  await take('As a table')
  await expect(app.getByRole('button', { name: 'Copied' })).toBeVisible()
  const text = await app.evaluate(() => navigator.clipboard.readText())
  expect(text.match(/withheld/g)).toHaveLength(hidden)
  const total = cells.find(({ row, column }) => row.length === 0 && column.length === 0)
  if (!total || total.suppressed) throw new Error('the total of the sample is shown')
  const last = text.trimEnd().split('\n').at(-1)!.split('\t').slice(-4).map(Number)
  expect(rounded(last)).toEqual(rounded([total.value, total.low, total.high, total.n]))

  await take('As an image')
  await expect
    .poll(() => app.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types)))
    .toEqual(['image/png'])

  const save = async (name: string, ending: string) => {
    await take(name)
    await app.getByRole('textbox', { name: 'Name' }).fill('out')
    await app.keyboard.press('Enter')
    await expect(app.getByText(`Wrote out.${ending} to ${folder}`)).toBeVisible()
    return readFileSync(path.join(folder, `out.${ending}`))
  }
  const parts = unzipSync(await save('Excel workbook…', 'xlsx'))
  expect(strFromU8(parts['xl/worksheets/sheet1.xml']!).match(/>withheld</g)).toHaveLength(hidden)
  expect(strFromU8(parts['xl/worksheets/sheet2.xml']!)).toMatch(/Fingerprint.*[0-9a-f]{32}/)
  expect(rounded(JSON.parse((await save('JSON…', 'json')).toString('utf8')).cells)).toEqual(rounded(cells))
  expect((await save('Image…', 'png')).subarray(1, 4).toString()).toBe('PNG')
})

/** Logarithms of Node and Chromium differ in the last digit. */
const rounded = (cells: unknown): unknown =>
  JSON.parse(JSON.stringify(cells, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value)))
