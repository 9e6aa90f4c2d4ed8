import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { PivotSpec } from '#core/pivot/spec'
import { buildDeck } from '#core/slide/build-deck'
import type { ShownAnswer } from '#core/slide/deck/answer'
import type { Deck } from '#core/slide/deck/deck'
import { addSlide, emptyDeck, newSlide } from '#core/slide/deck/deck-edits'
import type { DeckModel } from '#core/slide/slide-model'
import { SHIPPED_THEMES } from '#core/slide/theme/shipped'
import { writePptx } from '#main/services/pptx/write-pptx'
import { ALL_SHOWN, alike, cellsOf, specOf } from '../../core/cells/cells-of'
import { orderFaults } from '../../support/ooxml-order'
import { sessionsTable, tableColumn } from '../../support/sessions-table'

const hasOffice = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 60_000 })
    return true
  } catch {
    return false
  }
})()

const HOSTILE = ['<b>&"\' ]]>', '=1+1', 'a\u0000\u0008b\u202Ec', 'שלום עולם', '👩‍👩‍👧‍👦', 'w'.repeat(10_000)]
const TABLE = sessionsTable([
  'session_id',
  'user_id',
  'expertise',
  'outcome',
  'success_signal',
  'prompts',
  'actions',
  tableColumn('team'),
])
const SESSIONS = [
  ...HOSTILE.flatMap((team, t) =>
    ['1', '2', '3', '4', '5'].flatMap((expertise, e) => [
      ...alike(6 + t + e, { team, expertise, outcome: 'succeeded', prompts: 1, actions: 2 + t }),
      ...alike(8, { team, expertise, outcome: 'failed', prompts: 2, actions: 30 * (e + 1) }),
    ]),
  ),
]

const on = (...dimensions: readonly string[]) => dimensions.map((dimension) => ({ dimension }))

/** A slide of every kind of chart, and of words that want to be more than words. */
const VIEWS: readonly (readonly [layout: Deck['slides'][number]['layout'], spec: Partial<PivotSpec>])[] = [
  ['chart-table', { rows: on('expertise'), measures: ['judged_success'], chart: { kind: 'line' } }],
  ['chart-table', { rows: on('team'), measures: ['judged_success'], chart: { kind: 'bar' } }],
  ['chart', { rows: on('expertise'), columns: on('team'), measures: ['judged_success'], chart: { kind: 'line' } }],
  ['chart', { rows: on('expertise'), measures: ['actions_per_prompt'], chart: { kind: 'box' } }],
  ['chart', { rows: on('expertise'), columns: on('team'), measures: ['sessions'], chart: { kind: 'stacked' } }],
  ['chart', { rows: on('team'), columns: on('expertise'), measures: ['judged_success'], chart: { kind: 'heatmap' } }],
  ['number', { rows: on('expertise'), measures: ['sessions'], chart: { kind: 'bar' } }],
]

function deckModel(mode: 'light' | 'dark'): DeckModel {
  const answers = new Map<string, readonly ShownAnswer[]>()
  let deck: Deck = { ...emptyDeck(HOSTILE[0]!, SHIPPED_THEMES[0]!), mode }
  for (const [layout, asked] of VIEWS) {
    const spec = specOf({ thresholds: ALL_SHOWN, ...asked })
    deck = addSlide(
      newSlide(layout, [{ kind: 'view', name: 'x', spec, measure: spec.measures[0]! }], { notes: HOSTILE.join('\n') }),
    )(deck)
    answers.set(deck.slides.at(-1)!.id, [{ kind: 'cells', cells: cellsOf(TABLE, SESSIONS, spec), measure: 0, spec }])
  }
  for (const layout of ['title', 'quotation', 'method', 'caveats'] as const) {
    deck = addSlide(
      newSlide(layout, [], { headline: HOSTILE.join(' '), text: HOSTILE.join('\n'), source: HOSTILE[3]! }),
    )(deck)
  }
  const options = { filters: [], thresholds: ALL_SHOWN, level: 0.95 }
  return buildDeck(deck, { table: TABLE, answers, options, fingerprint: null }).model
}

