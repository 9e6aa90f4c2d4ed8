import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { buildIfNeeded } from '../../../scripts/build-if-needed.mjs'
import { folderWith } from '../temp-folder'

const program = path.resolve(import.meta.dirname, '../../../out/main/cli.js')

beforeAll(async () => {
  await buildIfNeeded()
}, 120_000)

const csv = `id,user_id,work_mode,team\n${Array.from({ length: 60 }, (_, i) => `s${i},mail${i % 20}@x.org,repair,=t${i % 2}`).join('\n')}\n`

it.each(['csv', 'parquet'])('the sessions as they were mapped are written as %s and read back alike', (ending) => {
  const cwd = folderWith({ 'export.csv': csv })
  const run = (...args: readonly string[]) => spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' })
  const mapping = ['--map', 'id=session_id', '--label', 'work_mode:repair=Fix']
  const written = run('export', 'export.csv', ...mapping, '-o', `out.${ending}`)
  expect(written).toMatchObject({ status: 0, stderr: expect.stringContaining('Wrote 60 sessions') })
  expect(readFileSync(path.join(cwd, `out.${ending}`), 'latin1')).not.toContain('x.org')
  const pivot = (file: string, ...more: readonly string[]) =>
    JSON.parse(run('pivot', file, ...more, '--rows', 'work_mode', '--measures', 'users', '--format', 'json').stdout)
      .cells
  expect(pivot(`out.${ending}`)).toEqual(pivot('export.csv', ...mapping))
  expect(pivot(`out.${ending}`)).toContainEqual(expect.objectContaining({ row: ['Fix'], value: 20 }))
})

it('what is wrong is said, and nothing is written', () => {
  const cwd = folderWith({ 'export.csv': csv })
  const run = (...args: readonly string[]) => spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' })
  expect(run('export', 'export.csv', '-o', 'out.xlsx')).toMatchObject({ status: 2 })
  expect(run('export', 'export.csv')).toMatchObject({ status: 2 })
  expect(run('export', '-o', 'out.csv')).toMatchObject({ status: 2 })
  writeFileSync(path.join(cwd, 'empty.csv'), '')
  expect(run('export', 'empty.csv', '-o', 'out.csv')).toMatchObject({ status: 1 })
  expect(existsSync(path.join(cwd, 'out.csv'))).toBe(false)
})
