import type { Failure } from '#core/failure'
import { compareFigures } from '#core/figures/compare-figures'
import type { Figure } from '#core/figures/figure'
import type { FigureResult } from '#core/figures/figure-result'
import { rowsSetAside } from '#core/figures/left-out'
import { STUDY_FIGURES } from '#core/figures/study-figures'
import { STUDY_FINDINGS } from '#core/figures/study-findings'
import { dimensionsOfFilter, hasRanking } from '#core/pivot/filter'
import { filterSentence } from '#core/pivot/filter-sentence'
import { askFigure, type FigureOptions } from '#engine/ask-figure'
import { askFindings } from '#engine/ask-findings'
import { askOverlap } from '#engine/ask-overlap'
import type { AppState, CreateSlice } from './app-state'
import type { FiguresSlice } from './figures-state'
import { openingSettings } from './opening-settings'
import { type OtherDataset, openOther } from './other-dataset'

export const createFiguresSlice: CreateSlice<FiguresSlice> = (set, get, { bridge, engine, startOther }) => {
  let current: AbortController | null = null
  let answered = ''
  let other: OtherDataset | null = null
  let opening: AbortController | null = null

  const failed = (figureFailure: Failure) => set({ figureFailure, isAskingFigure: false })

  /** Lets go of the second dataset. */
  function closeOther(): void {
    opening?.abort()
    opening = null
    other?.close()
    other = null
    set({ otherName: null, otherOpening: null })
  }

  return {
    figure: STUDY_FIGURES[0]!.id,
    isFigureFiltered: false,
    figureAgainst: 'study',
    otherName: null,
    otherOpening: null,
    figureResult: null,
    comparedFigure: null,
    findings: null,
    figureFailure: null,
    isAskingFigure: false,

    openFigure: (figure) => set({ figure }),
    filterFigure: (isFigureFiltered) => set({ isFigureFiltered }),
    compareFigure(figureAgainst) {
      if (figureAgainst !== 'other') closeOther()
      set({ figureAgainst })
    },

    async openBeside(request) {
      closeOther()
      const controller = new AbortController()
      opening = controller
      const { name } = request
      // What stood beside figures from a dataset that is gone stands beside none.
      const before = get().figureAgainst === 'other' ? 'study' : get().figureAgainst
      set({ otherName: name, otherOpening: { name, progress: null }, figureFailure: null })
      const opened = await openOther(
        startOther,
        request,
        await openingSettings(bridge, request, get().fail),
        controller.signal,
        (progress) => opening === controller && set({ otherOpening: { name, progress } }),
      )
      if (opening !== controller) {
        if (opened.ok) opened.value.close()
        return
      }
      opening = null
      set({ otherOpening: null })
      if (!opened.ok) {
        set({ otherName: null, figureAgainst: before })
        return failed(opened.failure)
      }
      other = opened.value
      answered = ''
      set({ figureAgainst: 'other' })
      await get().askFigure()
    },
    cancelBeside() {
      closeOther()
      if (get().figureAgainst === 'other') set({ figureAgainst: 'study' })
    },

    async askFigure() {
      const { table, figure: id, figureAgainst: against } = get()
      if (!table || id === 'regression') return
      const options = optionsOf(get(), get().isFigureFiltered)
      const question = JSON.stringify([
        table.table,
        table.columns.map(({ column, missing }) => [column, missing]),
        id,
        options,
        against,
        optionsOfAgainst(get()),
      ])
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
      const { signal } = controller
      const isOvertaken = () => current !== controller || get().table !== table
      set({ isAskingFigure: true, figureFailure: null })
      const figure = STUDY_FIGURES.find((known) => known.id === id)
      if (figure) {
        const result = await askFigure(engine, figure, table, options, signal)
        if (isOvertaken()) return
        if (!result.ok) return failed(result.failure)
        const compared = against === 'study' ? null : await askAgainst(figure, result.value, options, signal)
        if (isOvertaken()) return
        if (compared && !compared.ok) return failed(compared.failure)
        const comparedFigure = compared?.value ?? null
        const figureResult = comparedFigure ? null : result.value
        set({ figureResult, comparedFigure, findings: null, isAskingFigure: false })
      } else {
        const asked = await askFindings(engine, STUDY_FINDINGS, table, options, signal)
        if (isOvertaken()) return
        if (!asked.ok) return failed(asked.failure)
        set({ findings: asked.value, figureResult: null, comparedFigure: null, isAskingFigure: false })
      }
      answered = question
    },
  }

  /** The same figure of the other sessions, beside the first. */
  async function askAgainst(figure: Figure, first: FigureResult, options: FigureOptions, signal: AbortSignal) {
    const { table, spec } = get()
    if (!table) throw new Error('a figure was asked of no dataset')
    const { level, thresholds } = spec
    const terms = { level, thresholds }
    if (other) {
      const result = await askFigure(other.engine, figure, other.table, options, signal)
      const names = apart(table.name, other.table.name)
      const setAside = [rowsSetAside(table.notices), rowsSetAside(other.table.notices)] as const
      return result.ok
        ? { ...result, value: compareFigures(first, result.value, { ...terms, names, setAside, isOverlapping: false }) }
        : result
    }
    const second = optionsOfAgainst(get())
    const overlap = await askOverlap(engine, table, options.filters, second.filters, signal)
    if (!overlap.ok) return overlap
    const result = await askFigure(engine, figure, table, second, signal)
    if (!result.ok) return result
    const nameOf = ({ filters, dimensions = [] }: FigureOptions) =>
      filterSentence({ ...spec, filters, dimensions }, table) || 'all sessions'
    const names = apart(nameOf(options), nameOf(second))
    return { ...result, value: compareFigures(first, result.value, { ...terms, names, isOverlapping: overlap.value }) }
  }
}

function optionsOf({ spec }: AppState, isFiltered: boolean): FigureOptions {
  const { filters, dimensions, thresholds, level } = spec
  return { filters: isFiltered ? filters : [], dimensions, thresholds, level }
}

/** The other sessions of the same dataset: all of them, or those of another view. */
function optionsOfAgainst(app: AppState): FigureOptions {
  const options = optionsOf(app, false)
  const view = app.views.find(({ id }) => app.figureAgainst === `view:${id}`)
  return view ? { ...options, filters: view.spec.filters, dimensions: view.spec.dimensions } : options
}

const apart = (first: string, second: string): [string, string] =>
  first === second ? [`${first} (1)`, `${second} (2)`] : [first, second]
