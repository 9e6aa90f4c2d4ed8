import { buildCells } from '#core/cells/build-cells'
import type { PivotStatistics } from '#core/cells/statistics'
import { dimensionsOf } from '#core/pivot/dimension'
import { normalize, type PivotPlan } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { compilePivot } from '#core/sql/compile-pivot'
import { queryText } from '#core/sql/compiled-query'
import { print } from '#core/sql/print'
import { askPivot } from '#engine/ask-pivot'
import type { CreateSlice, PivotSlice } from './app-state'

const MOST_STEPS = 200

export const createPivotSlice: CreateSlice<PivotSlice> = (set, get, { engine }) => {
  let current: AbortController | null = null
  let answered: { readonly text: string; readonly statistics: PivotStatistics } | null = null

  /** Asks the pivot of the spec. The newest question wins: an older one is stopped, and its answer is not looked at. */
  async function ask(spec: PivotSpec): Promise<void> {
    const { table } = get()
    current?.abort()
    if (!table) return
    const plan = normalize(spec, table)
    if (!plan.ok) {
      set({ pivotFailure: plan.failure, isAsking: false, cells: null })
      return
    }
    const text = queryText(print(compilePivot(plan.value).statement))
    // Another level or threshold asks nothing new.
    if (answered?.text === text) return show(answered.statistics, plan.value, text)
    const controller = new AbortController()
    current = controller
    set({ isAsking: true })
    const start = performance.now()
    const statistics = await askPivot(engine, plan.value, controller.signal)
    if (current !== controller) return
    if (!statistics.ok) {
      set({ isAsking: false })
      if (statistics.failure.code !== 'cancelled') set({ pivotFailure: statistics.failure, cells: null })
      return
    }
    answered = { text, statistics: statistics.value }
    set({ askedMs: performance.now() - start })
    show(statistics.value, plan.value, text)
  }

  function show(statistics: PivotStatistics, plan: PivotPlan, sql: string): void {
    set({ cells: buildCells(statistics, plan), sql, isAsking: false, pivotFailure: null })
  }

  function go(change: Pick<PivotSlice, 'spec' | 'past' | 'future'>): void {
    set({ ...change, selection: null })
    void ask(change.spec)
  }

  return {
    spec: EMPTY_SPEC,
    past: [],
    future: [],
    cells: null,
    sql: '',
    isAsking: false,
    pivotFailure: null,
    askedMs: null,
    profiles: new Map(),

    begin(spec) {
      answered = null
      set({ profiles: new Map(), cells: null, pivotFailure: null, askedMs: null })
      go({ spec, past: [], future: [] })
      void profileAll()
    },

    edit(edit) {
      const { spec, past } = get()
      const next = edit(spec)
      if (next === spec) return
      go({ spec: next, past: [...past, spec].slice(-MOST_STEPS), future: [] })
    },

    undo() {
      const { spec, past, future } = get()
      const before = past.at(-1)
      if (before) go({ spec: before, past: past.slice(0, -1), future: [spec, ...future] })
    },

    redo() {
      const { spec, past, future } = get()
      const [next, ...rest] = future
      if (next) go({ spec: next, past: [...past, spec], future: rest })
    },

    async profile(dimension) {
      const { table, spec, profiles } = get()
      if (!table || profiles.has(dimension)) return
      const plan = normalize({ ...EMPTY_SPEC, rows: [{ dimension }], thresholds: spec.thresholds }, table)
      if (!plan.ok) return
      const statistics = await askPivot(engine, plan.value)
      if (!statistics.ok || get().table !== table) return
      set({ profiles: new Map(get().profiles).set(dimension, buildCells(statistics.value, plan.value)) })
    },
  }

  /** Draws the field list after the first pivot has been answered, so that it does not wait for it. */
  async function profileAll(): Promise<void> {
    const { table } = get()
    if (!table) return
    for (const { id, isTooFine, distinct } of dimensionsOf(table)) {
      if (get().table !== table) return
      if (!isTooFine && distinct <= MOST_PROFILED) await get().profile(id)
    }
  }
}

/** A distribution over more values than this would be a smear. */
const MOST_PROFILED = 60
