import { describe, expect, it } from 'vitest'
import { buildDeck } from '#core/slide/build-deck'
import type { DeckAnswers } from '#core/slide/deck/answer'
import { compareNumbers } from '#core/slide/deck/compare-numbers'
import type { Deck, PrintedNumber, Shown } from '#core/slide/deck/deck'
import {
  addSlide,
  changeSlide,
  emptyDeck,
  keepPrinted,
  moveSlide,
  newSlide,
  removeSlide,
  wordHeadline,
} from '#core/slide/deck/deck-edits'
import { deckModelSchema } from '#core/slide/slide-model'
import { earlierOf, readTemplate, templateText } from '#core/slide/templates/template'
import { readTheme } from '#core/slide/theme/read-theme'
import { SHIPPED_THEMES } from '#core/slide/theme/shipped'
import type { PlainSession } from '../../support/count-sessions'
import { sessionsTable } from '../../support/sessions-table'
import { ALL_SHOWN, alike, cellsOf, specOf } from '../cells/cells-of'

const TABLE = sessionsTable(['session_id', 'user_id', 'expertise', 'outcome', 'success_signal'])
const SPEC = specOf({ rows: [{ dimension: 'expertise' }], measures: ['judged_success'], thresholds: ALL_SHOWN })
const SHOWN: Shown = { kind: 'view', name: 'View 1', spec: SPEC, measure: 'judged_success' }
const OPTIONS = { filters: [], thresholds: ALL_SHOWN, level: 0.95 }

/** So many sessions of novices and of experts, of which so many succeeded. */
const sessions = (novice: readonly [number, number], expert: readonly [number, number]): PlainSession[] =>
  (
    [
      ['1', novice],
      ['5', expert],
    ] as const
  ).flatMap(([expertise, [good, all]]) => [
    ...alike(good, { expertise, outcome: 'succeeded' }),
    ...alike(all - good, { expertise, outcome: 'failed' }),
  ])

const RISING = sessions([20, 100], [80, 100])

const one = (more: Partial<Deck['slides'][number]> = {}): Deck =>
  addSlide(newSlide('chart-table', [SHOWN], more))(emptyDeck('A deck', SHIPPED_THEMES[0]!))

function build(deck: Deck, rows: readonly PlainSession[], spec = SPEC) {
  const cells = cellsOf(TABLE, rows, spec)
  const answers: DeckAnswers = new Map(
    deck.slides.map(({ id, shows }) => [id, shows.map(() => ({ kind: 'cells', cells, measure: 0, spec }) as const)]),
  )
  return buildDeck(deck, {
    table: TABLE,
    answers,
    options: { ...OPTIONS, thresholds: spec.thresholds },
    fingerprint: 'f',
  })
}

const plain = (text: string) => text.replaceAll('\u202F', ' ')

describe('a headline', () => {
  it('is suggested from the data, with its numbers', () => {
    const { model } = build(one(), RISING)
    expect(plain(model.slides[0]!.headline)).toBe('Judged success rises from 20 % (novice) to 80 % (expert)')
  })

  it('of one page is that of its first chart with something to compare; a count is said as one', () => {
    const whole = specOf({ measures: ['sessions'], thresholds: ALL_SHOWN })
    const count: Shown = { kind: 'view', name: 'Sessions', spec: whole, measure: 'sessions' }
    const deck = addSlide(newSlide('number', [count]))(
      addSlide(newSlide('one-page', [count, count, count, SHOWN]))(emptyDeck('A deck', SHIPPED_THEMES[0]!)),
    )
    const [all, byLevel] = [cellsOf(TABLE, RISING, whole), cellsOf(TABLE, RISING, SPEC)]
    const answerOf = (shown: Shown) =>
      shown === count
        ? ({ kind: 'cells', cells: all, measure: 0, spec: whole } as const)
        : ({ kind: 'cells', cells: byLevel, measure: 0, spec: SPEC } as const)
    const answers: DeckAnswers = new Map(deck.slides.map(({ id, shows }) => [id, shows.map(answerOf)]))
    const { model } = buildDeck(deck, { table: TABLE, answers, options: OPTIONS, fingerprint: null })
    expect(model.slides.map(({ headline }) => plain(headline))).toEqual([
      'Judged success rises from 20 % (novice) to 80 % (expert)',
      '200 sessions',
    ])
  })

  it('that nobody edited says that the data no longer supports what was printed', () => {
    const first = build(one(), RISING)
    const kept = keepPrinted(first.printed)(one())
    expect(build(kept, RISING).checks[0]!.words).toBe('supported')
    const [check] = build(kept, sessions([50, 100], [52, 100])).checks
    expect(check!.words).toBe('changed')
    expect(plain(check!.headline)).toBe('Judged success rises from 20 % (novice) to 80 % (expert)')
    expect(plain(check!.suggested)).toMatch(/^Judged success does not change beyond its intervals/)
  })

  it('that someone wrote is flagged for reading when numbers under it changed, and not before', () => {
    const worded = one({ headline: 'Experts get there' })
    const kept = keepPrinted(build(worded, RISING).printed)(worded)
    expect(build(kept, RISING).checks[0]!.words).toBe('kept')
    const [check] = build(kept, sessions([50, 100], [52, 100])).checks
    expect([check!.words, check!.headline]).toEqual(['read-again', 'Experts get there'])
  })

  it('typed as suggested, or empty, is the data’s own again', () => {
    const deck = one({ headline: 'Mine' })
    const { id } = deck.slides[0]!
    expect(wordHeadline(id, 'Suggested', 'Suggested')(deck).slides[0]!.headline).toBeNull()
    expect(wordHeadline(id, ' ', 'Suggested')(deck).slides[0]!.headline).toBeNull()
    expect(wordHeadline(id, 'Other', 'Suggested')(deck).slides[0]!.headline).toBe('Other')
  })
})

