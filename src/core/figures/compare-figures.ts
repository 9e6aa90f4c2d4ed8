import type { Cell } from '../cells/pivot-cells'
import type { Failure } from '../failure'
import type { Unit } from '../pivot/measure'
import type { Thresholds } from '../pivot/spec'
import type { Estimate } from '../stats/interval'
import { type ContrastEstimate, estimateContrast } from './contrast'
import type { Figure, FigurePanel } from './figure'
import type { FigureResult, FigureRow, PanelResult } from './figure-result'
import { type LeftOutOf, leftOutOf, type RowsSetAside } from './left-out'

/** How two sets of sessions are compared. */
export interface ComparisonTerms {
  /** What each is called, the first one first. */
  readonly names: readonly [first: string, second: string]
  readonly level: number
  readonly thresholds: Thresholds
  /** Whether some sessions are in both. */
  readonly isOverlapping: boolean
  /** Rows of either file that are no sessions, where the two are of different files. */
  readonly setAside?: readonly [first: readonly RowsSetAside[], second: readonly RowsSetAside[]]
}

/** The same number of two sets of sessions. */
export interface ComparedRow {
  readonly first: FigureRow
  readonly second: FigureRow
  readonly difference: Difference
}

/** The second less the first; null where one is missing, or the two do not tell it. */
export interface Difference {
  readonly unit: Unit | 'slope'
  readonly estimate: { readonly value: number; readonly interval: ContrastEstimate['interval'] | null } | null
}

export type ComparedPanel = { readonly panel: FigurePanel } & (
  | { readonly rows: readonly ComparedRow[]; readonly leftOut: readonly LeftOutOf[]; readonly failure: null }
  | { readonly failure: Failure }
)

/** A figure of two sets of sessions side by side. */
export interface ComparedFigure {
  readonly figure: Figure
  readonly terms: ComparisonTerms
  readonly panels: readonly ComparedPanel[]
}

/**
 * Puts the numbers of a figure of two sets of sessions side by side, each pair with its difference. The two are taken as
 * independent: sessions or users they have in common make the interval rather too wide.
 */
export function compareFigures(first: FigureResult, second: FigureResult, terms: ComparisonTerms): ComparedFigure {
  return {
    figure: first.figure,
    terms,
    panels: first.panels.map((panel, i) => comparePanels(panel, second.panels[i]!, terms)),
  }
}

function comparePanels(first: PanelResult, second: PanelResult, terms: ComparisonTerms): ComparedPanel {
  const { panel } = first
  if (first.failure) return { panel, failure: first.failure }
  if (second.failure) return { panel, failure: second.failure }
  const others = new Map(second.rows.map((row) => [placeOf(row), row]))
  const rows = first.rows.map((row) => compareRows(row, others.get(placeOf(row)) ?? none(row), terms))
  const known = new Set(first.rows.map(placeOf))
  const onlySecond = second.rows.filter((row) => !known.has(placeOf(row)))
  return {
    panel,
    rows: byMeasure([...rows, ...onlySecond.map((row) => compareRows(none(row), row, terms))]),
    leftOut: leftOutOf([first, second]),
    failure: null,
  }
}

/** Rows of one measure stand together. */
function byMeasure(rows: readonly ComparedRow[]): ComparedRow[] {
  const measures = [...new Set(rows.map(({ first }) => first.measure))]
  return measures.flatMap((measure) => rows.filter(({ first }) => first.measure === measure))
}

const placeOf = ({ measure, row, column }: FigureRow): string => JSON.stringify([measure, row, column])

const none = (row: FigureRow): FigureRow => ({ ...row, cell: { kind: 'empty' }, raw: null })

function compareRows(first: FigureRow, second: FigureRow, terms: ComparisonTerms): ComparedRow {
  const shown = tellsTooMuch(first.cell, second.cell, terms)
    ? { ...second, cell: { kind: 'withheld' } as const, raw: null }
    : second
  return { first, second: shown, difference: differenceOf(first, shown, terms.level) }
}

/**
 * Two sets that have sessions in common and differ by few would tell of those few by subtraction: the second is withheld.
 * Sets without sessions in common tell nothing of each other.
 */
function tellsTooMuch(first: Cell, second: Cell, { isOverlapping, thresholds }: ComparisonTerms): boolean {
  if (!isOverlapping || first.kind !== 'estimate' || second.kind !== 'estimate') return false
  const [a, b] = [first.estimate, second.estimate]
  if (a.n === b.n && a.users === b.users) return a.value !== b.value
  if (Math.abs(a.n - b.n) < thresholds.minSessions) return true
  return (
    a.users !== null && b.users !== null && a.users !== b.users && Math.abs(a.users - b.users) < thresholds.minUsers
  )
}

function differenceOf({ cell: first, unit }: FigureRow, { cell: second }: FigureRow, level: number): Difference {
  // Numbers and dollars run over magnitudes, so that they are compared by their ratio.
  const isRatio = unit === 'number' || unit === 'dollars'
  const told = isRatio ? 'change' : unit === 'rate' || unit === 'change' ? 'points' : unit
  if (first.kind !== 'estimate' || second.kind !== 'estimate') return { unit: told, estimate: null }
  const [a, b] = [first.estimate, second.estimate]
  const estimate = isRatio ? ratio(a, b, level) : linear(a, b, level)
  return { unit: told, estimate }
}

const termsOf = (a: Estimate, b: Estimate) => [
  { estimate: b, weight: 1 },
  { estimate: a, weight: -1 },
]

function linear(a: Estimate, b: Estimate, level: number): NonNullable<Difference['estimate']> {
  const made = estimateContrast({ of: '', scale: 'linear', terms: termsOf(a, b) }, level)
  return made ?? { value: b.value - a.value, interval: null }
}

function ratio(a: Estimate, b: Estimate, level: number): Difference['estimate'] {
  if (!(a.value > 0) || !(b.value > 0)) return null
  const made = estimateContrast({ of: '', scale: 'log', terms: termsOf(a, b) }, level)
  if (!made) return { value: b.value / a.value - 1, interval: null }
  return { value: made.value - 1, interval: { low: made.interval.low - 1, high: made.interval.high - 1 } }
}
