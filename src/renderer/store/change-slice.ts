import { FIRST_CHOICE, settleChoice } from '#core/change/change-choices'
import { planChange } from '#core/change/plan'
import { DRAWS } from '#core/change/spec'
import type { Failure } from '#core/failure'
import { askChange } from '#engine/ask-change'
import { askSeries } from '#engine/ask-series'
import { askSignals } from '#engine/ask-signals'
import type { CreateSlice } from './app-state'
import type { ChangeSlice } from './change-state'
import { figureOptions } from './figure-options'

export const NO_CHANGE = {
  changed: null,
  changeSeries: null,
  signals: null,
  changeFailure: null,
  changeDraws: null,
} as const

export const createChangeSlice: CreateSlice<ChangeSlice> = (set, get, { engine }) => {
  let current: AbortController | null = null
  let answered = ''

  const failed = (changeFailure: Failure) => {
    answered = ''
    set({ changeFailure, changeDraws: null })
  }

  return {
    changeChoice: FIRST_CHOICE,
    ...NO_CHANGE,

    chooseChange: (choice) => set({ changeChoice: { ...get().changeChoice, ...choice } }),
    stopChange: () => current?.abort(),

    async askChange() {
      const { table, changeChoice } = get()
      if (!table) return
      const options = figureOptions(get())
      const question = JSON.stringify([table.table, changeChoice, options])
      if (question === answered) return
      answered = question
      current?.abort()
      if (!options.ok) return failed(options.failure)
      const { filters, thresholds, level } = options.value
      const settled = settleChoice(changeChoice, table)
      if (!settled) return failed({ code: 'measure-needs-column', measure: 'A change over time', column: 'month' })
      const spec = { ...settled, filters, thresholds, level, draws: DRAWS }
      const plan = planChange(spec, table)
      if (!plan.ok) return failed(plan.failure)
      const controller = new AbortController()
      current = controller
      const isLate = () => current !== controller || get().table !== table
      set({ changeDraws: 0, changeFailure: null })
      const series = await askSeries(engine, plan.value, table, controller.signal)
      if (isLate()) return
      if (!series.ok) return failed(series.failure)
      set({ changeSeries: series.value })
      const signals = spec.measure
        ? await askSignals(engine, { measure: spec.measure, filters, thresholds, level }, table, controller.signal)
        : null
      if (isLate()) return
      if (signals && !signals.ok) return failed(signals.failure)
      set({ signals: signals && { measure: plan.value.measure, asked: signals.value } })
      const result = await askChange(engine, plan.value, controller.signal, (changeDraws) => {
        if (!isLate()) set({ changeDraws })
      })
      if (isLate()) return
      if (!result.ok) return failed(result.failure)
      set({ changed: { plan: plan.value, result: result.value }, changeDraws: null })
    },
  }
}
