import type { PivotCells } from '../cells/pivot-cells'
import { keyName } from '../format/axis-key'
import type { KeyValue } from '../pivot/dimension'
import { decompose } from '../stats/decomposition'
import type { UserBootstrap } from '../stats/user-bootstrap'
import type { CellSum, UserSums } from '../stats/user-sums'
import type { ChangeGroup, ChangeResult, Drawn, GroupInPeriod } from './change-result'
import { FROM, TO } from './plan'

/** The groups a change may tell of, with those that are withheld in either period put together, if there are any. */
export interface ToldGroups {
  readonly values: readonly { readonly value: KeyValue; readonly name: string }[]
  readonly withheld: number
}

/** Null where the sessions of a period are withheld, or none are there. */
export function toldGroups(cells: PivotCells): ToldGroups | null {
  const at = (of: string) => cells.columns.keys.findIndex((key) => key.length === 1 && key[0] === of)
  const periods = [at(FROM), at(TO)]
  const total = cells.rows.keys.findIndex((key) => key.length === 0)
  if (periods.some((column) => column < 0 || cells.at(total, column, 0).kind !== 'estimate')) return null
  const rows = cells.rows.keys.flatMap((key, row) => (key.length === 1 ? [{ key, row }] : []))
  const isTold = ({ row }: { row: number }) => periods.every((column) => cells.at(row, column, 0).kind !== 'withheld')
  return {
    values: rows.filter(isTold).map(({ key }) => ({ value: key[0]!, name: keyName(cells.rows, key) })),
    withheld: rows.filter((row) => !isTold(row)).length,
  }
}

/** Cells a change is summed in: two for every group, from and to, what is withheld last. */
export const cellCount = ({ values, withheld }: ToldGroups): number => 2 * (values.length + (withheld > 0 ? 1 : 0))

/** The cell of a group in a period. */
export function cellFinder({ values }: ToldGroups): (key: readonly KeyValue[]) => number {
  const places = new Map(values.map(({ value }, i) => [value, i]))
  return ([group, period]) => 2 * (places.get(group!) ?? values.length) + (period === TO ? 1 : 0)
}

/** Numbers of a change in one order: three of the whole, then four a group. Those of a measure are 0 where there is none. */
const OF_ALL = 3
const OF_GROUP = 4

/** What a change is made of, of the cells of a sample of users; null for a number the sample does not have. */
export function changeNumbers(cells: readonly CellSum[]): (number | null)[] {
  const from = cells.filter((_, i) => i % 2 === 0)
  const to = cells.filter((_, i) => i % 2 === 1)
  const split = decompose(from, to)
  if (!split) return new Array(OF_ALL + OF_GROUP * from.length).fill(null)
  const [before, after] = [from, to].map((period) => period.reduce((sum, { n }) => sum + n, 0)) as [number, number]
  return [
    split.change,
    split.mix,
    split.within,
    ...split.parts.flatMap(({ mix, within }, g) => {
      const [first, last] = [from[g]!.n / before, to[g]!.n / after]
      return [mix, within, last - first, first > 0 ? last / first - 1 : null]
    }),
  ]
}

/** Puts a change together from the sums of users and from draws of them. */
export function buildChange(
  told: ToldGroups,
  sums: UserSums,
  cells: readonly CellSum[],
  draws: UserBootstrap,
  hasMeasure: boolean,
  level: number,
): ChangeResult {
  const numbers = changeNumbers(cells)
  const drawn = (position: number): Drawn | null => {
    const value = numbers[position] ?? null
    return value === null ? null : { value, interval: draws.interval(position, level) }
  }
  const ofMeasure = (position: number) => (hasMeasure ? drawn(position) : null)
  const totals = [0, 1].map((period) =>
    cells.filter((_, i) => i % 2 === period).reduce((a, b) => ({ n: a.n + b.n, sum: a.sum + b.sum })),
  ) as [CellSum, CellSum]
  const inPeriod = ({ n, sum }: CellSum, whole: CellSum): GroupInPeriod => ({
    n,
    share: n / whole.n,
    value: hasMeasure && n > 0 ? sum / n : null,
  })
  const group = (g: number, of: ChangeGroup['group'], name: string): ChangeGroup => {
    const at = OF_ALL + OF_GROUP * g
    return {
      group: of,
      name,
      from: inPeriod(cells[2 * g]!, totals[0]),
      to: inPeriod(cells[2 * g + 1]!, totals[1]),
      mix: ofMeasure(at),
      within: ofMeasure(at + 1),
      shareChange: drawn(at + 2)!,
      growth: drawn(at + 3),
    }
  }
  const whole = ({ n, sum }: CellSum) => ({ n, value: hasMeasure ? sum / n : null })
  return {
    from: whole(totals[0]),
    to: whole(totals[1]),
    clusters: sums.clusters,
    change: ofMeasure(0),
    mix: ofMeasure(1),
    within: ofMeasure(2),
    groups: [
      ...told.values.map(({ value, name }, g) => group(g, { kind: 'value', value }, name)),
      ...(told.withheld > 0
        ? [
            group(
              told.values.length,
              { kind: 'withheld', count: told.withheld },
              told.withheld === 1 ? 'A group that is withheld' : `${told.withheld} groups that are withheld`,
            ),
          ]
        : []),
    ],
  }
}
