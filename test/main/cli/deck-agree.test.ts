import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readReport } from '#core/report/read-report'
import { findBrowser } from '#main/services/find-browser'
import { buildIfNeeded } from '../../../scripts/build-if-needed.mjs'

const program = path.resolve(import.meta.dirname, '../../../out/main/cli.js')
const has = (command: string, option: string): boolean =>
  spawnSync(command, [option], { stdio: 'ignore', timeout: 60_000 }).status === 0
const canCompare = findBrowser() !== null && has('soffice', '--version') && has('pdftotext', '-v')

let folder: string
const at = (...names: readonly string[]) => path.join(folder, ...names)
const run = (...args: readonly string[]) =>
  execFileSync(process.execPath, [program, ...args], { cwd: folder, stdio: 'ignore' })

/** The text of a page as poppler reads it off a PDF, spaces of thousands taken out. */
const pageOf = (file: string, page: number): string =>
  plain(execFileSync('pdftotext', ['-f', `${page}`, '-l', `${page}`, file, '-'], { encoding: 'utf8' }))
const plain = (text: string): string => text.replaceAll(/[\u202F\u00A0]/g, '')

/** Numbers with a decimal, which are those of tables, labels and intervals; in their order of size. */
const numbersOf = (text: string): string[] => (text.match(/(?<![\d.])[−+]?\d+\.\d+(?![\d.])/g) ?? []).sort()

const texts = (svg: string): string =>
  plain(
    [...svg.matchAll(/<(?:text|tspan)\b[^>]*>([^<]*)/g)]
      .map(([, text]) => text!.replaceAll('&amp;', '&'))
      .filter((text) => text.trim() !== '')
      .join('\n'),
  )

describe.skipIf(!canCompare)(
  'the same deck on the screen, in its PDF and in its presentation through LibreOffice',
  () => {
    const slides = Array.from({ length: 12 }, (_, i) => i + 1)
    const screen = (slide: number) =>
      readFileSync(at('pictures', `slide-${String(slide).padStart(2, '0')}.svg`), 'utf8')
    /** The panels of an axis that LibreOffice marks at other places. */
    const isMark = (number: string) => number === '0.5'

    beforeAll(async () => {
      await buildIfNeeded()
      folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-agree-'))
      run('sample', '-o', 'sample.parquet', '--sessions', '8000')
      run('deck', 'sample.parquet', '--template', 'study', '-o', 'pictures/')
      run('deck', 'sample.parquet', '--template', 'study', '-o', 'deck.pdf')
      run('deck', 'sample.parquet', '--template', 'study', '-o', 'deck.pptx')
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${at('profile')}`,
          '--headless',
          '--convert-to',
          'pdf',
          '--outdir',
          at('office'),
          at('deck.pptx'),
        ],
        { stdio: 'ignore', timeout: 120_000 },
      )
    }, 240_000)
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    it('has the same numbers on every slide', () => {
      expect(readdirSync(at('pictures')).filter((name) => name.endsWith('.svg'))).toHaveLength(12)
      const found = slides.map((slide) => {
        const numbers = [texts(screen(slide)), pageOf(at('deck.pdf'), slide), pageOf(at('office', 'deck.pdf'), slide)]
        return numbers.map((text) => numbersOf(text).filter((number) => !isMark(number)))
      })
      expect(found.flat(2).length).toBeGreaterThan(200)
      for (const [i, [onScreen, inPdf, inOffice]] of found.entries()) {
        expect([i + 1, inPdf]).toEqual([i + 1, onScreen])
        expect([i + 1, inOffice]).toEqual([i + 1, onScreen])
      }
    })

    it('has rows in the same order, which is that of the numbers it kept', () => {
      const read = readReport(readFileSync(at('deck.report.json'), 'utf8'), 'deck.report.json')
      const deck = read.ok ? read.value.report.deck! : null
      for (const [i, { layout, printed }] of deck!.slides.entries()) {
        if (layout !== 'chart-table') continue
        const names = [...new Set(printed!.numbers[0]!.map(({ at }) => at.split(' | ')[0]!))]
        expect(names.length).toBeGreaterThan(4)
        for (const text of [
          texts(screen(i + 1)),
          pageOf(at('deck.pdf'), i + 1),
          pageOf(at('office', 'deck.pdf'), i + 1),
        ]) {
          // The last mention is the table's; lines of a name may be broken.
          const joined = text.replaceAll('\n', ' ')
          const places = names.map((name) => joined.lastIndexOf(name))
          expect([i + 1, places]).toEqual([i + 1, [...places].sort((a, b) => a - b)])
        }
      }
    })

    it('has the same colours for the series of its charts', () => {
      const parts = unzipSync(readFileSync(at('deck.pptx')))
      const charts = Object.keys(parts).filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name))
      const xml = charts.map((name) => strFromU8(parts[name]!)).filter((text) => text.includes('Communicate'))
      const native = new Map(
        xml
          .flatMap((text) => text.match(/<c:ser>.*?<\/c:ser>/gs) ?? [])
          .flatMap((series): [string, string][] => {
            const name = /<c:tx>.*?<c:v>([^<]*)/s.exec(series)![1]!
            const color = /<a:srgbClr val="([0-9A-F]{6})"/.exec(series)?.[1]
            return ['Build', 'Operate', 'Fix', 'Communicate'].includes(name) && color ? [[name, color]] : []
          }),
      )
      expect(native.size).toBe(4)
      const rgb = (hex: string) => `rgb(${[0, 2, 4].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)).join(', ')})`
      for (const color of native.values()) expect(screen(10)).toContain(`fill="${rgb(color)}"`)
    })
  },
)
