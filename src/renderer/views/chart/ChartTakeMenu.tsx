import type { PivotCells } from '#core/cells/pivot-cells'
import type { ChartModel } from '#core/chart/chart-model'
import { footnote } from '#core/slide/footnote'
import { saveFile } from '../../save-file'
import { useAppStore } from '../../store/use-app'
import { chartPicture } from '../../ui/chart/chart-picture'
import { chartForPicture } from '../../ui/chart/draw-picture'
import { TakeMenu } from '../../ui/chart/TakeMenu'

interface ChartTakeMenuProps {
  readonly cells: PivotCells
  readonly model: ChartModel
}

/** Ways to take the chart of the shown view elsewhere. */
export function ChartTakeMenu({ cells, model }: ChartTakeMenuProps) {
  const store = useAppStore()
  return (
    <TakeMenu
      save={saveFile}
      draw={(background) => {
        const { table, spec } = store.getState()
        const measure = cells.measures.find(({ id }) => id === model.measure.id)
        return table && measure
          ? {
              picture: chartPicture(
                chartForPicture(model, { footnote: footnote(cells, measure, table, spec) }),
                background,
              ),
              name: `${table.name.replace(/\.[^.]*$/, '')} ${model.measure.name.toLowerCase()}`,
            }
          : null
      }}
    />
  )
}
