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

const OPTIONS: FigureOptions = { filters: [], thresholds: DEFAULT_THRESHOLDS, level: 0.95 }
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
      expect(shown.length).toBeGreaterThan(0)
      expect(shown, `${figure.id} ${asked.panel.name}`).toEqual(expect.arrayContaining(published))
    }
  }
}, 60_000)

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
