import type { Band, Dimension, DimensionSource } from '../pivot/dimension'
import { isOffScale } from '../pivot/dimension'
import { allOf, binary, call, caseOf, cast, column, isIn, isNull, value } from './build'
import type { CaseBranch, Expression } from './node'

/** The value of a dimension for one session, as text where it is a label. */
export function dimensionExpression({ column: name, source }: Dimension): Expression {
  return sourceExpression(column(name), source)
}

/**
 * A small number for each value of a dimension, null where it is missing: what is quickest to group and join by. Null where
 * its values have none.
 *
 * @param isLabelled whether its column is stored as labels
 */
export function dimensionCode({ column: name, source }: Dimension, isLabelled: boolean): Expression | null {
  const stored = column(name)
  const numbered = (branches: readonly CaseBranch[]) =>
    cast(caseOf(branches.map(({ when }, i) => ({ when, gives: value(i) }))), 'USMALLINT')
  switch (source.kind) {
    case 'column':
      return isLabelled ? call('enum_code', stored) : null
    case 'lookup':
      return numbered(lookupBranches(stored, source.to))
    case 'bands':
      return numbered(bandBranches(stored, source))
    case 'date':
    case 'groups':
      return null
  }
}

function sourceExpression(stored: Expression, source: DimensionSource): Expression {
  switch (source.kind) {
    case 'column':
      return stored
    case 'lookup':
      return caseOf(lookupBranches(stored, source.to))
    case 'bands':
      return cast(caseOf(bandBranches(stored, source)), 'VARCHAR')
    case 'date':
      return dateExpression(stored, source.unit)
    case 'groups': {
      const of = sourceExpression(stored, source.of)
      const named = source.groups.map(({ name, values }) => ({ when: isIn(of, values), gives: value(name) }))
      const text = cast(of, 'VARCHAR')
      if (source.rest === null) return caseOf(named, text)
      const grouped = source.groups.flatMap(({ values }) => values)
      const isUnclear = isIn(text, ['Unclear'])
      const apart: CaseBranch[] = [
        ...(grouped.includes(null) ? [] : [{ when: isNull(of), gives: value(null) }]),
        ...(grouped.some((v) => v !== null && isOffScale(v)) ? [] : [{ when: isUnclear, gives: value('Unclear') }]),
      ]
      return caseOf([...named, ...apart], value(source.rest))
    }
  }
}

function bandBranches(
  stored: Expression,
  { per, bands, ceiling }: Extract<DimensionSource, { kind: 'bands' }>,
): CaseBranch[] {
  const of = per === undefined ? stored : binary('/', cast(stored, 'DOUBLE'), call('nullif', column(per), value(0)))
  return bands.map((band, i) => bandBranch(of, band, bands[i + 1], ceiling))
}

/** Outer bands may be open; nothing is compared there that always holds. */
function bandBranch(of: Expression, band: Band, next: Band | undefined, ceiling: number): CaseBranch {
  const conditions = [
    ...(band.from === Number.NEGATIVE_INFINITY ? [] : [binary(band.isAbove ? '>' : '>=', of, value(band.from))]),
    ...(next ? [binary(next.isAbove ? '<=' : '<', of, value(next.from))] : []),
    ...(next || ceiling === Number.POSITIVE_INFINITY ? [] : [binary('<=', of, value(ceiling))]),
  ]
  return { when: allOf(conditions)!, gives: value(band.value) }
}

/** Weeks of the engine begin on Monday. */
function dateExpression(stored: Expression, unit: Extract<DimensionSource, { kind: 'date' }>['unit']): Expression {
  switch (unit) {
    case 'day':
    case 'week':
      return call('strftime', call('date_trunc', value(unit), stored), value('%Y-%m-%d'))
    case 'month':
      return call('strftime', stored, value('%Y-%m'))
    case 'quarter': {
      // `concat` would make text of nothing.
      const text = call('concat', call('year', stored), value(' Q'), call('quarter', stored))
      return caseOf([{ when: isNull(stored), gives: value(null) }], text)
    }
  }
}

/** One branch per target, so that labels with the same meaning are tested together. */
function lookupBranches(stored: Expression, to: Readonly<Record<string, string>>): CaseBranch[] {
  const sources = new Map<string, string[]>()
  for (const [from, target] of Object.entries(to)) sources.set(target, [...(sources.get(target) ?? []), from])
  return [...sources].map(([target, from]) => ({ when: isIn(stored, from), gives: value(target) }))
}
