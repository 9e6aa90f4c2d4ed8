import { type AnsweredPivot, type BuildCells, buildAlone } from '#core/cells/answered-pivot'
import { buildCells } from '#core/cells/build-cells'
import { monthsOf } from '#core/change/months'
import { planChange } from '#core/change/plan'
import { SIGNALS } from '#core/change/signal'
import { DRAWS } from '#core/change/spec'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { type Failure, ok, type Result } from '#core/failure'
import { STUDY_FIGURES } from '#core/figures/study-figures'
import { STUDY_FINDINGS } from '#core/figures/study-findings'
import { findMeasure } from '#core/pivot/built-in-measures'
import { normalize } from '#core/pivot/plan'
import { HEADLINES } from '#core/robustness/choice'
import { planRobustness } from '#core/robustness/plan'
import { publishedRange } from '#core/slide/content/panel-content'
import type { DeckAnswers, ShownAnswer } from '#core/slide/deck/answer'
import type { Deck, Shown } from '#core/slide/deck/deck'
import { askChange } from './ask-change'
import { askFigure, type FigureOptions } from './ask-figure'
import { askFindings } from './ask-findings'
import { type Asks, askPivot } from './ask-pivot'
import { askRobustness } from './ask-robustness'
import { askSignals } from './ask-signals'
import { holdTogether } from './hold-together'

/**
 * Asks an engine for everything a deck shows, the same thing once. What the data lacks is an answer too, so that the slide
 * can say it; only an engine that stopped, or someone who did not want to wait, ends it.
 *
 * @param options thresholds of the report, which go before those of a view, and what figures take over
 * @param most groups of sessions that slides are held against each other by
 */
export async function askDeck(
  engine: Asks,
  deck: Deck,
  table: SessionsTable,
  options: FigureOptions,
  signal?: AbortSignal,
  most?: number,
): Promise<Result<DeckAnswers>> {
  const known = new Map<string, Known>()
  const pivots: AnsweredPivot[] = []
  const alone: BuildCells = (answered) => {
    pivots.push(answered)
    return buildAlone(answered)
  }
  for (const { shown, slide } of inTurn(deck)) {
    if (known.has(JSON.stringify(shown))) continue
    const from = pivots.length
    const asked = await askShown(engine, shown, table, { ...options, build: alone }, signal)
    if (!asked.ok) return asked
    known.set(JSON.stringify(shown), { shown, slide, answer: asked.value, from, to: pivots.length })
  }
  // What a slide withholds must not follow from the others.
  const held = await holdTogether(engine, pivots, table.sessions, signal, most)
  if (!held.ok) return held
  for (const [key, one] of known) {
    const own = held.value.slice(one.from, one.to)
    if (own.every(({ held }) => held.length === 0)) continue
    let at = 0
    const together: BuildCells = ({ statistics, plan }) => buildCells(statistics, plan, own[at++]!.held)
    const asked = await askShown(engine, one.shown, table, { ...options, build: together }, signal)
    if (!asked.ok) return asked
    const other = own.find(({ tooFineBeside }) => tooFineBeside !== null)?.tooFineBeside
    const beside = [...known.values()].find(({ from, to }) => other != null && other >= from && other < to)
    known.set(key, { ...one, answer: { ...asked.value, ...(beside && { tooFineBeside: beside.slide }) } })
  }
  const answerOf = (shown: Shown): ShownAnswer => known.get(JSON.stringify(shown))!.answer
  return ok(new Map(deck.slides.map(({ id, shows }) => [id, shows.map(answerOf)])))
}

/** What a deck shows in the order in which it is held: claims, which print least of their numbers, give way to all else. */
function inTurn({ slides }: Deck): { readonly shown: Shown; readonly slide: number }[] {
  const all = slides.flatMap(({ shows }, i) => shows.map((shown) => ({ shown, slide: i + 1 })))
  const isClaim = ({ shown }: { readonly shown: Shown }) => shown.kind === 'finding'
  return [...all.filter((one) => !isClaim(one)), ...all.filter(isClaim)]
}

/** Something a deck shows with its answer, the first slide it is on, and which of the pivots it is made of. */
interface Known {
  readonly shown: Shown
  readonly slide: number
  readonly answer: ShownAnswer
  readonly from: number
  readonly to: number
}

type Building = FigureOptions & Required<Pick<FigureOptions, 'build'>>

/** Failures after which nothing else can be asked. */
const isEnd = ({ code }: Failure): boolean => code === 'cancelled' || code === 'engine-stopped'

