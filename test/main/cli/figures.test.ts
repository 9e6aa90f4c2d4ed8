import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { buildIfNeeded } from '../../../scripts/build-if-needed.mjs'

const root = path.resolve(import.meta.dirname, '../../..')
const program = path.join(root, 'out/main/cli.js')
const sample = path.join(root, 'resources/sample/sessions.parquet')
let folder: string

const figures = (...args: readonly string[]) =>
  spawnSync(process.execPath, [program, 'figures', ...args], { cwd: folder, encoding: 'utf8' })

beforeAll(async () => {
  await buildIfNeeded()
  folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-figures-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('figures --format svg', () => {
  it('writes a file a panel, drawn as on screen, that stands by itself', async () => {
    const { status, stderr } = figures(sample, '--only', 'f1,f5,t2', '--format', 'svg', '-o', 'drawn')
    expect(stderr).toContain('Wrote f1.svg, f5-1.svg, f5-2.svg, f5-3.svg to drawn.')
    expect(status).toBe(0)
    const names = readdirSync(path.join(folder, 'drawn')).sort()
    // Table 2 is words and numbers.
    expect(names).toEqual(['f1.svg', 'f5-1.svg', 'f5-2.svg', 'f5-3.svg'])
    for (const name of names) {
      const text = readFileSync(path.join(folder, 'drawn', name), 'utf8')
      const { valid, errors } = await validateXML({
        xml: [{ fileName: name, contents: text }],
        normalization: 'format',
      })
      expect(errors, name).toEqual([])
      expect(valid, name).toBe(true)
      // Readers of the file know no tokens.
      expect(text).not.toContain('var(')
      expect(text).toContain('Synthetic data, not real usage.')
    }
    const first = readFileSync(path.join(folder, 'drawn', 'f1.svg'), 'utf8')
    // A bar a work mode, and a cross for each that was published.
    expect(first.match(/data-point="/g)!.length).toBeGreaterThanOrEqual(9)
    expect(first).toContain('Orchestrate')
  })

  it('needs a folder', () => {
    expect(figures(sample, '--format', 'svg')).toMatchObject({ status: 2 })
  })
})

describe('figures of two sets of sessions', () => {
  interface Value {
    readonly row: string
    readonly first: { readonly value: number; readonly low: number; readonly n: number } | null
    readonly second: {
      readonly value: number
      readonly low: number
      readonly n: number
      readonly suppressed: boolean
    } | null
    readonly difference: {
      readonly unit: string
      readonly value: number
      readonly low: number
      readonly high: number
    } | null
  }
  const valuesOf = (stdout: string, panel = 0): Value[] => JSON.parse(stdout)[0].panels[panel].values

  it('stand side by side with the difference and its interval', () => {
    const where = ['--where', 'surface=cli', '--against-where', 'surface!=cli']
    const { status, stdout } = figures(sample, '--only', 'f1', ...where, '--format', 'json')
    expect(status).toBe(0)
    const fix = valuesOf(stdout).find(({ row }) => row === 'Fix')!
    const { first, second, difference } = fix
    expect(difference!.unit).toBe('points')
    expect(difference!.value).toBeCloseTo(second!.value - first!.value, 12)
    // By hand: half widths add as squares, since the sets have no session in common.
    const half = (of: NonNullable<typeof first>) => of.value - of.low
    const wide = (difference!.high - difference!.low) / 2
    expect(wide).toBeCloseTo(Math.hypot(half(first!), half(second!)), 3)
  })

  it('may be those of two files', () => {
    const rows = (good: number) =>
      Array.from({ length: 60 }, (_, i) => `s${i},u${i},Fix,${i < good ? 'succeeded' : 'failed'},5,1`).join('\n')
    for (const [name, good] of [
      ['a.csv', 15],
      ['b.csv', 45],
    ] as const)
      writeFileSync(
        path.join(folder, name),
        `session_id,user_id,work_mode,outcome,success_signal,failure_signal\n${rows(good)}\n`,
      )
    const { stdout } = figures('a.csv', '--against', 'b.csv', '--only', 't2', '--format', 'json')
    const [compared] = JSON.parse(stdout)
    expect(compared).toMatchObject({ first: 'a.csv', second: 'b.csv' })
    const judged = compared.panels[1].values.find(({ measure }: { measure: string }) => measure === 'judged_success')
    expect(judged).toMatchObject({ first: { value: 0.25, n: 60 }, second: { value: 0.75, n: 60 } })
    expect(judged.difference.value).toBeCloseTo(0.5, 12)
    expect(judged.difference.low).toBeGreaterThan(0)
  })

  it('tell nothing of the few sessions by which they differ', () => {
    const lines = Array.from(
      { length: 60 },
      (_, i) => `s${i},u${i},${i < 4 ? 'web' : 'cli'},${i % 2 ? 'succeeded' : 'failed'},3,1`,
    )
    writeFileSync(
      path.join(folder, 'few.csv'),
      `session_id,user_id,surface,outcome,success_signal,failure_signal\n${lines.join('\n')}\n`,
    )
    const { stdout, stderr } = figures('few.csv', '--only', 't2', '--against-where', 'surface=cli', '--format', 'json')
    expect(stderr).toContain('Some sessions are in both')
    const judged = valuesOf(stdout, 1).find(({ first }) => first !== null)!
    expect(judged.first).toMatchObject({ n: 60 })
    expect(judged.second).toEqual({ suppressed: true })
    expect(judged.difference).toBeNull()
  })
})
