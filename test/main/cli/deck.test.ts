import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readReport } from '#core/report/read-report'
import { findBrowser } from '#main/services/find-browser'
import { buildIfNeeded } from '../../../scripts/build-if-needed.mjs'

const program = path.resolve(import.meta.dirname, '../../../out/main/cli.js')
let folder: string
const at = (name: string) => path.join(folder, name)

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' })
  return { status, stdout, stderr }
}

/** Sessions of novices and experts, of 100 each so many verified; no month, no value and no occupation. */
function exportOf(name: string, novice: number, expert: number, experts = 100): void {
  const rows = [
    ['1', novice, 100],
    ['5', expert, experts],
  ].flatMap(([level, good, all]) =>
    Array.from({ length: Number(all) }, (_, i) => {
      const isGood = i < Number(good)
      return `${name}${level}-${i},u${level}-${i},${level},${isGood ? 'succeeded' : 'failed'},${isGood ? 5 : 0},2,10`
    }),
  )
  const head = 'session_id,user_id,expertise,outcome,success_signal,prompts,actions'
  writeFileSync(at(name), `${head}\n${rows.join('\n')}\n`)
}

beforeAll(async () => {
  await buildIfNeeded()
  folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-deck-'))
  exportOf('old.csv', 10, 60)
  exportOf('new.csv', 50, 62)
  exportOf('small.csv', 10, 6, 9)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('deck', () => {
  it('writes a presentation, and beside it the report with what it printed', () => {
    const { status, stderr } = run('deck', 'old.csv', '--template', 'study', '-o', 'deck.pptx')
    expect([status, stderr]).toEqual([0, expect.stringContaining('Wrote 12 slides to deck.pptx')])
    // What the data lacks is said, and not left out.
    expect(stderr).toContain('is not in this data; the slide says why.')
    const parts = unzipSync(readFileSync(at('deck.pptx')))
    const slides = Object.keys(parts).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    expect(slides.length).toBe(12)
    const text = slides.map((name) => strFromU8(parts[name]!)).join()
    expect(text).toContain('Expert sessions verify more than twice as often as novice ones')
    const read = readReport(readFileSync(at('deck.report.json'), 'utf8'), 'deck.report.json')
    const deck = read.ok ? read.value.report.deck : null
    expect(deck!.slides.every(({ printed }) => printed !== null)).toBe(true)
    expect(deck!.slides[0]!.printed).toMatchObject({
      dataset: 'old.csv',
      sessions: 200,
      thresholds: { minUsers: 5, minSessions: 15 },
    })
  })

  it('check lists what moved beyond its interval, what is now withheld and what is gone', () => {
    const { status, stdout } = run('deck', 'check', 'deck.report.json', 'new.csv', '--format', 'json')
    expect(status).toBe(0)
    const slides = JSON.parse(stdout) as {
      number: number
      headlineState: string
      counts: Record<string, number>
      changes: { fate: string; measure: string; at: string; before: { value: number }; now: { value: number } | null }[]
    }[]
    // Expert over novice: 6.0 times then, 1.2 times now.
    const twice = slides[1]!.changes.find(({ measure }) => measure.startsWith('verified success'))
    expect([twice!.fate, twice!.before.value.toFixed(2), twice!.now!.value.toFixed(2)]).toEqual([
      'moved',
      '6.00',
      '1.24',
    ])
    expect(slides[1]!.headlineState).toBe('changed')
    const text = run('deck', 'check', 'deck.report.json', 'small.csv').stdout
    expect(text).toMatch(/withheld/)
    expect(text).toMatch(/slides changed\.\n$/)
    // Six of nine experts: no number of theirs comes out.
    expect(text).not.toMatch(/0\.66/)
  })

  it('of a month later says what moved since the last one', () => {
    const made = run('deck', 'new.csv', '--template', 'monthly', '--report', 'deck.report.json', '-o', 'next.pptx')
    expect([made.status, made.stderr]).toEqual([0, expect.stringContaining('Wrote 8 slides')])
    const parts = unzipSync(readFileSync(at('next.pptx')))
    expect(strFromU8(parts['ppt/slides/slide2.xml']!)).toMatch(
      /moved beyond their interval|printed nothing of what this one shows/,
    )
  })

  it.each([
    [['old.csv', '-o', 'x.pdf'], '--template'],
    [['old.csv', '--template', 'study'], '-o deck.pdf'],
    [['old.csv', '--template', 'study', '-o', 'x.docx'], '.pdf, a .pptx'],
    [['check', 'deck.report.json'], 'a newer export'],
  ])('used the wrong way says how: %j', (args, words) => {
    const { status, stderr } = run('deck', ...args)
    expect([status, stderr]).toEqual([2, expect.stringContaining(words)])
  })

  it('refuses what is no theme, with the place that is wrong', () => {
    writeFileSync(at('bad.theme.json'), '{"version": 1}')
    const { status, stderr } = run(
      'deck',
      'old.csv',
      '--template',
      'study',
      '--theme',
      'bad.theme.json',
      '-o',
      'x.pptx',
    )
    expect([status, stderr]).toEqual([1, expect.stringContaining('bad.theme.json is no theme of slides: name')])
    expect(existsSync(at('x.pptx'))).toBe(false)
  })
})

describe.skipIf(findBrowser() === null)('deck through Chromium', () => {
  it('is a tagged PDF of one page a slide, with its title, bookmarks and text', () => {
    const { status, stderr } = run(
      'deck',
      'old.csv',
      '--template',
      'study',
      '--theme',
      'Briefing',
      '--mode',
      'dark',
      '-o',
      'deck.pdf',
    )
    expect([status, stderr]).toEqual([0, expect.stringContaining('Wrote 12 slides to deck.pdf')])
    const info = execFileSync('pdfinfo', [at('deck.pdf')], { encoding: 'utf8' })
    expect(info).toMatch(/Pages:\s+12\n/)
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(/Page size:\s+960 x 540 pts/)
    expect(info).toMatch(/Title:\s+How AI coding sessions go, and for whom/)
    // The outline has each headline; Chromium writes it as UTF-16 or plain text in the file itself.
    expect(readFileSync(at('deck.pdf'), 'latin1')).toContain('/Outlines')
    const text = execFileSync('pdftotext', ['-raw', '-f', '2', '-l', '2', at('deck.pdf'), '-'], { encoding: 'utf8' })
    expect(text).toContain('Expert sessions verify more than twice as often as novice ones')
  }, 120_000)

  it('is pictures in a folder, drawn without a page around them', () => {
    const { status } = run('deck', 'old.csv', '--template', 'one-pager', '-o', 'pictures/')
    expect(status).toBe(0)
    expect(readdirSync(at('pictures')).sort()).toEqual([
      'deck.report.json',
      'slide-01.png',
      'slide-01.svg',
      'slide-01@2x.png',
    ])
    const size = (name: string) => {
      const png = readFileSync(at(`pictures/${name}`))
      return [png.readUInt32BE(16), png.readUInt32BE(20)]
    }
    expect([size('slide-01.png'), size('slide-01@2x.png')]).toEqual([
      [1280, 720],
      [2560, 1440],
    ])
    const svg = readFileSync(at('pictures/slide-01.svg'), 'utf8')
    expect(svg).toMatch(/^<svg[^>]*width="1280"/)
    expect(svg).not.toMatch(/var\(--|foreignObject|https?:\/\/(?!www\.w3\.org)/)
  }, 120_000)
})
