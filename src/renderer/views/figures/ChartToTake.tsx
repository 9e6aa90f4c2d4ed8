import type { ChartWithWords } from '#core/chart/chart-with-words'
import { chartForPicture } from '../../ui/chart/draw-picture'
import { SizedChart } from './SizedChart'
import { Takeable } from './Takeable'

interface ChartToTakeProps {
  readonly name: string
  readonly height?: number
  /** Nothing is drawn where there is none. */
  readonly chart: ChartWithWords | null
}

/** A chart of the page that can be taken elsewhere as a picture. */
export function ChartToTake({ name, height, chart }: ChartToTakeProps) {
  if (!chart) return null
  return (
    <Takeable name={name} picture={chartForPicture(chart.model, chart)}>
      <SizedChart model={chart.model} {...(height !== undefined && { height })} />
    </Takeable>
  )
}
