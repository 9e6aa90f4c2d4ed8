import { isSameKey, type Key } from '#core/cells/key'
import type { Axis, PivotCells } from '#core/cells/pivot-cells'
import { BASES, type Base, containsBase } from '#core/pivot/base'
import { evaluate } from '#core/pivot/definitions/formula'
import { isOffScale, type KeyValue } from '#core/pivot/dimension'
import { inputsOf, type Statistic } from '#core/pivot/measure'
import type { Whole } from '#core/pivot/show-as'
import { determinedUnknowns, type LinearForm } from './determined-unknowns'

/** A withheld number that the shown ones give away. */
export interface Leak {
  readonly base: Base
  readonly row: Key
  readonly column: Key
  readonly how: 'determined' | 'numerator determined' | 'one session each'
}

/**
 * Works out what can be worked out of a pivot by someone who sees it and nothing else: every sum along both axes in every
 * denominator, exactly; and that sessions of a narrower denominator are among those of a wider one, so that where a
 * total has the same in both, so has every part. What is shown another way is turned back: shares and parts of a total times
 * their n, values that are compared with another and their difference, each running total as a sum. Rates and means times
 * their n add up like the sessions do. A withheld number that holds no session is not looked for.
 *
 * @param truth the number of sessions of a cell, to tell those without any
 */
export function attackBySubtraction(
  cells: PivotCells,
  truth: (base: Base, row: Key, column: Key) => number,
): readonly Leak[] {
  const shown = [...new Set(cells.measures.flatMap(inputsOf).map(({ base }) => base))].map((base) =>
    shownCounts(cells, base),
  )
  const sums = sumsOf(cells)
  const width = cells.columns.keys.length
  const places = cells.rows.keys.length * width
  const unknownOf = (layer: number, place: number) => layer * places + place
  const forms: LinearForm[] = shown.flatMap(({ counts }, layer) =>
    sums.flatMap(({ total, parts }) => {
      const form = new Map<number, number>()
      if (counts[total] === undefined) form.set(unknownOf(layer, total), -1)
      for (const part of parts) if (counts[part] === undefined) form.set(unknownOf(layer, part), 1)
      return form.size > 0 ? [form] : []
    }),
  )
  for (const [wide, narrow] of nestedPairs(shown.map(({ base }) => base))) {
    for (const place of knownDifferences(shown[wide]!.counts, shown[narrow]!.counts, sums)) {
      const form = new Map<number, number>()
      if (shown[wide]!.counts[place] === undefined) form.set(unknownOf(wide, place), 1)
      if (shown[narrow]!.counts[place] === undefined) form.set(unknownOf(narrow, place), -1)
      if (form.size > 0) forms.push(form)
    }
  }
  for (const form of knownNumerators(cells, shown, sums, unknownOf)) forms.push(form)
  for (const [layer, { counts, together }] of shown.entries()) {
    for (const places of together) {
      const hidden = places.filter((place) => counts[place] === undefined)
      if (hidden.length > 0) forms.push(new Map(hidden.map((place) => [unknownOf(layer, place), 1])))
    }
  }
  const leakAt = (layer: number, place: number, how: Leak['how']): Leak[] => {
    const base = shown[layer]!.base
    const row = cells.rows.keys[Math.floor(place / width)]!
    const column = cells.columns.keys[place % width]!
    return truth(base, row, column) > 0 ? [{ base, row, column, how }] : []
  }
  return [
    ...[...determinedUnknowns(forms)].flatMap((u) => leakAt(Math.floor(u / places), u % places, 'determined')),
    ...determinedNumerators(cells, sums).flatMap(({ base, place }) =>
      leakAt(
        shown.findIndex((one) => one.base === base),
        place,
        'numerator determined',
      ),
    ),
    // A withheld cell of all sessions has at least one.
    ...shown.flatMap(({ base, counts }, layer) =>
      (base.id === BASES.all.id ? sums : []).flatMap(({ total, parts }) => {
        const hidden = parts.filter((part) => counts[part] === undefined)
        const rest = restOf(counts, total, parts)
        return rest === hidden.length && rest > 0 ? leakAt(layer, hidden[0]!, 'one session each') : []
      }),
    ),
  ]
}

/**
 * Sums that rates tell: where the key says of every part whether all or none of its sessions are in the numerator, a shown
 * rate times its n is the sessions of those that are.
 */
