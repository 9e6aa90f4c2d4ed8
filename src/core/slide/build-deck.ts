import type { SessionsTable } from '../dataset/sessions-table'
import { formatPeriod } from '../format/month'
import { caveatsText } from './content/caveats-text'
import { type Content, EMPTY_CONTENT } from './content/content'
import { contentOf } from './content/content-of'
import { methodText } from './content/method-text'
import { movedContent } from './content/moved-content'
import type { FigureAsked } from './content/panel-content'
import { tooFine } from './content/withheld-text'
import type { DeckAnswers } from './deck/answer'
import { checkSlide, type SlideCheck } from './deck/check-deck'
import { type Deck, type DeckSlide, LAYOUT_NAMES, PLACES, type Printed, type PrintedNumber } from './deck/deck'
import { asSentences, originOf, SYNTHETIC, sessionsTold } from './footnote'
import { bigNumber } from './layout/big-number'
import { chartAndTable, chartIn, chartsBeside, noteIn, onePage, pointsIn } from './layout/bodies'
import { frameOf } from './layout/frame'
import { listIn } from './layout/list'
import { bottomOf, PAGE_SIZES, type Page } from './layout/page'
import { tableBlock } from './layout/table-block'
import { quotationIn, sectionPage, titlePage } from './layout/words'
import type { Block, Box, DeckModel, SlideModel } from './slide-model'
import { cleanLines, cleanText } from './text/clean-text'

/** What a deck is made of beside itself. */
export interface DeckAsked {
  readonly table: SessionsTable
  readonly answers: DeckAnswers
  readonly options: FigureAsked
  readonly fingerprint: string | null
}

/** A deck as it is drawn, with what each slide says and prints now. */
export interface BuiltDeck {
  readonly model: DeckModel
  /** The headline the data suggests, by slide. */
  readonly suggested: ReadonlyMap<string, string>
  /** Each slide against what it printed last. */
  readonly checks: readonly SlideCheck[]
  /** What each slide prints now, to be kept with it. */
  readonly printed: ReadonlyMap<string, Printed>
}

/** Builds every slide of a deck from the answers to what it shows. */
export function buildDeck(deck: Deck, asked: DeckAsked): BuiltDeck {
  const contents = new Map(deck.slides.map((slide, i) => [slide.id, contentsOf(slide, i + 1, asked)]))
  const shownNow = deck.slides.flatMap((slide) =>
    slide.shows.map((show, i) => ({ show, numbers: contents.get(slide.id)![i]?.numbers ?? [] })),
  )
  const slides: SlideModel[] = []
  const checks: SlideCheck[] = []
  const suggested = new Map<string, string>()
  const printed = new Map<string, Printed>()
  for (const [i, slide] of deck.slides.entries()) {
    const own = slide.layout === 'moved' ? [movedContent(deck.before, shownNow)] : contents.get(slide.id)!
    const words = headlineOf(slide, own, deck, asked.table)
    suggested.set(slide.id, words)
    const numbers = slide.layout === 'moved' ? [] : own.map((content, at) => numbersNow(content, slide, at))
    const isLacking = own.some(({ lacking }) => lacking !== null) && slide.layout !== 'moved'
    checks.push(checkSlide(slide, i + 1, { headline: words, numbers, isLacking }))
    const { table, options, fingerprint } = asked
    printed.set(slide.id, {
      fingerprint,
      dataset: table.name,
      sessions: table.sessions,
      period: table.period,
      thresholds: options.thresholds,
      headline: words,
      numbers,
    })
    slides.push(buildSlide(slide, i + 1, own, words, deck, asked))
  }
  const size = PAGE_SIZES[deck.size]
  // What a file is called is what its first slide says.
  const title = deck.slides.find(({ layout }) => layout === 'title')?.headline ?? deck.title
  const model = { title: cleanText(title).slice(0, 400), ...size, theme: deck.theme, mode: deck.mode, slides }
  return { model, suggested, checks, printed }
}

/** What a slide would print now; where all of it is withheld, each number it printed is. */
function numbersNow({ numbers, lacking }: Content, { printed }: DeckSlide, at: number): PrintedNumber[] {
  if (!lacking?.isWithheld || numbers.length > 0) return [...numbers]
  return (printed?.numbers[at] ?? []).map(({ measure, at: place }) => ({
    measure,
    at: place,
    value: null,
    low: null,
    high: null,
    n: null,
  }))
}

