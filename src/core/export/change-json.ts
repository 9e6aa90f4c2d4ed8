import type { PivotCells } from '../cells/pivot-cells'
import type { ChangeGroup, ChangeResult, Drawn } from '../change/change-result'
import type { ChangePlan } from '../change/plan'
import { jsonCells } from './pivot-json'

/** A change as other programs read it; its form is documented and kept. */
export function changeJson(
  { spec, scale }: ChangePlan,
  { from, to, clusters, change, mix, within, groups }: ChangeResult,
  series: { readonly mix: PivotCells; readonly indexed: PivotCells | null },
) {
  return {
    measure: spec.measure,
    by: spec.by,
    /** On `log`, values are means of natural logarithms, and changes differences of those. */
    scale,
    interaction: 'shared equally (midpoint)',
    level: spec.level,
    bootstrap: { of: 'users', clusters, seed: spec.seed, draws: spec.draws },
    thresholds: spec.thresholds,
    from: { months: spec.from, ...from },
    to: { months: spec.to, ...to },
    change: drawn(change),
    mix: drawn(mix),
    within: drawn(within),
    groups: groups.map(groupJson),
    series: { mix: jsonCells(series.mix), indexed: series.indexed && jsonCells(series.indexed) },
  }
}

function groupJson({ group, name, from, to, mix, within, shareChange, growth }: ChangeGroup) {
  return {
    group: group.kind === 'value' ? group.value : null,
    name,
    /** Groups that are withheld and put together here; 0 where it is one that may be told. */
    withheld: group.kind === 'withheld' ? group.count : 0,
    from,
    to,
    mix: drawn(mix),
    within: drawn(within),
    shareChange: drawn(shareChange),
    growth: drawn(growth),
  }
}

const drawn = (of: Drawn | null) =>
  of && { value: of.value, low: of.interval?.low ?? null, high: of.interval?.high ?? null }
