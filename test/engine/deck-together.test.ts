import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { buildDeck } from '#core/slide/build-deck'
import type { Deck, Shown } from '#core/slide/deck/deck'
import { addSlide, emptyDeck, newSlide } from '#core/slide/deck/deck-edits'
import { SHIPPED_THEMES } from '#core/slide/theme/shipped'
import { atomsAsker } from '#engine/ask-atoms'
import { askDeck } from '#engine/ask-deck'
import { askPivot } from '#engine/ask-pivot'
import type { Engine } from '#engine/engine'
import { holdTogether } from '#engine/hold-together'
import { crossedSessions } from '../support/crossed-sessions'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { leaks, type Seen, smallRests } from '../support/side-by-side'

const { rows, csv } = crossedSessions()

let engine: Engine
let table: SessionsTable
beforeAll(async () => {
  engine = await nodeEngine()
  table = unwrap(await engine.open([textSource('export.csv', csv)], openOptions()))
})
afterAll(() => engine.close())

const placed = (...ids: readonly string[]) => ids.map((dimension) => ({ dimension }))
const not = (dimension: string, ...values: string[]) => ({ dimension, values, isNegated: true })
const spec = (more: Partial<PivotSpec>): PivotSpec => ({ ...EMPTY_SPEC, measures: ['sessions'], ...more })

/** Slides that tell by themselves nothing, and together much: filters that leave little out, and parts of parts. */
const SPECS: readonly PivotSpec[] = [
  spec({ rows: placed('work_mode') }),
  spec({ rows: placed('work_mode'), filters: [not('surface', 'web')] }),
  spec({ rows: placed('work_mode', 'surface'), measures: ['judged_success'] }),
  spec({ rows: placed('work_mode'), columns: placed('outcome') }),
  spec({ rows: placed('month'), columns: placed('surface') }),
  spec({ rows: placed('month'), columns: placed('surface'), filters: [not('work_mode', 'Test')] }),
]

const deckOf = (shows: readonly Shown[]): Deck =>
  shows.reduce<Deck>(
    (deck, show) => addSlide(newSlide('chart-table', [show]))(deck),
    emptyDeck('x', SHIPPED_THEMES[0]!),
  )
const viewOf = (asked: PivotSpec): Shown => ({ kind: 'view', name: 'x', spec: asked, measure: asked.measures[0]! })
const OPTIONS = { filters: [], thresholds: EMPTY_SPEC.thresholds, level: 0.95 }

async function seenAlone(): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const asked of SPECS) {
    const plan = unwrap(normalize(asked, table))
    const of = { plan, statistics: unwrap(await askPivot(engine, plan)) }
    seen.push({ of, cells: buildCells(of.statistics, plan) })
  }
  return seen
}

