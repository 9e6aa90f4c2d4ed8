import { asSentences, datasetFootnote, type ToldDataset } from './dataset-footnote'
import type { FigureResult, PanelResult } from './figure-result'
import { PUBLISHED_IN_TEXT } from './published-value'
import { valueNote } from './value-note'

/** What a reader of a figure must know: whose sessions, how many, what was filtered and withheld, and what is published. */
export const figureFootnote = ({ figure }: FigureResult, result: PanelResult, told: ToldDataset): string =>
  asSentences([
    ...datasetFootnote(told),
    ...valueNote(result, told.table),
    publishedText(result),
    figure.caveat.replace(/\.$/, ''),
  ])

function publishedText(result: PanelResult): string {
  const places =
    result.failure === null ? result.rows.flatMap(({ published }) => (published ? [published.in] : [])) : []
  if (places.length === 0) return ''
  const where = [...new Set(places)].map((place) => PUBLISHED_IN_TEXT[place]).join('; ')
  return `Crosses: published for 398,198 sessions of October 2025 to April 2026 (read in: ${where})`
}
