import type { RenderFunction } from '@observablehq/plot'
import type { ChartModel } from '#core/chart/chart-model'
import type { ChartPoint } from '#core/chart/chart-point'

/** Lets a mark of a drawing be traced to its point: `data-point` is the position among the points of the chart. */
export function tagged({ points }: ChartModel, own: readonly ChartPoint[]): { readonly render: RenderFunction } {
  const place = new Map(points.map((point, i) => [point, i]))
  return {
    render(index, scales, values, dimensions, context, next) {
      const group = next!(index, scales, values, dimensions, context)!
      for (const [k, mark] of [...group.children].entries())
        mark.setAttribute('data-point', String(place.get(own[index[k]!]!)))
      return group
    },
  }
}
