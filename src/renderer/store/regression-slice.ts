import { STUDY_REGRESSION, settleRegression, specOfChoice } from '#core/regression/choice'
import { planRegression } from '#core/regression/plan'
import { askRegression } from '#engine/ask-regression'
import type { CreateSlice } from './app-state'
import { figureOptions } from './figure-options'
import type { RegressionSlice } from './regression-state'

export const NO_REGRESSION = { regression: null, regressionFailure: null, isRegressing: false } as const

export const createRegressionSlice: CreateSlice<RegressionSlice> = (set, get, { engine }) => {
  let current: AbortController | null = null
  let answered = ''

  return {
    regressionChoice: STUDY_REGRESSION,
    ...NO_REGRESSION,

    chooseRegression: (change) => set({ regressionChoice: { ...get().regressionChoice, ...change } }),

    async askRegression() {
      const { table, regressionChoice, spec } = get()
      if (!table) return
      const options = figureOptions(get())
      if (!options.ok) return set({ ...NO_REGRESSION, regressionFailure: options.failure })
      const { filters, thresholds, level } = options.value
      const { dimensions } = spec
      const choice = settleRegression(regressionChoice, table, dimensions)
      const asked = specOfChoice(choice, { filters, dimensions, thresholds, level })
      const question = JSON.stringify([table.table, asked])
      if (question === answered) return
      current?.abort()
      const controller = new AbortController()
      current = controller
      const plan = planRegression(asked, table)
      if (!plan.ok) return set({ regression: null, regressionFailure: plan.failure, isRegressing: false })
      set({ isRegressing: true, regressionFailure: null })
      const columns = await askRegression(engine, plan.value, controller.signal)
      if (current !== controller || get().table !== table) return
      answered = columns.ok ? question : ''
      set(
        columns.ok
          ? { regression: { plan: plan.value, columns: columns.value }, isRegressing: false }
          : { regression: null, regressionFailure: columns.failure, isRegressing: false },
      )
    },
  }
}
