import type { Dimension } from '../pivot/dimension'
import { binary, caseOf, cast, column, isIn, value } from './build'
import type { CaseBranch, Expression } from './node'

/** The value of a dimension for one session, as text where it is a label. */
export function dimensionExpression({ column: name, source }: Dimension): Expression {
  const stored = column(name)
  switch (source.kind) {
    case 'column':
      return stored
    case 'lookup':
      return caseOf(lookupBranches(stored, source.to))
    case 'bands': {
      const branches = source.bands.map((band, i): CaseBranch => {
        const next = source.bands[i + 1]
        const above = binary(band.isAbove ? '>' : '>=', stored, value(band.from))
        const below = next
          ? binary(next.isAbove ? '<=' : '<', stored, value(next.from))
          : binary('<=', stored, value(source.ceiling))
        return { when: binary('AND', above, below), gives: value(band.value) }
      })
      return cast(caseOf(branches), 'VARCHAR')
    }
  }
}

/** One branch per target, so that labels with the same meaning are tested together. */
function lookupBranches(stored: Expression, to: Readonly<Record<string, string>>): CaseBranch[] {
  const sources = new Map<string, string[]>()
  for (const [from, target] of Object.entries(to)) sources.set(target, [...(sources.get(target) ?? []), from])
  return [...sources].map(([target, from]) => ({ when: isIn(stored, from), gives: value(target) }))
}