async function askShown(
  engine: Asks,
  shown: Shown,
  table: SessionsTable,
  options: Building,
  signal?: AbortSignal,
): Promise<Result<ShownAnswer>> {
  switch (shown.kind) {
    case 'view': {
      const lacking = (failure: Failure) =>
        ok<ShownAnswer>({ kind: 'lacking', name: shown.name, published: '', failure })
      const spec = { ...shown.spec, thresholds: options.thresholds }
      const plan = normalize(spec, table)
      if (!plan.ok) return lacking(plan.failure)
      const statistics = await askPivot(engine, plan.value, signal)
      if (!statistics.ok) return isEnd(statistics.failure) ? statistics : lacking(statistics.failure)
      const cells = options.build({ statistics: statistics.value, plan: plan.value })
      const measure = cells.measures.findIndex(({ id }) => id === shown.measure)
      if (measure < 0)
        return lacking({ code: 'unknown-measure', name: shown.measure, known: cells.measures.map(({ id }) => id) })
      return ok({ kind: 'cells', cells, measure, spec })
    }
    case 'figure': {
      const figure = STUDY_FIGURES.find(({ id }) => id === shown.figure)
      const panel = figure?.panels.find(({ name }) => name === shown.panel)
      if (!figure || !panel) return ok(unknown(`${shown.figure}, ${shown.panel}`))
      const asked = await askFigure(engine, { ...figure, panels: [panel] }, table, options, signal)
      if (!asked.ok) return asked
      const [result] = asked.value.panels
      const published = publishedRange(panel)
      if (!result || result.failure !== null) {
        const failure = result?.failure ?? { code: 'no-dataset' as const }
        return ok({ kind: 'lacking', name: figure.name, published, failure })
      }
      const { measures } = shown
      const rows = measures
        ? measures.flatMap((id) => result.rows.filter(({ measure }) => measure === id))
        : result.rows
      return ok({ kind: 'panel', figure, panel, rows, cells: result.cells })
    }
    case 'gap':
      return askGap(engine, shown, table, options, signal)
    case 'change':
      return askMix(engine, shown, table, options, signal)
    case 'robustness':
      return askHeadline(engine, shown, table, options, signal)
    case 'finding': {
      const finding = STUDY_FINDINGS.find(({ id }) => id === shown.finding)
      if (!finding) return ok(unknown(shown.finding))
      const asked = await askFindings(engine, [finding], table, options, signal)
      if (!asked.ok)
        return isEnd(asked.failure)
          ? asked
          : ok({ kind: 'lacking', name: finding.claim, published: '', failure: asked.failure })
      return ok({ kind: 'finding', asked: asked.value[0]! })
    }
  }
}

async function askGap(
  engine: Asks,
  shown: Extract<Shown, { kind: 'gap' }>,
  table: SessionsTable,
  { filters, thresholds, level, build }: Building,
  signal?: AbortSignal,
): Promise<Result<ShownAnswer>> {
  const measure = findMeasure(shown.measure)
  const watched = SIGNALS.filter(({ id }) => id === shown.signal)
  const spec = { filters, thresholds, level, measure: shown.measure }
  const asked = await askSignals(engine, spec, table, signal, watched, build)
  if (!asked.ok)
    return isEnd(asked.failure)
      ? asked
      : ok({ kind: 'lacking', name: shown.signal, published: '', failure: asked.failure })
  const [own] = asked.value
  return ok(own && measure ? { kind: 'gap', asked: own, measure } : unknown(shown.signal))
}

async function askMix(
  engine: Asks,
  { measure, by }: Extract<Shown, { kind: 'change' }>,
  table: SessionsTable,
  { filters, thresholds, level, build }: Building,
  signal?: AbortSignal,
): Promise<Result<ShownAnswer>> {
  const months = monthsOf(table)
  const [from, to] = [months.slice(0, 1), months.slice(-1)]
  const name = `Change of ${findMeasure(measure)?.name.toLowerCase() ?? measure}`
  const lacking = (failure: Failure) => ok<ShownAnswer>({ kind: 'lacking', name, published: '', failure })
  const spec = { measure, by, from, to, filters: [...filters], thresholds, level, seed: 1, draws: DRAWS }
  const plan = planChange(spec, table)
  if (!plan.ok) return lacking(plan.failure)
  const result = await askChange(engine, plan.value, signal, undefined, build)
  if (!result.ok) return isEnd(result.failure) ? result : lacking(result.failure)
  return ok({ kind: 'change', plan: plan.value, result: result.value })
}

async function askHeadline(
  engine: Asks,
  shown: Extract<Shown, { kind: 'robustness' }>,
  table: SessionsTable,
  { filters, thresholds, level }: Building,
  signal?: AbortSignal,
): Promise<Result<ShownAnswer>> {
  const headline = HEADLINES.find(({ id }) => id === shown.headline)
  if (!headline) return ok(unknown(shown.headline))
  const name = `${headline.name}, under other choices`
  const lacking = (failure: Failure) => ok<ShownAnswer>({ kind: 'lacking', name, published: '', failure })
  const plan = planRobustness({ filters: [...filters], thresholds, level }, table)
  if (!plan.ok) return lacking(plan.failure)
  const headlines = plan.value.headlines.filter(({ id }) => id === headline.id)
  if (headlines.length === 0) {
    const column = headline.id === 'value' ? 'task_value_usd' : 'failure_signal'
    return lacking({ code: 'measure-needs-column', measure: headline.name, column })
  }
  const results = await askRobustness(engine, { ...plan.value, headlines }, signal)
  if (!results.ok) return isEnd(results.failure) ? results : lacking(results.failure)
  return ok({ kind: 'robustness', result: results.value[0]! })
}

const unknown = (name: string): ShownAnswer => ({
  kind: 'lacking',
  name,
  published: '',
  failure: { code: 'unknown-figure', name },
})