describe('what a slide printed', () => {
  it('is kept with its thresholds, its fingerprint and every number', () => {
    const { printed } = build(one(), RISING)
    const [kept] = [...printed.values()]
    expect(kept).toMatchObject({ fingerprint: 'f', sessions: TABLE.sessions, thresholds: ALL_SHOWN })
    expect(kept!.numbers[0]!.map(({ at, value, n }) => [at, value, n])).toEqual([
      ['Novice', 0.2, 100],
      ['Expert', 0.8, 100],
      ['all', 0.5, 200],
    ])
  })

  it('has no number of what is withheld', () => {
    const spec = { ...SPEC, thresholds: { minUsers: 5, minSessions: 15 } }
    const rows = [...RISING, ...alike(6, { expertise: '3', outcome: 'succeeded' })]
    const { printed, model } = build(one(), rows, spec)
    const numbers = [...printed.values()][0]!.numbers[0]!
    const hidden = numbers.filter(({ value }) => value === null)
    expect(hidden.map(({ at }) => at)).toContain('Intermediate')
    expect(hidden.every(({ low, high, n }) => low === null && high === null && n === null)).toBe(true)
    // Six sessions, all succeeded: neither stands in anything a slide says.
    expect(JSON.stringify(model)).not.toMatch(/"n":6\b|100\.0/)
  })

  it('against newer data tells what moved, what is withheld and what is gone', () => {
    const was = (at: string, value: number | null, low: number | null, high: number | null): PrintedNumber => ({
      measure: 'Rate',
      at,
      value,
      low,
      high,
      n: value === null ? null : 100,
    })
    const changes = compareNumbers(
      [
        was('a', 0.5, 0.4, 0.6),
        was('b', 0.5, 0.4, 0.6),
        was('c', 0.5, 0.4, 0.6),
        was('d', 0.5, 0.4, 0.6),
        was('e', null, null, null),
      ],
      [
        was('a', 0.59, 0.5, 0.7),
        was('b', 0.61, 0.5, 0.7),
        was('c', null, null, null),
        was('e', 0.2, 0.1, 0.3),
        was('x', 1, 1, 1),
      ],
    )
    expect(changes.map(({ at, fate }) => [at, fate])).toEqual([
      ['a', 'same'],
      ['b', 'moved'],
      ['c', 'withheld'],
      ['d', 'gone'],
      ['e', 'shown'],
      ['x', 'new'],
    ])
  })
})

