import type { Key } from '../cells/key'
import type { PivotCells } from '../cells/pivot-cells'
import type { MeasureId } from '../pivot/built-in-measures'
import type { PivotSpec, Placement } from '../pivot/spec'
import type { Estimate } from '../stats/interval'
import { type Contrast, type ContrastEstimate, estimateContrast } from './contrast'

/** A claim of the study that a dataset can bear out or not. */
export interface Finding {
  readonly id: string
  /** As a plain sentence. */
  readonly claim: string
  /** What the study found, with its place in the domain reference. */
  readonly published: string
  /** Id of the figure of the study that shows it. */
  readonly figure: string
  /** The pivot it is looked up in. */
  readonly rows: readonly Placement[]
  readonly measures: readonly MeasureId[]
  readonly filters: PivotSpec['filters']
  /** The comparisons that must all hold; null where a number they need is missing or withheld. */
  test(look: Look): readonly Comparison[] | null
}

/** What a contrast must be for a claim: above a bound, or nearer to zero than one. */
export type Bound = { readonly above: number } | { readonly within: number }

export interface Comparison extends Contrast {
  readonly bound: Bound
}

/** Finds numbers of the pivot of a finding. */
export interface Look {
  /** Null where it is withheld or no session is there. */
  at(measure: MeasureId, row: Key): Estimate | null
  /** Keys of the rows that are no totals, in order. */
  readonly rows: readonly Key[]
}

export type Verdict = 'holds' | 'does-not-hold' | 'cannot-tell'

export interface TestedComparison extends Comparison {
  readonly estimate: ContrastEstimate | null
  readonly verdict: Verdict
}

/** A finding for one dataset. */
export interface TestedFinding {
  readonly finding: Finding
  readonly verdict: Verdict
  /** Empty where numbers are missing. */
  readonly comparisons: readonly TestedComparison[]
}

/**
 * Tests a finding on its pivot: it holds when every comparison keeps its bound with its whole interval, does not hold
 * when one breaks it with its whole interval, and cannot be told otherwise.
 */
export function testFinding(finding: Finding, cells: PivotCells): TestedFinding {
  const comparisons = finding.test(lookIn(cells)) ?? []
  const tested = comparisons.map((comparison): TestedComparison => {
    const estimate = estimateContrast(comparison, cells.level)
    return { ...comparison, estimate, verdict: verdictOf(estimate, comparison.bound) }
  })
  const verdicts = tested.map(({ verdict }) => verdict)
  const verdict: Verdict =
    verdicts.length === 0
      ? 'cannot-tell'
      : verdicts.includes('does-not-hold')
        ? 'does-not-hold'
        : verdicts.includes('cannot-tell')
          ? 'cannot-tell'
          : 'holds'
  return { finding, verdict, comparisons: tested }
}

function verdictOf(estimate: ContrastEstimate | null, bound: Bound): Verdict {
  if (!estimate) return 'cannot-tell'
  const { low, high } = estimate.interval
  const [from, to] = 'above' in bound ? [bound.above, Number.POSITIVE_INFINITY] : [-bound.within, bound.within]
  if (low > from && high < to) return 'holds'
  return high < from || low > to ? 'does-not-hold' : 'cannot-tell'
}

function lookIn(cells: PivotCells): Look {
  const column = cells.columns.keys.findIndex((key) => key.length === 0)
  return {
    rows: cells.rows.keys.filter((key) => key.length === cells.rows.dimensions.length),
    at(measure, row) {
      const r = cells.rows.keys.findIndex((key) => key.length === row.length && key.every((v, i) => v === row[i]))
      const m = cells.measures.findIndex(({ id }) => id === measure)
      if (r < 0 || m < 0) return null
      const cell = cells.at(r, column, m)
      return cell.kind === 'estimate' ? cell.estimate : null
    },
  }
}
