import type { Report, ReportDataset } from '#core/report/report'
import type { ReportParts } from './report-state'

const PARTS = [
  'views',
  'shown',
  'beside',
  'slides',
  'mapping',
  'deck',
  'values',
] as const satisfies readonly (keyof ReportParts)[]

/** The parts alone, out of a state that has more. */
export const partsOf = ({ views, shown, beside, slides, mapping, deck, values }: ReportParts): ReportParts => ({
  views,
  shown,
  beside,
  slides,
  mapping,
  deck,
  values,
})

/** Parts are never changed in place, so that the same ones hold the same. */
export const isSameParts = (a: ReportParts, b: ReportParts): boolean => PARTS.every((part) => a[part] === b[part])

/** Whether there is something that is neither in the file nor in a draft. */
export const isEdited = (state: ReportParts & { readonly kept: ReportParts | null }): boolean =>
  state.kept !== null && !isSameParts(state, state.kept)

/** The parts as the document that is written. */
export const reportOf = (
  { views, shown, beside, slides, mapping, deck, values }: ReportParts,
  dataset: ReportDataset,
): Report => ({
  datasets: [dataset],
  mapping,
  views,
  openView: shown,
  beside,
  slides: slides.filter((slide) => views.some(({ id }) => id === slide.view)),
  deck,
  values,
})