describe('the slides of one deck', () => {
  it('fix no number that any of them withholds, and no difference of too few, which alone they would', async () => {
    const alone = await seenAlone()
    const deck = deckOf(SPECS.map(viewOf))
    const answers = unwrap(await askDeck(engine, deck, table, OPTIONS))
    const together = deck.slides.map(({ id }, i): Seen => {
      const [answer] = answers.get(id)!
      if (answer?.kind !== 'cells') throw new Error('a view is answered by cells')
      return { cells: answer.cells, of: alone[i]!.of }
    })
    const atoms = unwrap(await atomsAsker(engine)(alone.map(({ of }) => of.plan)))
    const each = [...SPECS.keys()]
    const rests = async (seen: readonly Seen[]) => {
      const found: string[] = []
      for (const i of each)
        for (const j of each.slice(i + 1)) {
          const pair = [seen[i]!, seen[j]!]
          found.push(...smallRests(pair, unwrap(await atomsAsker(engine)([pair[0]!.of.plan, pair[1]!.of.plan]))))
        }
      return found
    }
    expect(leaks(alone, atoms, each).length).toBeGreaterThan(0)
    expect((await rests(alone)).length).toBeGreaterThan(0)
    expect(leaks(together, atoms, each)).toEqual([])
    expect(await rests(together)).toEqual([])

    // What is drawn and written is made of the same cells.
    const { model } = buildDeck(deck, { table, answers, options: OPTIONS, fingerprint: null })
    const withheld = model.slides.map(
      ({ blocks }) => blocks.find((block) => block.kind === 'chart')?.chart.withheld.length ?? 0,
    )
    expect(withheld.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(0)
  })

  it('of which two cannot be held against each other show the first only', async () => {
    const [first, second] = await seenAlone()
    const held = unwrap(await holdTogether(engine, [first!.of, second!.of], table.sessions, undefined, 2))
    expect(held[0]).toEqual({ held: [], tooFineBeside: null })
    expect(held[1]!.tooFineBeside).toBe(0)
    const { statistics, plan } = second!.of
    const cells = buildCells(statistics, plan, held[1]!.held)
    const kinds = cells.rows.keys.flatMap((_, r) => cells.columns.keys.map((_, c) => cells.at(r, c, 0).kind))
    expect(new Set(kinds)).toEqual(new Set(['withheld']))
  })

  it('hold a figure of the study against a view before it', async () => {
    const figure: Shown = { kind: 'figure', figure: 'f1', panel: 'Share of sessions by work mode', measures: null }
    const nearly = viewOf(spec({ rows: placed('work_mode'), filters: [not('surface', 'web')] }))
    const withheldIn = async (shows: readonly Shown[]) => {
      const deck = deckOf(shows)
      const answers = unwrap(await askDeck(engine, deck, table, OPTIONS))
      const [answer] = answers.get(deck.slides.at(-1)!.id)!
      return answer?.kind === 'panel' ? answer.rows.filter(({ cell }) => cell.kind === 'withheld').length : -1
    }
    const alone = await withheldIn([figure])
    expect(alone).toBeGreaterThanOrEqual(0)
    expect(await withheldIn([nearly, figure])).toBeGreaterThan(alone)
  })

  it('show gaps by month and what the mix made of a change, with the numbers of the rows themselves', async () => {
    const deck = deckOf([
      { kind: 'gap', signal: 'expertise', measure: 'judged_success' },
      { kind: 'change', measure: 'judged_success', by: 'work_mode' },
    ])
    const answers = unwrap(await askDeck(engine, deck, table, OPTIONS))
    const { model, printed } = buildDeck(deck, { table, answers, options: OPTIONS, fingerprint: null })
    const rate = (month: string, level = '') => {
      const own = rows
        .map((row) => row.split(','))
        .filter((row) => row[4] === month && row[5] !== 'no_clear_goal' && (level === '' || row[6] === level))
      return own.filter((row) => row[5] === 'succeeded').length / own.length
    }
    const [gaps, changes] = deck.slides.map(({ id }) => printed.get(id)!.numbers[0]!)
    const january = gaps!.find(({ at }) => at === '2026-01')!
    expect(january.value).toBeCloseTo(rate('2026-01', '5') - rate('2026-01', '1'), 10)
    const part = (name: string) => changes!.find(({ at }) => at === name)!.value!
    expect(part('all')).toBeCloseTo(rate('2026-03') - rate('2026-01'), 10)
    expect(part('mix') + part('within')).toBeCloseTo(part('all'), 10)
    for (const { blocks, headline } of model.slides) {
      expect(headline).not.toMatch(/undefined|NaN|null/)
      expect(blocks.filter(({ kind }) => kind === 'chart' || kind === 'table')).toHaveLength(2)
    }
    expect(model.slides[0]!.headline).toMatch(/^Experts against novices: /)
    expect(model.slides[1]!.headline).toMatch(/^Judged success goes from \d+.*by mix, .* within$/)
  })
})

describe('gaps, changes and claims of a deck', () => {
  /** Thirteen sessions of a team that filters leave out: whoever has both numbers has those of these few. */
  const withTeam = rows.map((row, i) => `${row},${i % 40 === 0 ? 'rare' : 'usual'}`)
  let teams: SessionsTable
  beforeAll(async () => {
    const text = `${csv.split('\n')[0]},team\n${withTeam.join('\n')}\n`
    teams = unwrap(await engine.open([textSource('teams.csv', text)], openOptions()))
  })
  const usual = (more: Partial<PivotSpec>, ...filters: PivotSpec['filters']) =>
    viewOf(spec({ ...more, filters: [not('team', 'rare'), ...filters] }))
  const only = (dimension: string, ...values: string[]) => ({ dimension, values, isNegated: false })
  const built = async (...shows: readonly Shown[]) => {
    const deck = deckOf(shows)
    const answers = unwrap(await askDeck(engine, deck, teams, OPTIONS))
    const { printed, model } = buildDeck(deck, { table: teams, answers, options: OPTIONS, fingerprint: null })
    return deck.slides.map(({ id }, i) => ({
      answer: answers.get(id)![0]!,
      numbers: printed.get(id)!.numbers[0]!,
      model: model.slides[i]!,
    }))
  }
  const MONTHS: Readonly<Record<string, string>> = {
    'Jan 2026': '2026-01',
    'Feb 2026': '2026-02',
    'Mar 2026': '2026-03',
  }
  /** Numbers of both that differ by fewer sessions than the threshold. */
  const fewBetween = (one: Map<string, number>, other: Map<string, number>) =>
    [...one].filter(([name, n]) => {
      const rest = Math.abs(n - (other.get(name) ?? n))
      return rest > 0 && rest < 15
    })

  it('tell of a month only what is of enough sessions beside a view of nearly the same', async () => {
    const view = usual({ rows: placed('month'), measures: ['judged_success'] }, only('expertise', '1', '5'))
    const gap: Shown = { kind: 'gap', signal: 'expertise', measure: 'judged_success' }
    const ofMonths = (slide: Awaited<ReturnType<typeof built>>[number]) =>
      new Map(slide.numbers.flatMap(({ at, n }): [string, number][] => (n === null ? [] : [[at, n]])))
    // A view names its months.
    const monthly = (slide: Awaited<ReturnType<typeof built>>[number]) =>
      new Map([...ofMonths(slide)].map(([at, n]): [string, number] => [MONTHS[at] ?? at, n]))
    const [alone] = await built(gap)
    const [shown, beside] = await built(view, gap)
    expect(ofMonths(alone!).size).toBeGreaterThan(0)
    expect(fewBetween(ofMonths(alone!), monthly(shown!)).length).toBeGreaterThan(0)
    expect(fewBetween(ofMonths(beside!), monthly(shown!))).toEqual([])
    // The one before is as it is alone.
    expect(ofMonths(shown!)).toEqual(ofMonths((await built(view))[0]!))
  })

  it('give up a change where its numbers beside a view would tell of too few, and say so', async () => {
    const view = usual({ rows: placed('work_mode'), measures: ['judged_success'] }, only('month', '2026-01'))
    const change: Shown = { kind: 'change', measure: 'judged_success', by: 'work_mode' }
    const [alone] = await built(change)
    const [shown, beside] = await built(view, change)
    const ofView = new Map(shown!.numbers.flatMap(({ at, n }): [string, number][] => (n === null ? [] : [[at, n]])))
    const ofChange = ({ answer }: typeof alone & object) =>
      new Map(
        answer.kind === 'change' ? answer.result.groups.map(({ name, from }): [string, number] => [name, from.n]) : [],
      )
    expect(fewBetween(ofChange(alone!), ofView).length).toBeGreaterThan(0)
    expect(fewBetween(ofChange(beside!), ofView)).toEqual([])
    expect(beside!.model.headline).toMatch(/^Not shown: change of judged success/)
  })

  it('take a claim back rather than a view, wherever the claim stands', async () => {
    const claim: Shown = { kind: 'finding', finding: 'code-majority' }
    const view = usual({ rows: placed('mode_group') })
    const [alone] = await built(claim)
    expect(alone!.numbers).toHaveLength(1)
    const asShown = (await built(view))[0]!.numbers
    const [told, seen] = await built(claim, view)
    expect(told!.numbers).toEqual([])
    expect(told!.model.headline).toMatch(/^Cannot be told here: /)
    expect(seen!.numbers).toEqual(asShown)
  })
})

it('a headline under other choices has the numbers of the sessions themselves, and what the data lacks is said', async () => {
  const signalled = rows.map((row, i) => [...row.split(','), String(i % 6)])
  const text = `${csv.split('\n')[0]},success_signal\n${signalled.map((row) => row.join(',')).join('\n')}\n`
  const judged = unwrap(await engine.open([textSource('signals.csv', text)], openOptions()))
  const deck = deckOf([
    { kind: 'robustness', headline: 'slope' },
    { kind: 'robustness', headline: 'value' },
  ])
  const answers = unwrap(await askDeck(engine, deck, judged, OPTIONS))
  const { model, printed } = buildDeck(deck, { table: judged, answers, options: OPTIONS, fingerprint: null })
  // Least squares of a line, nothing held fixed: covariance over variance.
  const points = signalled
    .filter((row) => row[5] !== 'no_clear_goal')
    .map((row) => ({ x: Number(row[6]), y: row[5] === 'succeeded' && Number(row[7]) >= 4 ? 1 : 0 }))
  const mean = (of: (point: (typeof points)[number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean((p) => p.x), mean((p) => p.y)]
  const slope = mean((p) => (p.x - x) * (p.y - y)) / mean((p) => (p.x - x) ** 2)
  const [numbers] = printed.get(deck.slides[0]!.id)!.numbers
  const plain = numbers!.find(({ at }) => at.startsWith('None') && !at.includes('First'))!
  expect(plain.value).toBeCloseTo(slope, 10)
  expect(plain.n).toBe(points.length)
  const kinds = model.slides.map(({ blocks }) => blocks.map(({ kind }) => kind))
  expect(kinds[0]).toEqual(expect.arrayContaining(['chart', 'table']))
  expect(model.slides[1]!.headline).toBe('Not in this data: task value, experts over novices, under other choices')
})

it('a slide that is too finely cut says beside which, and what to do', async () => {
  const again = unwrap(await engine.open([textSource('export.csv', csv)], openOptions()))
  const deck = deckOf([
    viewOf(spec({ rows: placed('work_mode') })),
    viewOf(spec({ rows: placed('work_mode'), filters: [not('surface', 'web')] })),
  ])
  const answers = unwrap(await askDeck(engine, deck, again, OPTIONS, undefined, 3))
  const { model } = buildDeck(deck, { table: again, answers, options: OPTIONS, fingerprint: null })
  const last = model.slides.at(-1)!
  const text = last.blocks.flatMap((block) => (block.kind === 'text' ? block.paragraphs : [])).join(' ')
  expect(text).toMatch(/too finely to be shown in one deck with slide 1\./)
  expect(text).toMatch(/take slide 1 out/)
  expect(last.blocks.some(({ kind }) => kind === 'chart' || kind === 'table')).toBe(false)
  expect(last.headline).toBe('Not shown: sessions by work mode')
})
