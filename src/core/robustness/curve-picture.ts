import { asSentences, datasetFootnote, type ToldDataset } from '../figures/dataset-footnote'
import { formatLevel } from '../format/number'
import { STUDY_WAYS, type Ways } from './choice'
import { type CurveModel, curveModel } from './curve-model'
import { chosenIn, type HeadlineResult, summaryOf } from './specification'
import { summaryText } from './specification-text'

/** A specification curve with what stands above and under it where it stands by itself. */
export interface CurveWithWords {
  /** Name of its file without an ending. */
  readonly id: string
  readonly model: CurveModel
  readonly headline: HeadlineResult['headline']
  readonly title: string
  readonly caption: string
  readonly notes: string
  readonly footnote: string
}

/**
 * The curve of a headline as a picture; null where no combination can be told.
 *
 * @param chosen the combination that is set off, the study's where nothing is
 */
export function curvePicture(
  result: HeadlineResult,
  told: ToldDataset,
  chosen: Ways = STUDY_WAYS,
): CurveWithWords | null {
  const { headline } = result
  const model = curveModel(result, chosen)
  if (model.columns.length === 0) return null
  const isOther = chosenIn(result, chosen) !== chosenIn(result, STUDY_WAYS)
  return {
    id: `robustness-${headline.id}`,
    model,
    headline,
    title: headline.name,
    caption: `${model.columns.length} combinations of choices, each with its ${formatLevel(told.level)} interval`,
    notes: `${summaryText(summaryOf(result), headline)} Ring: the study’s way.${isOther ? ' Set off: the way that was chosen.' : ''}`,
    footnote: asSentences([...datasetFootnote(told, 'errors clustered by user'), headline.about.replace(/\.$/, '')]),
  }
}
