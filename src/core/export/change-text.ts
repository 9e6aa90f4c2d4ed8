import { changeFormats } from '../change/change-number'
import type { ChangeResult, Drawn } from '../change/change-result'
import { fastestFirst } from '../change/fastest-first'
import type { ChangePlan } from '../change/plan'
import { formatCount, formatLevel, formatWithUnit } from '../format/number'
import { textTable } from './text-table'

/** A change as a table for a terminal: which groups made it, or without a measure which of them grew. */
export function changeText(plan: ChangePlan, result: ChangeResult): string {
  const { spec } = plan
  const periods = `from ${spec.from.join(', ')} to ${spec.to.join(', ')}`
  const intervals = `${formatLevel(spec.level)} intervals from ${formatCount(spec.draws)} draws of ${formatCount(result.clusters)} users, seed ${spec.seed}`
  const name = plan.pivot.shown[0]!.name
  return spec.measure === null
    ? `Share of sessions by ${dimensionName(plan)}, ${periods}; ${intervals}\n${growthTable(result)}`
    : `${name} by ${dimensionName(plan)}, ${periods}; ${intervals}\nThe interaction of mix and change within groups is shared equally between them.${plan.measure.unit === 'rate' ? ' Parts are in points.' : ''}\n${partsTable(plan, result)}`
}

const dimensionName = ({ pivot }: ChangePlan): string => pivot.rows[0]!.dimension.name

function partsTable(plan: ChangePlan, { from, to, change, mix, within, groups }: ChangeResult): string {
  const { value, change: changed } = changeFormats(plan)
  const part = (of: Drawn | null) => (of ? [changed(of.value), bounds(of, changed)] : ['', ''])
  const rate = formatWithUnit
  const lines = groups.map(({ name, from, to, mix, within }) => [
    name,
    rate(from.share, 'rate'),
    rate(to.share, 'rate'),
    from.value === null ? '' : value(from.value),
    to.value === null ? '' : value(to.value),
    ...part(mix),
    ...part(within),
  ])
  const total = ['all', '', '', value(from.value!), value(to.value!), ...part(mix), ...part(within)]
  const whole = change ? `change ${changed(change.value)} (${bounds(change, changed)})` : ''
  return `${textTable(HEADER, [...lines, total])}${whole}\n`
}

const HEADER = ['group', 'share from', 'share to', 'from', 'to', 'mix', 'interval', 'within', 'interval']

/** The fastest-growing first; what was not there before has no growth, and stands last. */
function growthTable({ groups }: ChangeResult): string {
  const write = (value: number) => formatWithUnit(value, 'change')
  const lines = fastestFirst(groups).map(({ name, from, to, growth }) => [
    name,
    formatWithUnit(from.share, 'rate'),
    formatWithUnit(to.share, 'rate'),
    growth ? write(growth.value) : 'new',
    growth ? bounds(growth, write) : '',
  ])
  return textTable(['group', 'share from', 'share to', 'growth', 'interval'], lines)
}

function bounds({ interval }: Drawn, write: (value: number) => string): string {
  return interval ? `${write(interval.low)} to ${write(interval.high)}` : 'none'
}
