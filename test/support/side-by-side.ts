import type { AnsweredPivot } from '#core/cells/answered-pivot'
import type { Atom } from '#core/cells/atoms'
import type { Key } from '#core/cells/key'
import type { PivotCells } from '#core/cells/pivot-cells'
import { determinedUnknowns, type LinearForm } from './determined-unknowns'

/** A view as it is seen, and what it was made of. */
export interface Seen {
  readonly cells: PivotCells
  readonly of: AnsweredPivot
}

const isWithin = (total: Key, key: Key) => total.every((value, i) => value === key[i])

/** The groups that a cell of a view adds up, found for each cell by itself. */
export function groupsOf(atoms: readonly Atom[], view: number, row: Key, column: Key, base: number): number[] {
  return atoms.flatMap(({ views }, i) => {
    const own = views[view]
    return own?.bases[base] && isWithin(row, own.row) && isWithin(column, own.column) ? [i] : []
  })
}

/**
 * Withheld numbers of all that follow from what all show, by exact elimination over the groups, and not already from what
 * one of some of them shows by itself.
 */
export function leaks(seen: readonly Seen[], atoms: readonly Atom[], by: readonly number[] = [0]): string[] {
  const told = new Set(by.flatMap((view) => following(seen, atoms, [view])))
  return following(seen, atoms, [...seen.keys()]).filter((secret) => !told.has(secret))
}

function following(pair: readonly Seen[], atoms: readonly Atom[], from: readonly number[]): string[] {
  const forms: LinearForm[] = []
  const secrets: string[] = []
  pair.forEach(({ cells, of: { plan } }, view) => {
    cells.rows.keys.forEach((row, r) => {
      cells.columns.keys.forEach((column, c) => {
        plan.measures.forEach((measure, m) => {
          const groups = groupsOf(atoms, view, row, column, plan.bases.indexOf(measure.base))
          if (groups.length === 0) return
          const form = new Map(groups.map((group) => [group, 1]))
          const isHidden = cells.at(r, c, m).kind === 'withheld'
          if (!isHidden && !from.includes(view)) return
          if (isHidden) {
            form.set(atoms.length + secrets.length, -1)
            secrets.push(`view ${view}: ${[...row, '/', ...column].join(' ')} ${measure.id}`)
          } else if (measure.statistic.kind === 'rate') {
            const counted = groups.filter((group) => atoms[group]!.views[view]!.successes[m])
            if (counted.length > 0) forms.push(new Map(counted.map((group) => [group, 1])))
          }
          forms.push(form)
        })
      })
    })
  })
  return [...determinedUnknowns(forms)].flatMap((unknown) => secrets[unknown - atoms.length] ?? [])
}

/** Shown numbers of the second view that differ from one of the first, of which they are part, by too few sessions. */
export function smallRests(pair: readonly Seen[], atoms: readonly Atom[]): string[] {
  const shown = pair.map(({ cells, of: { plan } }, view) =>
    cells.rows.keys.flatMap((row, r) =>
      cells.columns.keys.flatMap((column, c) =>
        plan.measures.flatMap((measure, m) =>
          cells.at(r, c, m).kind === 'estimate'
            ? [{ base: measure.base, groups: groupsOf(atoms, view, row, column, plan.bases.indexOf(measure.base)) }]
            : [],
        ),
      ),
    ),
  )
  const [first, second] = shown as [(typeof shown)[0], (typeof shown)[0]]
  const size = (groups: readonly number[]) => groups.reduce((sum, group) => sum + atoms[group]!.n, 0)
  return first.flatMap((a) =>
    second.flatMap((b) => {
      if (a.base !== b.base) return []
      const [wide, narrow] = a.groups.length > b.groups.length ? [a.groups, b.groups] : [b.groups, a.groups]
      const rest = size(wide) - size(narrow)
      return narrow.every((group) => wide.includes(group)) && rest > 0 && rest < 15 ? [`${rest} sessions`] : []
    }),
  )
}
