import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Report } from '#core/report/report'
import { writeReport } from '#core/report/report-file'
import { reportPaths } from '#main/services/reports/locate-dataset'
import { buildIfNeeded } from '../../../scripts/build-if-needed.mjs'
import { aReport, aView } from '../../core/report/a-report'

const program = path.resolve(import.meta.dirname, '../../../out/main/cli.js')
let folder: string

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' })
  return { status, stdout, stderr }
}

const csvOf = (sessions: number) =>
  ['session_id,user_id,work_mode,team']
    .concat(
      Array.from({ length: sessions }, (_, i) => `s${i},u${i % 20},${i % 3 ? 'Fix' : 'Build'},${i % 2 ? 'a' : 'b'}`),
    )
    .join('\n')

/** A report on `export.csv` beside it, its fingerprint of other days. */
function save(change: Partial<Report> = {}): void {
  const report: Report = {
    ...aReport,
    datasets: [
      {
        ...aReport.datasets[0]!,
        name: 'export.csv',
        paths: reportPaths([path.join(folder, 'export.csv')], folder),
        content: { sessions: 40, users: 20, period: null, labels: { team: ['a', 'c'] } },
        columns: ['session_id', 'user_id', 'work_mode', 'team'].map((name, i) => ({
          name,
          kind: ['session', 'user', 'label', 'category'][i]!,
        })),
      },
    ],
    views: [
      aView('1', 'By mode', { rows: [{ dimension: 'work_mode' }], measures: ['sessions'] }),
      aView('2', 'Fixing by team', {
        rows: [{ dimension: 'team' }],
        filters: [{ dimension: 'work_mode', values: ['Fix'], isNegated: false }],
        level: 0.8,
      }),
      aView('3', 'By value', { measures: ['task_value_mean'] }),
    ],
    ...change,
  }
  writeFileSync(path.join(folder, 'x.report.json'), writeReport(report))
}

beforeAll(async () => {
  await buildIfNeeded()
}, 120_000)
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-report-'))
  writeFileSync(path.join(folder, 'export.csv'), csvOf(60))
  save()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('report', () => {
  it('prints what it holds as a table', () => {
    const { status, stdout } = run('report', 'x.report.json')
    expect(status).toBe(0)
    expect(stdout).toContain('export.csv: 1 file')
    expect(stdout).toContain(path.join(folder, 'export.csv'))
    expect(stdout).toContain('* Fixing by team: rows team; measures sessions; where work_mode=Fix')
    expect(stdout).not.toContain('Not readable')
  })

  it('prints what it holds as JSON, and what it could not read', () => {
    const text = writeReport({ ...aReport, views: [aView('1', 'Whole'), aView('2', 'Half')] })
    writeFileSync(path.join(folder, 'cut.report.json'), text.slice(0, text.indexOf('"id": "2"')))
    const { status, stdout } = run('report', 'cut.report.json', '--format', 'json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      views: [{ name: 'Whole' }],
      problems: [
        { code: 'cut-short', text: expect.stringContaining('ends too early') },
        { code: 'part-unreadable', name: 'number 2' },
        ...['openView', 'mapping', 'slides', 'deck'].map((part) => ({ code: 'part-missing', part })),
      ],
    })
    expect(run('report', 'cut.report.json').stdout).toContain('Not readable')
  })

  it('refuses what is none', () => {
    expect(run('report', 'export.csv')).toMatchObject({ status: 1, stderr: expect.stringContaining('is not a report') })
    expect(run('report', 'gone.report.json')).toMatchObject({ status: 1, stderr: expect.stringContaining('not there') })
    expect(run('report')).toMatchObject({ status: 2 })
    expect(run('report', 'x.report.json', '--format', 'xml')).toMatchObject({ status: 2 })
  })
})

describe('pivot --report', () => {
  const json = (...args: readonly string[]) => {
    const { status, stdout, stderr } = run('pivot', ...args, '--format', 'json')
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  }

  it('gives what the same question gives in words', () => {
    const saved = json('--report', 'x.report.json', '--view', 'fixing BY team')
    const asked = json(
      'export.csv',
      '--rows',
      'team',
      '--where',
      'work_mode=Fix',
      '--level',
      '0.8',
      '--interval',
      'simple',
    )
    expect(saved).toEqual(asked)
    expect(saved.cells.length).toBeGreaterThan(2)
  })

  it('without a name runs the view that was shown', () => {
    expect(json('--report', 'x.report.json')).toEqual(json('--report', 'x.report.json', '--view', 'Fixing by team'))
  })

  it('says what has changed since the report was saved', () => {
    const { stderr } = run('pivot', '--report', 'x.report.json')
    expect(stderr).toContain('Sessions: 40 then, 60 now.')
    expect(stderr).toContain('New in team: b.')
  })

  it('finds a dataset that was moved with it, and takes another where one is named', () => {
    mkdirSync(path.join(folder, 'below'))
    for (const name of ['export.csv', 'x.report.json']) {
      renameSync(path.join(folder, name), path.join(folder, 'below', name))
    }
    expect(json('--report', 'below/x.report.json', '--view', 'By mode').dataset.sessions).toBe(60)
    writeFileSync(path.join(folder, 'newer.csv'), csvOf(90))
    expect(json('--report', 'below/x.report.json', '--view', 'By mode', 'newer.csv').dataset.sessions).toBe(90)
  })

  it('takes columns for what the report says', () => {
    save({ mapping: { columns: { work_mode: null }, labels: {} } })
    expect(run('pivot', '--report', 'x.report.json', '--view', 'By mode')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no dimension work_mode'),
    })
  })

  it('says why it cannot', () => {
    const failing = (status: number, words: string, ...args: readonly string[]) =>
      expect(run('pivot', '--report', 'x.report.json', ...args)).toMatchObject({
        status,
        stderr: expect.stringContaining(words),
      })
    failing(1, 'no view Nothing', '--view', 'Nothing')
    failing(1, 'needs the column task_value_usd', '--view', 'By value')
    failing(2, '--rows is what the view of a report says', '--rows', 'team')
    expect(run('pivot', 'export.csv', '--view', 'x')).toMatchObject({ status: 2 })
    rmSync(path.join(folder, 'export.csv'))
    failing(1, 'which is not where it was')
    save({ datasets: [] })
    failing(1, 'does not say which dataset')
  })
})
