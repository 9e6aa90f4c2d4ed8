import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { FigureRow } from '#core/figures/figure-result'
import { STUDY_FIGURES } from '#core/figures/study-figures'
import { STUDY_FINDINGS } from '#core/figures/study-findings'
import { DEFAULT_THRESHOLDS } from '#core/pivot/spec'
import { askFigure, type FigureOptions } from '#engine/ask-figure'
import { askFindings } from '#engine/ask-findings'
import { blobSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'

// As the window asks: dimensions of the view come along, were there none.
const OPTIONS: FigureOptions = { filters: [], dimensions: [], thresholds: DEFAULT_THRESHOLDS, level: 0.95 }
const sample = path.resolve(import.meta.dirname, '../../resources/sample/sessions.parquet')
const figureOf = (id: string) => STUDY_FIGURES.find((figure) => figure.id === id)!

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

const openSample = async () =>
  unwrap(await engine.open([blobSource('sessions.parquet', new Blob([readFileSync(sample)]))], openOptions()))

async function rowsOf(id: string, table: SessionsTable, panel = 0): Promise<readonly FigureRow[]> {
  const asked = unwrap(await askFigure(engine, figureOf(id), table, OPTIONS)).panels[panel]!
  if (asked.failure) throw new Error(asked.failure.code)
  return asked.rows
}

const numberOf = ({ cell }: FigureRow): number => (cell.kind === 'estimate' ? cell.estimate.value : Number.NaN)

it('every figure can be made of the sample, and stands beside what was published', async () => {
  const table = await openSample()
  for (const figure of STUDY_FIGURES) {
    const { panels } = unwrap(await askFigure(engine, figure, table, OPTIONS))
    for (const [i, asked] of panels.entries()) {
      expect(asked.failure, `${figure.id} ${asked.panel.name}`).toBeNull()
      const shown = asked.failure === null ? asked.rows.flatMap(({ published }) => published ?? []) : []
      // The ten largest groups of a dataset need not be those of the study.
      const published = figure.id === 'f6' ? shown : [...figure.panels[i]!.published]
      expect(shown.length > 0, `${figure.id} ${asked.panel.name}`).toBe(figure.panels[i]!.published.length > 0)
      expect(shown, `${figure.id} ${asked.panel.name}`).toEqual(expect.arrayContaining(published))
    }
  }
}, 60_000)

it('what was published of all sessions stands beside no part of them, and the figure says so', async () => {
  const table = await openSample()
  const filters = [{ dimension: 'surface', values: ['cli'], isNegated: false }]
  for (const id of ['f1', 'ta1']) {
    const { panels } = unwrap(await askFigure(engine, figureOf(id), table, { ...OPTIONS, filters }))
    const [asked] = panels
    if (asked!.failure) throw new Error(asked!.failure.code)
    expect(asked!.rows.length).toBeGreaterThan(4)
    expect(asked!.rows.map(({ published }) => published)).toEqual(asked!.rows.map(() => null))
    expect(asked!.panel).not.toHaveProperty('publishedColumns')
    expect(asked!.panel.notCompared).toEqual([expect.stringContaining('another population')])
  }
})

it('figure 2 has the shares of the tenths of both kinds of decisions, each adding up to all', async () => {
  const rows = await rowsOf('f2', await openSample())
  for (const part of ['Planning', 'Execution']) {
    const tenths = rows.filter(({ series }) => series === part)
    expect(tenths.map(({ category }) => category)).toEqual(
      [0, 10, 20, 30, 40, 50, 60, 70, 80, 90].map((low) => `${low} to ${low + 10} %`),
    )
    expect(tenths.reduce((sum, row) => sum + numberOf(row), 0)).toBeCloseTo(1, 10)
  }
})

it("a user's share on the edge of a band is Claude's share on the lower edge of its own", async () => {
  // Claude's shares are 0, 10, 90 and 100 %.
  const shares = [1, 0.9, 0.1, 0]
  const lines = Array.from({ length: 40 }, (_, i) => `s${i},u${i},${shares[i % 4]},${shares[i % 4]}`)
  const csv = `session_id,user_id,planning_user_share,execution_user_share\n${lines.join('\n')}\n`
  const table = unwrap(await engine.open([textSource('export.csv', csv)], openOptions()))
  const options = { ...OPTIONS, thresholds: { minUsers: 1, minSessions: 1 } }
  const [panel] = unwrap(await askFigure(engine, figureOf('f2'), table, options)).panels
  if (panel!.failure) throw new Error(panel!.failure.code)
  const planning = panel!.rows.filter(({ series }) => series === 'Planning')
  expect(planning.map((row) => [row.category, numberOf(row)])).toEqual([
    ['0 to 10 %', 0.25],
    ['10 to 20 %', 0.25],
    ['90 to 100 %', 0.5],
  ])
})

it('figure 4 has the shares of each month and the change of value since the first', async () => {
  const table = await openSample()
  const shares = await rowsOf('f4', table)
  expect([...new Set(shares.map(({ series }) => series))]).toEqual(['Build', 'Operate', 'Communicate', 'Fix'])
  expect([...new Set(shares.map(({ category }) => category))]).toHaveLength(7)
  const growth = await rowsOf('f4', table, 1)
  const first = growth.filter(({ row }) => row === growth[0]!.row)
  expect(first.map(numberOf)).toEqual([0, 0, 0, 0, 0])
})

it('figure 6 keeps the ten largest identified occupations of sessions with code', async () => {
  const rows = await rowsOf('f6', await openSample())
  const verified = rows.filter(({ measure }) => measure === 'verified_success')
  expect(verified).toHaveLength(10)
  expect(verified[0]!.row).toBe('Computer and mathematical')
  expect(verified.map(({ row }) => row)).not.toContain('Unclear')
  const sizes = verified.map(({ cell }) => (cell.kind === 'estimate' ? cell.estimate.n : 0))
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
})

it('table A2 has the rates as they are beside the adjusted ones, which make the same mean', async () => {
  const rows = await rowsOf('ta2', await openSample())
  expect(rows.map(({ row }) => row)).toEqual(['Novice', 'Beginner', 'Intermediate', 'Advanced', 'Expert'])
  const n = rows.map(({ cell }) => (cell.kind === 'estimate' ? cell.estimate.n : 0))
  const mean = (of: (row: FigureRow) => number) =>
    rows.reduce((sum, row, i) => sum + of(row) * n[i]!, 0) / n.reduce((a, b) => a + b, 0)
  expect(mean(numberOf)).toBeCloseTo(
    mean(({ raw }) => raw!),
    12,
  )
})

it('a panel that lacks a column says so, and the others go on', async () => {
  const lines = Array.from({ length: 40 }, (_, i) => `s${i},u${i},succeeded,${i % 6}`)
  const csv = `session_id,user_id,outcome,success_signal\n${lines.join('\n')}\n`
  const table = unwrap(await engine.open([textSource('export.csv', csv)], openOptions()))
  const { panels } = unwrap(
    await askFigure(engine, figureOf('a1'), table, { ...OPTIONS, thresholds: { minUsers: 1, minSessions: 1 } }),
  )
  expect(panels[0]!.failure).toBeNull()
  expect(panels[1]!.failure).toMatchObject({ code: 'unknown-dimension', name: 'failure_signal' })
})

it('the sample, tuned to the study, bears its claims out or leaves them open', async () => {
  const asked = unwrap(await askFindings(engine, STUDY_FINDINGS, await openSample(), OPTIONS))
  expect(asked.map(({ failure }) => failure)).toEqual(STUDY_FINDINGS.map(() => null))
  expect(asked.flatMap(({ tested }) => (tested!.verdict === 'does-not-hold' ? tested!.finding.id : []))).toEqual([])
  expect(asked.find(({ finding }) => finding.id === 'twice')!.tested).toMatchObject({ verdict: 'holds' })
})

it('the opposite of a claim does not hold', async () => {
  // Novices succeed, experts fail.
  const lines = Array.from(
    { length: 400 },
    (_, i) => `s${i},u${i},${1 + (i % 5)},${i % 5 < 2 ? 'succeeded' : 'failed'},5`,
  )
  const csv = `session_id,user_id,expertise,outcome,success_signal\n${lines.join('\n')}\n`
  const table = unwrap(await engine.open([textSource('export.csv', csv)], openOptions()))
  const asked = unwrap(await askFindings(engine, STUDY_FINDINGS, table, OPTIONS))
  const verdicts = Object.fromEntries(asked.map(({ finding, tested }) => [finding.id, tested?.verdict ?? null]))
  // No expert succeeded, and nothing has a logarithm of zero; without other columns there is no saying.
  expect(verdicts).toMatchObject({ twice: 'cannot-tell', 'by-intermediate': 'does-not-hold', 'code-majority': null })
})
