import type { Failure } from '#core/failure'
import { STUDY_WAYS } from '#core/robustness/choice'
import { planRobustness } from '#core/robustness/plan'
import { askRobustness } from '#engine/ask-robustness'
import type { CreateSlice } from './app-state'
import { figureOptions } from './figure-options'
import type { RobustnessSlice } from './robustness-state'

export const NO_ROBUSTNESS = { robustness: null, robustnessFailure: null, robustnessDone: null } as const

export const createRobustnessSlice: CreateSlice<RobustnessSlice> = (set, get, { engine }) => {
  let current: AbortController | null = null
  let answered = ''

  const failed = (robustnessFailure: Failure) => {
    answered = ''
    set({ robustnessFailure, robustnessDone: null })
  }

  return {
    headline: 'slope',
    ways: STUDY_WAYS,
    ...NO_ROBUSTNESS,

    chooseHeadline: (headline) => set({ headline }),
    chooseWay: (choice, isOther) => set({ ways: { ...get().ways, [choice]: isOther } }),
    chooseWays: (ways) => set({ ways }),
    stopRobustness: () => current?.abort(),

    async askRobustness() {
      const { table } = get()
      if (!table) return
      const options = figureOptions(get())
      const question = JSON.stringify([table.table, options])
      if (question === answered) return
      answered = question
      current?.abort()
      if (!options.ok) return failed(options.failure)
      const plan = planRobustness(options.value, table)
      if (!plan.ok) return failed(plan.failure)
      const controller = new AbortController()
      current = controller
      set({ robustnessDone: { done: 0, all: 0 }, robustnessFailure: null })
      const isLate = () => current !== controller || get().table !== table
      const results = await askRobustness(
        engine,
        plan.value,
        controller.signal,
        (done, all) => !isLate() && set({ robustnessDone: { done, all } }),
        (robustness) => !isLate() && set({ robustness }),
      )
      if (isLate()) return
      if (!results.ok) return failed(results.failure)
      set({ robustness: results.value, robustnessDone: null })
    },
  }
}
