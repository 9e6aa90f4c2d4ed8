import type { AnsweredPivot } from '#core/cells/answered-pivot'
import type { Atom } from '#core/cells/atoms'
import { buildBeside, MOST_ATOMS } from '#core/cells/build-beside'
import { buildCells } from '#core/cells/build-cells'
import { type CellPlace, followCell } from '#core/cells/follow-cell'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { PivotStatistics } from '#core/cells/statistics'
import { fail, ok, type Result } from '#core/failure'
import { freeDimensionId, setDefinition } from '#core/pivot/definition-edits'
import { placeDimension } from '#core/pivot/edits'
import { normalize, type PivotPlan } from '#core/pivot/plan'
import { rankQuestions } from '#core/pivot/ranking'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { type History, stepTo } from '#core/report/history'
import {
  changeSpec,
  firstView,
  isShownLeft,
  shownView,
  showView,
  type Views,
  type ViewsEdit,
} from '#core/report/view-edits'
import { compilePivot } from '#core/sql/compile-pivot'
import { queryText } from '#core/sql/compiled-query'
import { pivotQuestion } from '#core/sql/pivot-question'
import { print } from '#core/sql/print'
import { atomsAsker } from '#engine/ask-atoms'
import { askComparison } from '#engine/ask-comparison'
import { askPivot } from '#engine/ask-pivot'
import { cutBins } from '#engine/cut-bins'
import { rankPivot } from '#engine/rank-pivot'
import type { CreateSlice } from './app-state'
import type { PivotSlice } from './pivot-state'

const NO_SELECTION = { selection: null, compared: null, isComparing: false } as const

const MOST_STEPS = 200

/** From an edit to its cells, in the timeline of the window. */
const CELLS = 'pivot cells'

interface Answered {
  readonly question: string
  readonly statistics: PivotStatistics
}

