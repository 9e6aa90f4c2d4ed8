import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, pivotShown, test } from './support/app'
import { cliPivot } from './support/cli'

const csv = ['session_id,user_id,work_mode,team']
  .concat(Array.from({ length: 3000 }, (_, i) => `s${i},mail${i % 200}@x.org,${i % 3 ? 'Fix' : 'Build'},=t${i % 2}`))
  .join('\n')

test.use({
  files: async ({ folder }, use) => {
    writeFileSync(path.join(folder, 'export.csv'), csv)
    await use([path.join(folder, 'export.csv')])
  },
})

for (const format of ['Parquet', 'CSV'] as const) {
  test(`the sessions are exported as ${format} from the data page`, async ({ app, folder }) => {
    await pivotShown(app)
    await app.getByRole('button', { name: 'Data', exact: true }).click()
    await app.getByRole('button', { name: 'Export sessions' }).click()
    await app.getByRole('menuitem', { name: `${format}…` }).click()
    await app.getByRole('textbox', { name: 'Name' }).fill('out')
    await app.keyboard.press('Enter')
    const file = `out.${format.toLowerCase()}`
    await expect(app.getByText(`Wrote ${file} to ${folder}`)).toBeVisible()
    expect(readdirSync(folder).filter((name) => name.startsWith('out'))).toEqual([file])
    const ask = (name: string) =>
      cliPivot(path.join(folder, name), '--rows', 'work_mode', '--measures', 'users,sessions')
    expect(ask(file).cells).toEqual(ask('export.csv').cells)
  })
}

test('an export that is cancelled leaves nothing behind', async ({ app, folder }) => {
  await pivotShown(app)
  let reach = () => {}
  let release = () => {}
  const reached = new Promise<void>((resolve) => {
    reach = resolve
  })
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await app.route('**/call', async (route) => {
    if (route.request().postData()?.includes('export.append')) {
      reach()
      await released
    }
    await route.continue()
  })
  await app.getByRole('button', { name: 'Data', exact: true }).click()
  await app.getByRole('button', { name: 'Export sessions' }).click()
  await app.getByRole('menuitem', { name: 'Parquet…' }).click()
  await app.getByRole('textbox', { name: 'Name' }).fill('out')
  const before = readdirSync(folder)
  await app.keyboard.press('Enter')
  await reached
  // What is being written lies beside its place, under a name of its own.
  expect(readdirSync(folder)).toHaveLength(before.length + 1)
  await app.getByRole('button', { name: 'Cancel the export' }).click()
  release()
  await expect.poll(() => readdirSync(folder)).toEqual(before)
  await expect(app.getByRole('button', { name: 'Export sessions' })).toBeEnabled()
})
