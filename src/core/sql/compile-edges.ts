import { call, column, isKnown, item, select, table, value } from './build'
import type { SelectNode } from './node'

/** Smallest and largest value of a number as `least` and `most`, and its quantiles as `cut_1` and so on. */
export function compileEdges(tableName: string, name: string, quantiles: number): SelectNode {
  const of = column(name)
  const cuts = Array.from({ length: quantiles - 1 }, (_, i) =>
    item(call('quantile_disc', of, value((i + 1) / quantiles)), `cut_${i + 1}`),
  )
  return select([item(call('min', of), 'least'), item(call('max', of), 'most'), ...cuts], table(tableName), {
    where: isKnown(of),
  })
}
