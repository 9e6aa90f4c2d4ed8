import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { readReport } from '#core/report/read-report'
import { writeReport } from '#core/report/report-file'
import { createReportFiles } from '#main/services/reports/report-files'
import { aReport, aView } from '../../../core/report/a-report'
import { folderWith, tempFolder } from '../../temp-folder'

const KILLS = 40

/** Two versions of very different length, so that a part of one could not pass for the other. */
const versions = [aReport, { ...aReport, views: Array.from({ length: 300 }, (_, i) => aView(String(i), `View ${i}`)) }]

/** A program that saves the two in turn, without end, with the code under test. */
async function savingProgram(folder: string): Promise<string> {
  const entry = path.join(folder, 'entry.ts')
  const files = path.resolve(import.meta.dirname, '../../../../src/main/services/reports/report-files.ts')
  writeFileSync(
    entry,
    `import { createReportFiles } from ${JSON.stringify(files)}
    import { readFileSync } from 'node:fs'
    const [file, ...from] = process.argv.slice(2)
    const texts = from.map((name) => readFileSync(name, 'utf8'))
    const reports = createReportFiles()
    console.log('saving')
    for (let i = 0; ; i++) await reports.writeNew(file, texts[i % 2])`,
  )
  await build({
    configFile: false,
    logLevel: 'error',
    root: path.resolve(import.meta.dirname, '../../../..'),
    build: { ssr: entry, outDir: folder, rollupOptions: { output: { entryFileNames: 'saving.mjs' } } },
  })
  return path.join(folder, 'saving.mjs')
}

test('a report that is being saved when the program is killed is one of its versions, whole', async () => {
  const folder = tempFolder()
  const program = await savingProgram(tempFolder())
  const from = versions.map((report, i) => {
    const file = path.join(tempFolder(), `${i}.json`)
    writeFileSync(file, writeReport(report))
    return file
  })
  const file = path.join(folder, 'x.report.json')
  writeFileSync(file, writeReport(aReport))
  const met = new Set<number>()
  let halves = 0
  for (let i = 0; i < KILLS; i++) {
    const child = spawn(process.execPath, [program, file, ...from], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    await setTimeout(1 + (i % 20))
    child.kill('SIGKILL')
    await once(child, 'exit')
    const read = readReport(readFileSync(file, 'utf8'), file)
    if (!read.ok) throw new Error(read.failure.code)
    expect(read.value.problems).toEqual([])
    met.add(versions.findIndex((report) => isDeepStrictEqual(report, read.value.report)))
    halves += readdirSync(folder).length - 1
  }
  expect([...met].sort()).toEqual([0, 1])
  // Some were killed in the middle of writing, or this test has shown nothing.
  expect(halves).toBeGreaterThan(0)

  await createReportFiles().writeNew(file, writeReport(aReport))
  expect(readdirSync(folder)).toEqual(['x.report.json'])
})

test('what another hand has changed is not written over', async () => {
  const folder = folderWith({ 'x.report.json': 'one' })
  const file = path.join(folder, 'x.report.json')
  const reports = createReportFiles()
  expect(await reports.read(file)).toEqual({ ok: true, value: 'one' })
  expect(await reports.write(file, 'two')).toMatchObject({ ok: true })
  expect(await reports.write(file, 'three')).toMatchObject({ ok: true })
  writeFileSync(file, 'of another window')
  expect(await reports.write(file, 'four')).toEqual({
    ok: false,
    failure: { code: 'report-changed', file: 'x.report.json' },
  })
  expect(readFileSync(file, 'utf8')).toBe('of another window')
  expect(await reports.writeNew(file, 'five')).toMatchObject({ ok: true })
  expect(readFileSync(file, 'utf8')).toBe('five')
})