export const createPivotSlice: CreateSlice<PivotSlice> = (set, get, { engine }) => {
  let current: AbortController | null = null
  let answered: Answered | null = null
  let answeredBeside: Answered | null = null
  let grouped: { readonly question: string; readonly atoms: readonly Atom[] } | null = null
  let rankings: Answered | null = null
  let editedAt = 0

  /** Asks the pivot of the spec. The newest question wins: an older one is stopped, and its answer is not looked at. */
  async function ask(spec: PivotSpec): Promise<void> {
    editedAt = performance.now()
    const { table } = get()
    current?.abort()
    if (!table) return
    const planned = normalize(spec, table)
    if (!planned.ok) {
      set({ pivotFailure: planned.failure, isAsking: false, cells: null, pair: null })
      return
    }
    const controller = new AbortController()
    current = controller
    const isRanked = rankQuestions(planned.value).length === 0
    const plan = isRanked ? planned : await ranked(planned.value, controller.signal)
    if (current !== controller) return
    if (!plan.ok) {
      set({ isAsking: false })
      if (plan.failure.code !== 'cancelled') set({ pivotFailure: plan.failure, cells: null, pair: null })
      return
    }
    const text = queryText(print(compilePivot(plan.value).statement))
    const question = pivotQuestion(plan.value)
    // Another level or threshold asks nothing new.
    if (answered?.question === question) return showAll(answered.statistics, plan.value, text, controller)
    set({ isAsking: true })
    const start = performance.now()
    const statistics = await askPivot(engine, plan.value, controller.signal)
    if (current !== controller) return
    if (!statistics.ok) {
      set({ isAsking: false })
      if (statistics.failure.code !== 'cancelled') set({ pivotFailure: statistics.failure, cells: null, pair: null })
      return
    }
    answered = { question, statistics: statistics.value }
    set({ askedMs: performance.now() - start })
    await showAll(statistics.value, plan.value, text, controller)
  }

  /** A plan whose rankings are answered. Another level or threshold ranks by numbers that are known. */
  async function ranked(plan: PivotPlan, signal: AbortSignal): Promise<Result<PivotPlan>> {
    set({ isAsking: true })
    return rankPivot(plan, async (ranking) => {
      const question = pivotQuestion(ranking)
      if (rankings?.question === question) return ok(rankings.statistics)
      const statistics = await askPivot(engine, ranking, signal)
      if (statistics.ok) rankings = { question, statistics: statistics.value }
      return statistics
    })
  }

  /** Shows the view, alone or with the one beside it: then neither is shown before each has been held against the other. */
  async function showAll(
    statistics: PivotStatistics,
    plan: PivotPlan,
    sql: string,
    controller: AbortController,
  ): Promise<void> {
    const alone = { plan, sql, isAsking: false, pivotFailure: null, pair: null, pairFailure: null }
    const pair = get().beside ? await askPair({ statistics, plan }, controller.signal) : null
    if (current !== controller) return
    if (!pair) return show(buildCells(statistics, plan), alone)
    if (!pair.ok) {
      if (pair.failure.code === 'cancelled') return set({ isAsking: false })
      return show(buildCells(statistics, plan), { ...alone, pairFailure: pair.failure })
    }
    show(pair.value[isShownLeft(get()) ? 0 : 1], { ...alone, pair: pair.value })
  }

  async function askPair(own: AnsweredPivot, signal: AbortSignal): Promise<Result<readonly [PivotCells, PivotCells]>> {
    const other = await askBeside(signal)
    if (!other.ok) return other
    const [left, right] = isShownLeft(get()) ? [own, other.value] : [other.value, own]
    const question = [left, right].map(({ plan }) => queryText(print(compilePivot(plan).statement))).join('\n')
    if (grouped?.question !== question) {
      set({ isAsking: true })
      const atoms = await atomsAsker(engine)([left.plan, right.plan], signal)
      if (!atoms.ok) return atoms
      grouped = { question, atoms: atoms.value }
    }
    const groups = grouped.atoms.length
    if (groups > MOST_ATOMS) return fail({ code: 'too-fine-together', groups, limit: MOST_ATOMS })
    return ok([buildCells(left.statistics, left.plan), buildBeside(left, right, grouped.atoms)])
  }

  /** The answer to the view that stands beside the shown one. */
  async function askBeside(signal: AbortSignal): Promise<Result<AnsweredPivot>> {
    const { table, views, beside } = get()
    const view = views.find(({ id }) => id === beside?.view)
    if (!table || !view) throw new Error('there is no view beside')
    const planned = normalize(view.spec, table)
    if (!planned.ok) return planned
    const plan = rankQuestions(planned.value).length === 0 ? planned : await ranked(planned.value, signal)
    if (!plan.ok) return plan
    const question = pivotQuestion(plan.value)
    if (answeredBeside?.question !== question) {
      set({ isAsking: true })
      const statistics = await askPivot(engine, plan.value, signal)
      if (!statistics.ok) return statistics
      answeredBeside = { question, statistics: statistics.value }
    }
    return ok({ plan: plan.value, statistics: answeredBeside.statistics })
  }

  function show(cells: PivotCells, others: Partial<PivotSlice>): void {
    const { cells: before, selection, compared } = get()
    // The same cell stays selected wherever it stands now.
    const follow = (place: CellPlace | null) => place && before && followCell(place, before, cells)
    const kept = follow(selection)
    set({
      ...others,
      cells,
      selection: kept,
      compared: kept && follow(compared),
    })
    // For whoever measures the window, as `npm run bench:pivot` does.
    performance.clearMeasures(CELLS)
    performance.measure(CELLS, { start: editedAt })
  }

  function go(now: Views, history: Partial<Pick<PivotSlice, 'past' | 'future'>> = {}): void {
    const { spec } = shownView(now)
    const { spec: before, values } = get()
    set({
      beside: null,
      ...now,
      ...history,
      spec,
      rowList: null,
      told: null,
      ...(now.shown !== get().shown && NO_SELECTION),
    })
    if (now.values !== undefined && now.values?.run !== values?.run) void get().putValues()
    else {
      void ask(spec)
      void get().refreshProfiles(before)
    }
  }

  const now = (): Views => ({
    views: get().views,
    shown: get().shown,
    beside: get().beside,
    values: get().values,
  })

  function step(edit: ViewsEdit): void {
    const before = now()
    const after = edit(before)
    if (after !== before) go(after, { past: [...get().past, before].slice(-MOST_STEPS), future: [] })
  }

  return {
    ...firstView(EMPTY_SPEC),
    beside: null,
    pair: null,
    pairFailure: null,
    spec: EMPTY_SPEC,
    past: [],
    future: [],
    cells: null,
    plan: null,
    sql: '',
    isAsking: false,
    pivotFailure: null,
    askedMs: null,
    begin(views) {
      answered = null
      rankings = null
      answeredBeside = null
      grouped = null
      get().forgetProfiles()
      set({
        cells: null,
        pair: null,
        pairFailure: null,
        pivotFailure: null,
        askedMs: null,
        ...NO_SELECTION,
      })
      go(views, { past: [], future: [] })
      // After the first pivot has been asked, so that it does not wait.
      void get().profileAll()
    },

    async askAnew() {
      answered = null
      rankings = null
      answeredBeside = null
      grouped = null
      get().forgetProfiles()
      set({ pair: null, ...NO_SELECTION })
      await ask(get().spec)
    },

    edit(edit) {
      const { spec } = get()
      const next = edit(spec)
      if (next !== spec) step(changeSpec(next))
    },

    editViews: step,

    show(view) {
      const before = now()
      const after = showView(view)(before)
      if (after === before) return
      const { pair } = get()
      go(after)
      // Turning from one of two views to the other, each keeps what it shows.
      if (pair && after.beside?.view === before.shown) set({ cells: pair[isShownLeft(after) ? 0 : 1] })
    },

    undo: () => get().stepTo(get().past.length - 1),
    redo: () => get().stepTo(get().past.length + 1),

    stepTo(step) {
      const { past, future } = get()
      const from: History = { now: now(), past, future }
      const to = stepTo(step)(from)
      if (to !== from) go(to.now, { past: to.past, future: to.future })
    },

    async askPair(first, second, signal) {
      const { cells, plan } = get()
      const measure = cells?.measures[first.measure]
      if (!cells || !plan || !measure) throw new Error('cells are compared while they are shown')
      const keysAt = ({ row, column }: CellPlace) => ({
        row: cells.rows.keys[row]!,
        column: cells.columns.keys[column]!,
      })
      return askComparison(engine, plan, measure, keysAt(first), keysAt(second), signal)
    },

    async binDimension({ id: from, name, column }, request, instead) {
      const { table } = get()
      if (!table) return
      const cut = await cutBins(engine, table, column, request)
      if (get().table !== table) return
      if (!cut.ok) return set({ pivotFailure: cut.failure })
      if (instead) return get().edit(setDefinition({ ...instead, kind: 'bins', cut: cut.value }))
      const id = freeDimensionId(get().spec, `${from}_bins`)
      const definition = { kind: 'bins', id, name: `${name}, binned`, from, cut: cut.value } as const
      get().edit((spec) => placeDimension('rows', id)(setDefinition(definition)(spec)))
    },
  }
}