function knownNumerators(
  cells: PivotCells,
  shown: readonly Shown[],
  sums: readonly Sum[],
  unknownOf: (layer: number, place: number) => number,
): LinearForm[] {
  const width = cells.columns.keys.length
  const keyAt = (place: number, dimension: string): KeyValue | undefined => {
    const row = cells.rows.dimensions.findIndex((d) => d.dimension.id === dimension)
    const column = cells.columns.dimensions.findIndex((d) => d.dimension.id === dimension)
    return row >= 0 ? cells.rows.keys[Math.floor(place / width)]![row] : cells.columns.keys[place % width]![column]
  }
  return cells.measures.flatMap((measure, m) => {
    const layer = shown.findIndex(({ base }) => base === measure.base)
    const test = measure.statistic.kind === 'rate' && measure.statistic.when.length === 1 && measure.statistic.when[0]
    if (!test) return []
    const isIn = (place: number): boolean | undefined => {
      const value = keyAt(place, test.field)
      if (value === undefined) return undefined
      if (value === null) return false
      if (test.is === 'one of') return test.values.includes(String(value))
      return test.is === 'at least' ? Number(value) >= test.bound : undefined
    }
    return sums.flatMap(({ total, parts }) => {
      const isShown = cells.at(Math.floor(total / width), total % width, m).kind === 'estimate'
      if (!isShown || parts.some((part) => isIn(part) === undefined)) return []
      const hidden = parts.filter((part) => isIn(part) && shown[layer]!.counts[part] === undefined)
      return hidden.length > 0 ? [new Map(hidden.map((part) => [unknownOf(layer, part), 1]))] : []
    })
  })
}

/** Sums of what a measure adds up, of its cells and totals: those that are withheld and follow from the others. */
function determinedNumerators(cells: PivotCells, sums: readonly Sum[]): { base: Base; place: number }[] {
  const width = cells.columns.keys.length
  return cells.measures.flatMap(({ base, statistic, showAs }, m) => {
    if (!['rate', 'mean', 'total'].includes(statistic.kind) || showAs.kind !== 'value') return []
    const isWithheld = (place: number) => cells.at(Math.floor(place / width), place % width, m).kind === 'withheld'
    const forms = sums.map(({ total, parts }) => {
      const form = new Map(parts.filter(isWithheld).map((part) => [part, 1]))
      return isWithheld(total) ? form.set(total, -1) : form
    })
    return [...determinedUnknowns(forms)].map((place) => ({ base, place }))
  })
}

/** Sessions of the cells of one denominator by place; undefined where withheld, 0 where no session fell. */
interface Shown {
  readonly base: Base
  readonly counts: readonly (number | undefined)[]
  /** Places whose sum is shown, other than as a total. */
  readonly together: readonly (readonly number[])[]
}

function shownCounts(cells: PivotCells, base: Base): Shown {
  const width = cells.columns.keys.length
  const counts: (number | undefined)[] = new Array(cells.rows.keys.length * width).fill(undefined)
  const together: number[][] = []
  const tell = (place: number, count: number) => {
    counts[place] ??= Math.round(count)
  }
  cells.measures.forEach((measure, m) => {
    const { showAs, statistic } = measure
    if (statistic.kind === 'formula') tellFormula(cells, m, statistic, base, tell)
    if (measure.base !== base || statistic.kind === 'formula') return
    for (const place of counts.keys()) {
      const cell = cells.at(Math.floor(place / width), place % width, m)
      if (cell.kind === 'empty' && cell.reason === undefined) tell(place, 0)
      if (cell.kind !== 'estimate') continue
      const { value, n } = cell.estimate
      if (statistic.kind === 'share') {
        tell(place, value * n)
        tell(wholeOf(cells, place, 'grand'), n)
      } else if (showAs.kind === 'percent-of') {
        tell(wholeOf(cells, place, showAs.of), n)
        if (statistic.kind === 'sessions') tell(place, value * n)
      } else if (showAs.kind === 'running-total') {
        together.push(upTo(cells, place))
      } else {
        tell(place, n)
        const isTurnedBack = statistic.kind === 'sessions' && showAs.kind === 'difference' && !showAs.isPercent
        if (isTurnedBack && typeof showAs.from === 'object') tell(wholeOf(cells, place, 'row'), n - value)
      }
    }
  })
  return { base, counts, together }
}

/** A number of sessions that was multiplied is divided again, and a formula of nothing tells that there is nothing. */
function tellFormula(
  cells: PivotCells,
  m: number,
  { formula, inputs }: Extract<Statistic, { readonly kind: 'formula' }>,
  base: Base,
  tell: (place: number, count: number) => void,
): void {
  const [input] = inputs
  if (inputs.length > 1 || input?.statistic.kind !== 'sessions' || input.base !== base) return
  const factor = evaluate(formula, () => 1)!
  const width = cells.columns.keys.length
  for (let place = 0; place < cells.rows.keys.length * width; place++) {
    const cell = cells.at(Math.floor(place / width), place % width, m)
    if (cell.kind === 'empty' && cell.reason === undefined) tell(place, 0)
    if (cell.kind === 'estimate') tell(place, cell.estimate.value / factor)
  }
}