function contentsOf(slide: DeckSlide, number: number, { answers, table, options }: DeckAsked): Content[] {
  const isAlone = slide.layout === 'chart'
  return (answers.get(slide.id) ?? []).slice(0, PLACES[slide.layout]).map((answer) => {
    const content = contentOf(answer, table, options, isAlone)
    return answer.tooFineBeside === undefined ? content : tooFine(content, answer.tooFineBeside, number)
  })
}

/** The headline a slide has by itself. */
function headlineOf({ layout }: DeckSlide, contents: readonly Content[], deck: Deck, table: SessionsTable): string {
  const [first, second] = contents
  switch (layout) {
    case 'title':
      return cleanText(deck.title)
    case 'points':
      return pointsHeadline(contents)
    case 'method':
      return 'How the numbers were made'
    case 'caveats':
      return 'What to keep in mind'
    case 'quotation':
    case 'section':
      return LAYOUT_NAMES[layout]
    case 'one-page':
      return (
        contents.find(({ chart, lacking }) => chart && chart.points.length > 1 && !lacking)?.headline ??
        `${cleanText(table.name)} on one page`
      )
    case 'two-charts':
      return bothHeadlines(first, second) ?? LAYOUT_NAMES[layout]
    case 'number':
      return first?.big?.statement ?? first?.headline ?? LAYOUT_NAMES[layout]
    default:
      return first?.headline ?? LAYOUT_NAMES[layout]
  }
}

const WORDS: Readonly<Record<number, string>> = { 0: 'none', 1: 'one', 2: 'two', 3: 'three', 4: 'four' }
const inWords = (n: number): string => WORDS[n] ?? String(n)

