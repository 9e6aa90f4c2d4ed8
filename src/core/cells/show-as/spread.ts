import type { Base } from '../../pivot/base'
import type { CellStatistics } from '../statistics'
import type { Spread } from './measure-cells'

/** The squares a count of sessions or a sum is made of, of users where those were asked for, else of sessions. */
export function spreadOf({ bases, measures, clusters }: CellStatistics, base: Base, measure: number): Spread | null {
  const sums = clusters?.[measure]
  if (sums) return { squares: sums.pairs[0]!, clusters: sums.clusters }
  const statistics = measures[measure]!
  const { n } = bases.get(base.id)!
  if (statistics.kind === 'none') return { squares: n, clusters: n }
  return statistics.kind === 'moments' ? { squares: statistics.squares, clusters: n } : null
}