describe('a deck', () => {
  it('keeps its order as it is edited', () => {
    const deck = [1, 2, 3].reduce<Deck>((now) => addSlide(newSlide('section'))(now), emptyDeck('x', SHIPPED_THEMES[0]!))
    const ids = (now: Deck) => now.slides.map(({ id }) => id)
    expect(ids(deck)).toEqual(['1', '2', '3'])
    expect(ids(moveSlide('3', 0)(deck))).toEqual(['3', '1', '2'])
    expect(ids(moveSlide('1', 9)(deck))).toEqual(['2', '3', '1'])
    expect(ids(removeSlide('2')(deck))).toEqual(['1', '3'])
    expect(ids(addSlide(newSlide('title'), '1')(deck))).toEqual(['1', '4', '2', '3'])
  })

  it('fits the schema that crosses to whoever writes it', () => {
    const { model } = build(one(), RISING)
    expect(deckModelSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(JSON.parse(JSON.stringify(model)))
  })

  it('of any words stays within its page', () => {
    const hostile = [
      '<script>alert(1)</script>'.repeat(40),
      `=HYPERLINK("x")${'\u0000\u202E'.repeat(30)}`,
      'شركة الاختبار '.repeat(60),
      '🏳️‍🌈👩‍👩‍👧‍👦'.repeat(120),
      'w'.repeat(10_000),
    ]
    for (const words of hostile) {
      for (const layout of ['title', 'section', 'quotation', 'chart-table', 'two-charts', 'number'] as const) {
        const deck = changeSlide('1', { layout, headline: words, text: words, source: words, notes: words })(one())
        const { model } = build({ ...deck, title: words }, RISING)
        for (const { box } of model.slides[0]!.blocks) {
          expect(box.x).toBeGreaterThanOrEqual(0)
          expect(box.x + box.width).toBeLessThanOrEqual(model.width)
          expect(box.y).toBeGreaterThanOrEqual(0)
          expect(box.y + box.height, `${layout}: ${words.slice(0, 20)}`).toBeLessThanOrEqual(model.height)
        }
        expect(JSON.stringify(model)).not.toMatch(/\\u0000|\u202E/)
      }
    }
  })

  it('with a number that is not there shows its parts, and why', () => {
    const spec = specOf({ ...SPEC, rows: [{ dimension: 'expertise', totals: 'none' }] })
    const { model } = build(changeSlide('1', { layout: 'number' })(one()), RISING, spec)
    const [slide] = model.slides
    const told = slide!.blocks.flatMap((block) => (block.kind === 'text' ? block.paragraphs : []))
    expect(told.some((text) => text.startsWith('The number over all of them is withheld'))).toBe(true)
    expect(slide!.blocks.some(({ kind }) => kind === 'chart')).toBe(true)
  })

  it('as a template keeps what it shows and none of what it found', () => {
    const kept = keepPrinted(build(one({ headline: 'Mine' }), RISING).printed)(one({ headline: 'Mine' }))
    const text = templateText(kept)
    expect(text).not.toContain('Mine')
    expect(text).not.toContain('0.2')
    const read = readTemplate(text, 'x.template.json')
    expect(read.ok && read.value.slides[0]).toMatchObject({
      layout: 'chart-table',
      headline: null,
      printed: null,
      shows: [SHOWN],
    })
    expect(readTemplate('{"format": "other"}', 'x').ok).toBe(false)
  })

  it('made after another one says what moved since', () => {
    const first = keepPrinted(build(one(), RISING).printed)(one())
    const next = addSlide(newSlide('moved'))({ ...one(), before: earlierOf(first) })
    const { model } = build(next, sessions([50, 100], [80, 100]))
    const table = model.slides[1]!.blocks.find((block) => block.kind === 'table')
    // Novices went from 20 to 50 %, outside Wilson's 13.3 to 28.9; all from 50 to 65 %, outside 43.1 to 56.9.
    expect(model.slides[1]!.headline).toBe('2 of 3 numbers moved beyond their interval since the last deck')
    expect(table?.rows.map(({ cells }) => plain(cells.join(' | ')))).toEqual([
      'Judged success: Novice | 20.0 % | 13.3 % to 28.9 % | 50.0 %',
      'Judged success | 50.0 % | 43.1 % to 56.9 % | 65.0 %',
    ])
  })
})

describe('a theme', () => {
  it('is read from its file or refused with the place that is wrong', () => {
    const [theme] = SHIPPED_THEMES
    expect(readTheme(JSON.stringify(theme), 'a.theme.json')).toEqual({ ok: true, value: theme })
    const broken = readTheme(JSON.stringify({ ...theme, light: { ...theme!.light, ink: 'red' } }), 'a.theme.json')
    expect(!broken.ok && broken.failure).toMatchObject({
      code: 'not-a-theme',
      detail: 'light.ink: a colour is written #rrggbb',
    })
  })

  it('has a contrast of 4.5 to 1 for text and 3 to 1 for marks, on light and dark paper', () => {
    // WCAG 2.2, relative luminance.
    const light = (hex: string) => {
      const [r, g, b] = [1, 3, 5].map((i) => {
        const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255
        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
    }
    const contrast = (a: string, b: string) => {
      const [x, y] = [light(a), light(b)].sort((p, q) => q - p)
      return (x! + 0.05) / (y! + 0.05)
    }
    for (const theme of SHIPPED_THEMES) {
      for (const palette of [theme.light, theme.dark]) {
        for (const ink of [palette.ink, palette.ink2, palette.ink3, palette.accent]) {
          expect(contrast(ink, palette.paper), `${theme.name} ${ink}`).toBeGreaterThanOrEqual(4.5)
        }
        expect(contrast(palette.accent, palette.accentSoft)).toBeGreaterThanOrEqual(4.5)
        for (const mark of palette.series) expect(contrast(mark, palette.paper), mark).toBeGreaterThanOrEqual(3)
      }
    }
  })
})
