import type { Failure } from '#core/failure'
import { STUDY_FIGURES } from '#core/figures/study-figures'
import { STUDY_FINDINGS } from '#core/figures/study-findings'
import { dimensionsOfFilter, hasRanking } from '#core/pivot/filter'
import { askFigure, type FigureOptions } from '#engine/ask-figure'
import { askFindings } from '#engine/ask-findings'
import type { CreateSlice, FiguresSlice } from './app-state'

export const createFiguresSlice: CreateSlice<FiguresSlice> = (set, get, { engine }) => {
  let current: AbortController | null = null
  let answered = ''

  const failed = (figureFailure: Failure) => set({ figureFailure, isAskingFigure: false })

  return {
    figure: STUDY_FIGURES[0]!.id,
    isFigureFiltered: false,
    figureResult: null,
    findings: null,
    figureFailure: null,
    isAskingFigure: false,

    openFigure: (figure) => set({ figure }),
    filterFigure: (isFigureFiltered) => set({ isFigureFiltered }),

    async askFigure() {
      const { table, figure: id, isFigureFiltered, spec } = get()
      if (!table) return
      const options: FigureOptions = {
        filters: isFigureFiltered ? spec.filters : [],
        dimensions: spec.dimensions,
        thresholds: spec.thresholds,
        level: spec.level,
      }
      const question = JSON.stringify([table.table, id, options])
      if (question === answered) return
      current?.abort()
      // Figures ask many questions of their own, and rank no values for them.
      const ranking = options.filters.find(hasRanking)
      if (ranking) {
        const [dimension = ''] = dimensionsOfFilter(ranking)
        return failed({ code: 'filter-ranks', dimension })
      }
      const controller = new AbortController()
      current = controller
      set({ isAskingFigure: true, figureFailure: null })
      const figure = STUDY_FIGURES.find((known) => known.id === id)
      if (figure) {
        const result = await askFigure(engine, figure, table, options, controller.signal)
        if (current !== controller || get().table !== table) return
        if (!result.ok) return failed(result.failure)
        set({ figureResult: result.value, findings: null, isAskingFigure: false })
      } else {
        const asked = await askFindings(engine, STUDY_FINDINGS, table, options, controller.signal)
        if (current !== controller || get().table !== table) return
        if (!asked.ok) return failed(asked.failure)
        set({ findings: asked.value, figureResult: null, isAskingFigure: false })
      }
      answered = question
    },
  }
}
