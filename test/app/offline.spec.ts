import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from './support/app'
import { sampleFile } from './support/cli'

const root = path.resolve(import.meta.dirname, '../..')

/** An empty network: a namespace with nothing but its own loopback. */
const inEmptyNetwork = (script: string, env: NodeJS.ProcessEnv = process.env) =>
  spawnSync('unshare', ['-rn', 'sh', '-c', `ip link set lo up && ${script}`], { cwd: root, encoding: 'utf8', env })

const isInside = process.env.SESSION_EXPLORER_EMPTY_NETWORK === '1'

test.describe('without any network', () => {
  test.use({ files: [sampleFile] })

  test('a Parquet file is opened, pivoted and printed, and no request leaves the origin', async ({ app }) => {
    await expect(app.getByRole('grid')).toBeVisible()
    await app.getByRole('button', { name: 'Swap rows and columns' }).click()
    await expect(app.getByRole('gridcell').first()).toBeVisible()
    await app.getByRole('button', { name: 'Print slide…' }).click()
    await expect(app.getByRole('article', { name: 'Slide' })).toBeVisible()
    expect((await app.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

test('a dataset is opened and pivoted, and its slide printed, in an empty network namespace', () => {
  test.skip(isInside, 'this run is the one inside')
  test.skip(inEmptyNetwork('true').status !== 0, 'unshare -n or ip is not allowed or not installed here')
  test.setTimeout(300_000)
  const reach = inEmptyNetwork(`${process.execPath} -e "fetch('http://192.0.2.1').catch(() => process.exit(7))"`)
  expect(reach.status).toBe(7)
  const run = inEmptyNetwork(
    `${process.execPath} node_modules/@playwright/test/cli.js test -c test/app offline.spec.ts slide.spec.ts --output test-results/empty-network`,
    { ...process.env, SESSION_EXPLORER_EMPTY_NETWORK: '1' },
  )
  expect(run.stdout + run.stderr).toMatch(/\d+ passed/)
  expect(run.status, run.stdout).toBe(0)
})