const MODEL = deckModel('light')
let parts: Record<string, Uint8Array>
let folder: string
const xmlOf = (name: string) => strFromU8(parts[name]!)
const names = (pattern: RegExp) => Object.keys(parts).filter((name) => pattern.test(name))

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pptx-'))
  const bytes = await writePptx(MODEL)
  writeFileSync(path.join(folder, 'light.pptx'), bytes)
  writeFileSync(path.join(folder, 'dark.pptx'), await writePptx(deckModel('dark')))
  parts = unzipSync(bytes)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a presentation', () => {
  it('is well-formed in every part, as libxml2 reads it', async () => {
    const xml = names(/\.(xml|rels)$/).map((fileName) => ({ fileName, contents: xmlOf(fileName) }))
    const { errors } = await validateXML({ xml, normalization: 'format' })
    expect(errors).toEqual([])
  })

  it('has its elements in the order of the schema', () => {
    for (const name of names(/\.xml$/)) expect(orderFaults(xmlOf(name)), name).toEqual([])
  })

  it('has an axis for every axis id of its charts, and a chart that uses each axis', () => {
    const charts = names(/^ppt\/charts\/chart\d+\.xml$/)
    expect(charts.length).toBe(
      MODEL.slides.flatMap(({ blocks }) => blocks).filter((b) => b.kind === 'chart' && b.chart.kind !== 'heatmap')
        .length,
    )
    for (const name of charts) {
      const xml = xmlOf(name)
      const axes = [...xml.matchAll(/<c:(?:cat|val)Ax><c:axId val="(\d+)"/g)].map(([, id]) => id)
      const plots = xml.replace(/<c:(cat|val)Ax>.*?<\/c:\1Ax>/gs, '')
      const used = [...plots.matchAll(/<c:axId val="(\d+)"/g)].map(([, id]) => id)
      expect(new Set(used), name).toEqual(new Set(axes))
      expect(axes.length).toBe(2)
    }
  })

  it('has error bars as far as the intervals reach, with their numbers in the data sheet', () => {
    const [block] = MODEL.slides[0]!.blocks.filter((b) => b.kind === 'chart')
    const xml = xmlOf('ppt/charts/chart1.xml')
    const plus = /<c:plus>.*?<\/c:plus>/s.exec(xml)![0]
    const shown = [...plus.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => Number(value))
    // A sheet has rates in percent.
    const percent = (value: number) => Number((100 * value).toPrecision(12))
    expect(shown).toEqual(block!.chart.points.map(({ high, value }) => percent(high! - value)))
    const sheet = unzipSync(parts['ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx']!)
    const cells = strFromU8(sheet['xl/worksheets/sheet1.xml']!)
    for (const { value, high, low, n } of block!.chart.points) {
      for (const number of [percent(value), percent(high! - value), percent(value - low!), n])
        expect(cells).toContain(`<v>${number}</v>`)
    }
  })

  it('strikes what the study published across lying bars, on their axis, and has it in the sheet', async () => {
    const [block] = MODEL.slides[1]!.blocks.filter((b) => b.kind === 'chart')
    const [category] = block!.chart.categories
    const chart = {
      ...block!.chart,
      published: [{ panel: '', category: category!, series: block!.chart.series[0]!.name, value: 0.25 }],
    }
    const slide = { ...MODEL.slides[1]!, blocks: [{ ...block!, chart }] }
    const own = unzipSync(await writePptx({ ...MODEL, slides: [slide] }))
    const name = Object.keys(own).find((part) => /^ppt\/charts\/chart\d+\.xml$/.test(part))!
    const xml = strFromU8(own[name]!)
    const series = xml.match(/<c:ser>.*?<\/c:ser>/gs)!
    expect(series).toHaveLength(2)
    const [, strokes] = series
    expect(strokes).toContain('Published by the study')
    expect(strokes).toMatch(/<c:spPr><a:noFill\/>/)
    expect(strokes).toMatch(/<c:val>.*<c:pt idx="0"><c:v>25<\/c:v>/s)
    expect(strokes).toMatch(/<c:errValType val="fixedVal"\/>/)
    // Both stand in one place of their category.
    expect(xml).toContain('<c:overlap val="100"/>')
    expect(orderFaults(xml)).toEqual([])
  })

  it('has the points of a slide as paragraphs of one text, each with its mark, in two columns', () => {
    const slide = MODEL.slides.findIndex(({ layout }) => layout === 'caveats')
    const [list] = MODEL.slides[slide]!.blocks.filter((block) => block.kind === 'list')
    const xml = xmlOf(`ppt/slides/slide${slide + 1}.xml`)
    const shapes = (xml.match(/<p:sp>.*?<\/p:sp>/gs) ?? []).filter((shape) => shape.includes('<a:buChar'))
    expect(shapes).toHaveLength(1)
    const paragraphs = shapes[0]!.match(/<a:p>.*?<\/a:p>/gs)!
    expect(paragraphs.map((text) => /<a:t>([^<]*)/.exec(text)![1])).toEqual(list!.items)
    expect(list!.items.length).toBeGreaterThan(3)
    for (const paragraph of paragraphs)
      expect(paragraph).toMatch(/<a:buClr><a:schemeClr val="accent1"\/><\/a:buClr><a:buSzPct val="100000"\/><a:buChar/)
    expect(shapes[0]).toMatch(/<a:bodyPr numCol="2" spcCol="\d+"/)
  })

  it('writes months as they are, turned and thinned where there is no room, and what is withheld not among them', async () => {
    const [block] = MODEL.slides[0]!.blocks.filter((b) => b.kind === 'chart')
    const axisOf = async (count: number) => {
      const categories = Array.from({ length: count }, (_, i) => `Jan ${2000 + i}`)
      const points = categories.slice(1).map((category) => ({ ...block!.chart.points[0]!, category }))
      const withheld = [{ ...points[0]!, category: categories[0]! }].map(
        ({ panel, category, series, row, column }) => ({
          panel,
          category,
          series,
          row,
          column,
        }),
      )
      const labels = categories.map((name) => ({ name, group: '' }))
      const chart = { ...block!.chart, categories, labels, points, withheld }
      const slide = { ...MODEL.slides[0]!, blocks: [{ ...block!, chart, box: { ...block!.box, width: 560 } }] }
      const own = unzipSync(await writePptx({ ...MODEL, slides: [slide] }))
      const xml = strFromU8(own[Object.keys(own).find((part) => /^ppt\/charts\/chart\d+\.xml$/.test(part))!]!)
      expect(orderFaults(xml)).toEqual([])
      expect(xml).not.toContain('withheld')
      const axis = /<c:catAx>.*?<\/c:catAx>/s.exec(xml)![0]
      return [/ rot="(-?\d+)"/.exec(axis)?.[1], /<c:tickLblSkip val="(\d+)"/.exec(axis)?.[1]]
    }
    // 60,000 parts of a degree.
    expect(await axisOf(8)).toEqual(['0', undefined])
    expect(await axisOf(22)).toEqual(['-1800000', '2'])
    expect(await axisOf(40)).toEqual(['-1800000', '3'])
  })

  it('stacks shares on a scale of percent, so that bars of which a part is left out are as long as on the page', () => {
    // The fourth native chart; the model has its kind.
    const stacked = MODEL.slides.flatMap(({ blocks }) => blocks.filter((b) => b.kind === 'chart'))
    const native = stacked.filter((b) => b.chart.kind !== 'heatmap')
    const at = native.findIndex((b) => b.chart.kind === 'stacked')
    const xml = xmlOf(`ppt/charts/chart${at + 1}.xml`)
    expect(xml).toContain('<c:grouping val="stacked"/>')
    expect(xml).toContain('<c:max val="100"/><c:min val="0"/>')
    const sums = native[at]!.chart.stacks.map(({ parts }) =>
      parts.reduce((sum, { from, to }) => sum + 100 * (to - from), 0),
    )
    const own = (xml.match(/<c:ser>.*?<\/c:ser>/gs) ?? []).map((series) =>
      [.../<c:val>.*<\/c:val>/s.exec(series)![0].matchAll(/<c:v>([^<]*)/g)].map(([, value]) => Number(value)),
    )
    expect(own.reduce((sum, values) => sum + values[0]!, 0)).toBeCloseTo(sums[0]!, 6)
  })

  it('shows of long names what there is room for, and keeps all of them in the sheet', () => {
    const long = (xml: string) => [...xml.matchAll(/<c:v>(w[w ]*…?)<\/c:v>/g)].map(([, name]) => name!.length)
    const [inChart] = long(xmlOf('ppt/charts/chart2.xml'))
    expect(inChart).toBeGreaterThan(8)
    expect(inChart).toBeLessThan(90)
    const sheet = unzipSync(parts['ppt/embeddings/Microsoft_Excel_Worksheet2.xlsx']!)
    expect(strFromU8(sheet['xl/worksheets/sheet1.xml']!)).toMatch(/w{80}/)
  })

  it('hatches what is withheld of a heatmap, as on the page', async () => {
    const [block] = MODEL.slides.flatMap(({ blocks }) =>
      blocks.filter((b) => b.kind === 'chart' && b.chart.kind === 'heatmap'),
    )
    if (block?.kind !== 'chart') throw new Error('there is a heatmap')
    const [gone, ...points] = block.chart.points
    const { panel, category, series, row, column } = gone!
    const chart = { ...block.chart, points, withheld: [{ panel, category, series, row, column }] }
    const own = unzipSync(
      await writePptx({ ...MODEL, slides: [{ ...MODEL.slides[0]!, blocks: [{ ...block, chart }] }] }),
    )
    const xml = strFromU8(own['ppt/slides/slide1.xml']!)
    expect(xml.match(/<a:pattFill prst="ltUpDiag">/g)).toHaveLength(1)
    expect(xml.match(/<a:pattFill.*?<\/a:pattFill><\/a:tcPr>/)).not.toBeNull()
    expect(orderFaults(xml)).toEqual([])
  })

  it('resolves every relationship, and names no part that is not there', () => {
    for (const rels of names(/\.rels$/)) {
      const base = path.posix.dirname(path.posix.dirname(rels))
      for (const [, target] of xmlOf(rels).matchAll(/Target="([^"]+)"/g)) {
        const at = target!.startsWith('/') ? target!.slice(1) : path.posix.join(base, target!)
        expect(Object.keys(parts), `${rels}: ${target}`).toContain(at)
      }
    }
    for (const [, part] of xmlOf('[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g))
      expect(Object.keys(parts)).toContain(part)
    for (const slide of names(/^ppt\/slides\/slide\d+\.xml$/)) {
      const rels = xmlOf(slide.replace('slides/', 'slides/_rels/').replace('.xml', '.xml.rels'))
      for (const [, id] of xmlOf(slide).matchAll(/r:(?:id|embed)="([^"]+)"/g))
        expect(rels, slide).toContain(`Id="${id}"`)
    }
  })

  it('gives every object of a slide an id of its own, and describes charts and tables', () => {
    for (const [i, slide] of MODEL.slides.entries()) {
      const xml = xmlOf(`ppt/slides/slide${i + 1}.xml`)
      const ids = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      const frames = [...xml.matchAll(/<p:graphicFrame>.*?<p:cNvPr [^>]*>/gs)].map(
        ([frame]) => /descr="([^"]*)"/.exec(frame)?.[1] ?? '',
      )
      expect(
        frames.every((words) => words.length > 20),
        `slide ${slide.number}`,
      ).toBe(true)
    }
  })

  it('has notes in paragraphs, the headline as title and the colours and fonts of its theme', () => {
    const notes = xmlOf('ppt/notesSlides/notesSlide1.xml')
    expect(notes.match(/<a:p>/g)!.length).toBeGreaterThanOrEqual(HOSTILE.length)
    expect(xmlOf('ppt/slides/slide1.xml')).toContain('<p:ph type="title"/>')
    const theme = xmlOf('ppt/theme/theme1.xml')
    expect(theme).toContain('<a:accent1><a:srgbClr val="0B675F"/></a:accent1>')
    // As the fonts themselves have it in their OS/2 tables.
    expect(theme).toContain('<a:latin typeface="Georgia" panose="02040502050405020303" pitchFamily="18"/>')
    expect(xmlOf('ppt/slides/slide1.xml')).toContain('type="slidenum"')
  })

  it('takes hostile text as text: no formula in a sheet, no control character anywhere', () => {
    for (const book of names(/\.xlsx$/)) {
      const sheet = strFromU8(unzipSync(parts[book]!)['xl/worksheets/sheet1.xml']!)
      expect(sheet).not.toContain('<f>')
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be there
    for (const name of names(/\.xml$/)) expect(xmlOf(name)).not.toMatch(/[\u0000-\u0008\u202E]/)
  })
})

