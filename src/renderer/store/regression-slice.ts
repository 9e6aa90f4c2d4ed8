import { hasRanking } from '#core/pivot/filter'
import { STUDY_REGRESSION, specOfChoice } from '#core/regression/choice'
import { planRegression } from '#core/regression/plan'
import { askRegression } from '#engine/ask-regression'
import type { CreateSlice } from './app-state'
import type { RegressionSlice } from './regression-state'

export const createRegressionSlice: CreateSlice<RegressionSlice> = (set, get, { engine }) => {
  let current: AbortController | null = null
  let answered = ''

  return {
    regressionChoice: STUDY_REGRESSION,
    regression: null,
    regressionFailure: null,
    isRegressing: false,

    chooseRegression: (change) => set({ regressionChoice: { ...get().regressionChoice, ...change } }),

    async askRegression() {
      const { table, regressionChoice: choice, isFigureFiltered, spec } = get()
      if (!table) return
      const filters = isFigureFiltered ? spec.filters.filter((filter) => !hasRanking(filter)) : []
      const { dimensions, thresholds, level } = spec
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