/** The place of the total that a place is a part of. */
function wholeOf({ rows, columns }: PivotCells, place: number, whole: Whole): number {
  const width = columns.keys.length
  const [row, column] = [Math.floor(place / width), place % width]
  const find = (keys: readonly Key[], key: Key) => keys.findIndex((other) => isSameKey(other, key))
  const inRows = (key: Key) => find(rows.keys, key) * width + column
  const inColumns = (key: Key) => row * width + find(columns.keys, key)
  switch (whole) {
    case 'row':
      return inColumns([])
    case 'column':
      return inRows([])
    case 'parent-row':
      return inRows(rows.keys[row]!.slice(0, -1))
    case 'parent-column':
      return inColumns(columns.keys[column]!.slice(0, -1))
    case 'grand':
      return find(rows.keys, []) * width + find(columns.keys, [])
  }
}

/**
 * A place and those before it along the innermost columns, or rows where there are none, in their own order however they are
 * listed; a total over them is itself.
 */
function upTo({ rows, columns }: PivotCells, place: number): number[] {
  const width = columns.keys.length
  const isAcross = columns.dimensions.length > 0
  const { keys, dimensions } = isAcross ? columns : rows
  const here = isAcross ? place % width : Math.floor(place / width)
  const key = keys[here]!
  if (key.length < dimensions.length) return [place]
  const labels = dimensions.at(-1)!.dimension.taxonomy?.labels.map(({ value }) => value)
  const isUpTo = (value: KeyValue) =>
    labels ? labels.indexOf(String(value)) <= labels.indexOf(String(key.at(-1))) : value! <= key.at(-1)!
  return keys.flatMap((other, i) => {
    const isBeside = other.length === key.length && isSameKey(other.slice(0, -1), key.slice(0, -1))
    if (!isBeside || isOffScale(other.at(-1)!) || !isUpTo(other.at(-1)!)) return []
    return [isAcross ? place - here + i : i * width + (place % width)]
  })
}

interface Sum {
  readonly total: number
  readonly parts: readonly number[]
}

function sumsOf({ rows, columns }: PivotCells): Sum[] {
  const width = columns.keys.length
  const down = families(rows).flatMap(([total, parts]) =>
    columns.keys.map((_, c) => ({ total: total * width + c, parts: parts.map((part) => part * width + c) })),
  )
  const across = families(columns).flatMap(([total, parts]) =>
    rows.keys.map((_, r) => ({ total: r * width + total, parts: parts.map((part) => r * width + part) })),
  )
  return [...down, ...across]
}

/** Each total of an axis with its parts, by position. */
function families({ keys }: Axis): [number, number[]][] {
  const isPart = (key: Key, of: Key) => key.length === of.length + 1 && of.every((value, i) => key[i] === value)
  return keys.flatMap((total, t): [number, number[]][] => {
    const parts = keys.flatMap((key, i) => (isPart(key, total) ? [i] : []))
    return parts.length > 0 ? [[t, parts]] : []
  })
}

function nestedPairs(bases: readonly Base[]): [number, number][] {
  return bases.flatMap((wide, w) =>
    bases.flatMap((narrow, n): [number, number][] => (w !== n && containsBase(wide, narrow) ? [[w, n]] : [])),
  )
}

/** Places where it is known how many sessions of the wider denominator are not in the narrower one. */
function knownDifferences(wide: Shown['counts'], narrow: Shown['counts'], sums: readonly Sum[]): Iterable<number> {
  const differences = new Map<number, number>()
  wide.forEach((count, place) => {
    const other = narrow[place]
    if (count === 0) differences.set(place, 0)
    else if (count !== undefined && other !== undefined) differences.set(place, count - other)
  })
  for (let before = -1; differences.size > before; ) {
    before = differences.size
    for (const { total, parts } of sums) {
      const known = differences.get(total)
      if (known === undefined) continue
      const rest = parts.reduce((left, part) => left - (differences.get(part) ?? 0), known)
      // Nobody is left over, so nobody is missing from any of the parts.
      if (rest === 0) for (const part of parts) if (!differences.has(part)) differences.set(part, 0)
    }
  }
  return differences.keys()
}

function restOf(counts: Shown['counts'], total: number, parts: readonly number[]): number {
  const all = counts[total]
  return all === undefined ? Number.NaN : parts.reduce((left, part) => left - (counts[part] ?? 0), all)
}