/** How many of the claims hold, and what of the others. */
function pointsHeadline(contents: readonly Content[]): string {
  if (contents.length === 0) return 'Takeaways'
  const isNot = ({ lacking, headline }: Content) => lacking === null && headline.startsWith('Not in this data')
  const isOpen = ({ lacking, headline }: Content) => lacking !== null || /^(Not certain|Cannot)/.test(headline)
  const [against, open] = [contents.filter(isNot).length, contents.filter(isOpen).length]
  const holds = contents.length - against - open
  const many = inWords(contents.length)
  if (holds === contents.length) return `${capital(many)} claims of the study hold in these sessions`
  const rest = [
    against > 0 ? `${inWords(against)} ${against === 1 ? 'does' : 'do'} not` : '',
    open > 0 ? `${inWords(open)} cannot be told` : '',
  ].filter(Boolean)
  return `Of ${many} claims of the study ${inWords(holds)} ${holds === 1 ? 'holds' : 'hold'} in these sessions; ${rest.join(', ')}`
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Two statements are one headline where it stays short. */
const LONGEST_PAIR = 150

function bothHeadlines(first: Content | undefined, second: Content | undefined): string | null {
  if (!first) return null
  if (first.lacking && second && !second.lacking) return second.headline
  if (!second || second.lacking || first.lacking) return first.headline
  const rest = second.headline.slice(0, 1).toLowerCase() + second.headline.slice(1)
  const both = `${first.headline}; ${rest}`
  return both.length <= LONGEST_PAIR ? both : first.headline
}

function buildSlide(
  slide: DeckSlide,
  number: number,
  contents: readonly Content[],
  suggested: string,
  deck: Deck,
  asked: DeckAsked,
): SlideModel {
  const proof: string[] = []
  const page: Page = { ...PAGE_SIZES[deck.size], theme: deck.theme, proof }
  const headline = cleanText(slide.headline ?? suggested)
  const { layout } = slide
  const base = { id: slide.id, layout, number, headline: headline || LAYOUT_NAMES[layout], proof }
  const auto = noteLines(contents)
  const written = cleanLines(slide.notes)
  if (layout === 'title' || layout === 'section') {
    const blocks =
      layout === 'title'
        ? titlePage(page, { title: headline, ...titleWords(slide, asked) })
        : sectionPage(page, { title: headline, text: slide.text, number })
    return { ...base, blocks, notes: [...written, ...fullTexts(blocks)] }
  }
  const points = pointsOf(slide, deck, asked)
  const frame = frameOf(page, {
    headline,
    subtitle: subtitleOf(slide, contents),
    footnote: footnoteOf(contents, asked),
    number,
  })
  const blocks = [...frame.blocks, ...bodyOf(slide, page, contents, frame.body, points)]
  for (const { lacking, name } of contents)
    if (lacking)
      proof.push(
        `${name || 'Something'} is ${lacking.isWithheld ? 'withheld' : 'not in this data'}; the slide says why.`,
      )
  for (const content of contents) proof.push(...leftOutOf(content))
  return { ...base, blocks, notes: [...written, ...auto, ...points, ...fullTexts(blocks)] }
}

function titleWords(slide: DeckSlide, { table, options }: DeckAsked) {
  const period = table.period ? formatPeriod(table.period) : ''
  const told = [cleanText(table.name), sessionsTold(table, options.thresholds), period].filter(Boolean).join(' · ')
  return {
    lines: [slide.text, told],
    footnote: table.isSynthetic ? `${SYNTHETIC}.` : '',
  }
}

const subtitleOf = ({ layout, text }: DeckSlide, contents: readonly Content[]): string =>
  layout === 'chart' || layout === 'chart-table' || layout === 'moved' || layout === 'number'
    ? contents[0]?.lacking
      ? ''
      : (contents[0]?.subtitle ?? '')
    : layout === 'points' || layout === 'one-page' || layout === 'two-charts'
      ? text
      : ''

/** The sentences of every footnote once, the first one's order first. */
function footnoteOf(contents: readonly Content[], { table, options }: DeckAsked): string {
  const sentences = [...new Set(contents.flatMap(({ footnote }) => footnote))]
  const told = sentences.length > 0 ? sentences : asSentences(originOf(table, sessionsTold(table, options.thresholds)))
  // Sessions counted in more than one way stand beside each other.
  return told.join(' ')
}

function pointsOf({ layout }: DeckSlide, deck: Deck, { table, options }: DeckAsked): string[] {
  if (layout === 'method') return methodText(deck, table, options)
  return layout === 'caveats' ? caveatsText(table) : []
}

function bodyOf(
  slide: DeckSlide,
  page: Page,
  contents: readonly Content[],
  body: Box,
  points: readonly string[],
): Block[] {
  const [first = EMPTY_CONTENT] = contents
  switch (slide.layout) {
    case 'chart':
      return chartIn(page, first, body, 14)
    case 'chart-table':
      return chartAndTable(page, first, body)
    case 'two-charts':
      return chartsBeside(page, contents, body)
    case 'number':
      return bigNumber(page, first, body)
    case 'points':
      return pointsIn(page, contents, body)
    case 'one-page':
      return onePage(page, contents, body)
    case 'quotation':
      return quotationIn(page, slide, body)
    case 'method':
    case 'caveats':
      return listIn(page, points, body, slide.layout === 'method' ? 'the method' : 'the caveats')
    case 'moved':
      return first.lacking || !first.table ? chartIn(page, first, body) : movedBody(page, first, body)
    case 'title':
    case 'section':
      return []
  }
}

function movedBody(page: Page, content: Content, body: Box): Block[] {
  const table = content.table!
  const drawn = tableBlock(page, table, { ...body, height: body.height - 26 })
  const y = bottomOf(drawn) + 8
  return [drawn, ...noteIn(page, table.note, { ...body, y })]
}

/** Definitions and footnotes for whoever speaks. */
const noteLines = (contents: readonly Content[]): string[] =>
  [...new Set(contents.flatMap(({ notes }) => notes))].map(cleanText)

/** What had to be cut, in full. */
const fullTexts = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'text' && block.full !== '' ? [`In full: ${block.full}`] : []))

function leftOutOf({ chart }: Content): string[] {
  if (!chart) return []
  const { panels, categories, series } = chart.leftOut
  return [
    panels > 0 ? `${panels} panels are not drawn.` : '',
    categories > 0 ? `${categories} categories are not drawn.` : '',
    series > 0 ? `${series} series are not drawn.` : '',
  ].filter(Boolean)
}
