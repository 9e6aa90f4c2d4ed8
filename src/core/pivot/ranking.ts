import type { PivotCells } from '../cells/pivot-cells'
import { formatKey } from '../format/key'
import type { Dimension, DimensionSource, KeyValue } from './dimension'
import { isOffScale } from './dimension'
import { askMeasures, type PivotPlan, type PlannedDimension } from './plan'
import type { PlannedFilter, PlannedRanking } from './planned-filter'

/** A question that must be answered before a plan can be: which values of a dimension a ranking keeps. */
export interface RankQuestion {
  readonly ranking: PlannedRanking
  /** The values with what they are ranked by, among the sessions that pass all filters that are no rankings. */
  readonly plan: PivotPlan
}

/** The rankings of a plan, each a pivot of one dimension; none where it can be asked as it is. */
export function rankQuestions(plan: PivotPlan): RankQuestion[] {
  const filters = plan.filters.filter((filter) => rankingsIn(filter).length === 0)
  return plan.filters.flatMap(rankingsIn).map((ranking) => ({
    ranking,
    plan: {
      ...plan,
      rows: [{ dimension: ranking.dimension, order: 'natural', offScale: 'shown' }],
      columns: [],
      ...askMeasures([ranking.measure]),
      filters,
      interval: 'simple',
    },
  }))
}

/**
 * The values a ranking keeps, out of the cells that may be shown: a withheld number has no rank. What could not be told
 * takes no part. Of equal numbers the first in the natural order stands first.
 */
export function rankedValues({ ranking: { by } }: RankQuestion, cells: PivotCells): KeyValue[] {
  const numbers = cells.rows.keys.flatMap((key, r) => {
    const cell = cells.at(r, 0, 0)
    const [value] = key
    return value === undefined || isOffScale(value) || cell.kind !== 'estimate'
      ? []
      : [{ value, number: cell.estimate.value }]
  })
  if (by.kind === 'at-least') return numbers.filter(({ number }) => number >= by.sessions).map(({ value }) => value)
  const sign = by.isLowest ? 1 : -1
  return numbers
    .sort((a, b) => sign * (a.number - b.number))
    .slice(0, by.count)
    .map(({ value }) => value)
}

/**
 * The plan with its rankings answered: they keep the values, or where the others stand together their dimension has the
 * values and one more for all others. The numbers of the others are computed from their sessions like any other.
 */
export function withRanks(plan: PivotPlan, kept: ReadonlyMap<PlannedRanking, readonly KeyValue[]>): PivotPlan {
  const valuesOf = (ranking: PlannedRanking): readonly KeyValue[] => {
    const values = kept.get(ranking)
    if (!values) throw new Error(`nobody asked which values of ${ranking.dimension.id} are kept`)
    return values
  }
  const together = plan.filters.filter(isTogether)
  const place = (planned: PlannedDimension): PlannedDimension => {
    const ranking = together.find(({ dimension }) => dimension.id === planned.dimension.id)
    return ranking ? { ...planned, dimension: withOthers(planned.dimension, valuesOf(ranking)) } : planned
  }
  const resolve = (filter: PlannedFilter): PlannedFilter => {
    if (filter.kind === 'ranking') {
      return { kind: 'membership', dimension: filter.dimension, values: valuesOf(filter), isNegated: false }
    }
    return 'filters' in filter ? { ...filter, filters: filter.filters.map(resolve) } : filter
  }
  return {
    ...plan,
    rows: plan.rows.map(place),
    columns: plan.columns.map(place),
    filters: plan.filters.filter((filter) => !isTogether(filter)).map(resolve),
  }
}

/** A ranking that leaves nobody out. In a group of filters it would have nothing to say, and leaves out there. */
const isTogether = (filter: PlannedFilter): filter is PlannedRanking =>
  filter.kind === 'ranking' && filter.by.kind === 'top' && filter.by.others === 'together'

function rankingsIn(filter: PlannedFilter): PlannedRanking[] {
  if (filter.kind === 'ranking') return [filter]
  return 'filters' in filter ? filter.filters.flatMap(rankingsIn) : []
}

const OTHERS = 'Others'

function withOthers(dimension: Dimension, values: readonly KeyValue[]): Dimension {
  const groups = values.map((value) => ({ name: String(value), values: [value] }))
  const names = new Set(groups.map(({ name }) => name))
  let others = OTHERS
  while (names.has(others)) others = `All ${others.toLowerCase()}`
  const source: DimensionSource = { kind: 'groups', of: dimension.source, groups, rest: others }
  const inOrder = dimension.taxonomy
    ? [...values].sort((a, b) => placeOf(dimension, a) - placeOf(dimension, b))
    : [...values].sort((a, b) =>
        typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
      )
  return {
    ...dimension,
    valueType: 'text',
    source,
    taxonomy: {
      isOrdinal: false,
      labels: [
        ...inOrder.map((value) => ({ value: String(value), name: formatKey(dimension, value) })),
        { value: others, name: others },
      ],
    },
    isOrdinal: false,
    rest: others,
    distinct: values.length + 1,
    isTooFine: false,
  }
}

const placeOf = ({ taxonomy }: Dimension, value: KeyValue): number =>
  taxonomy?.labels.findIndex((label) => label.value === String(value)) ?? -1