describe.skipIf(!hasOffice)('LibreOffice', () => {
  it.each(['light', 'dark'])(
    'opens the %s presentation and shows the same numbers',
    (mode) => {
      const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`
      execFileSync(
        'soffice',
        [
          profile,
          '--headless',
          '--convert-to',
          'pdf',
          '--outdir',
          path.join(folder, mode),
          path.join(folder, `${mode}.pptx`),
        ],
        { stdio: 'ignore', timeout: 120_000 },
      )
      const pdf = path.join(folder, mode, `${mode}.pdf`)
      expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
      const text = execFileSync('pdftotext', ['-layout', '-f', '1', '-l', '1', pdf, '-'], {
        encoding: 'utf8',
      }).replaceAll(/[\u202F\u00A0]/g, ' ')
      const [block] = MODEL.slides[0]!.blocks.filter((b) => b.kind === 'chart')
      for (const { value, category } of block!.chart.points) {
        // On the chart and in the table; twice in all, as on the screen, without a mark.
        const shown = (value * 100).toFixed(1)
        expect(text.split('n counts')[0]!.split(shown).length - 1, shown).toBeGreaterThanOrEqual(2)
        expect(text).not.toContain(`${shown} %`)
        expect(text).toMatch(new RegExp(`${category} +${(value * 100).toFixed(1)}`))
      }
      const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
      expect(info).toMatch(new RegExp(`Pages:\\s+${MODEL.slides.length}\\n`))
    },
    180_000,
  )
})
