import type { ChartModel } from '../chart/chart-model'
import type { ChartWithWords, NamedChart } from '../chart/chart-with-words'
import { asSentences, datasetFootnote, type ToldDataset } from '../figures/dataset-footnote'
import { formatMonth } from '../format/month'
import type { Measure } from '../pivot/measure'
import type { AskedSignal } from './asked-signal'
import { gapChart, partsChart } from './change-chart'
import type { ChangeResult } from './change-result'
import type { ChangePlan } from './plan'

/** The parts of a change as a picture; null where there is no measure. */
export function partsPicture(plan: ChangePlan, result: ChangeResult, told: ToldDataset): NamedChart | null {
  if (!result.change) return null
  const { spec, measure, pivot } = plan
  const months = (period: readonly string[]) => period.map((month) => formatMonth(month)).join(', ')
  return {
    id: 'change',
    model: partsChart(plan, result),
    title: `${measure.name}, ${months(spec.from)} to ${months(spec.to)}: what the mix made and what happened within, by ${pivot.rows[0]!.dimension.name.toLowerCase()}`,
    footnote: asSentences([
      ...datasetFootnote(told, `bootstrap of users, ${spec.draws} samples, seed ${spec.seed}`),
      'The interaction of mix and within is shared equally',
    ]),
  }
}

/** Groups by month as a picture. */
export const seriesPicture = (model: ChartModel, title: string, told: ToldDataset): ChartWithWords => ({
  model,
  title,
  footnote: asSentences(datasetFootnote(told)),
})

/** The gap of a signal by month as a picture; null where it could not be asked. */
export function signalPicture({ signal, result }: AskedSignal, measure: Measure, told: ToldDataset): NamedChart | null {
  return (
    result && {
      id: `signal-${signal.id}`,
      model: gapChart(result, measure, told.level),
      title: `${signal.name}: gap in ${measure.name.toLowerCase()} by month`,
      footnote: asSentences([...datasetFootnote(told), signal.about.replace(/\.$/, '')]),
    }
  )
}
