import type { PivotCells } from '../cells/pivot-cells'
import { noticeText } from '../dataset/notice-text'
import type { SessionsTable } from '../dataset/sessions-table'
import { adjustmentTexts } from '../format/adjustment-text'
import type { KeyValue } from '../pivot/dimension'
import type { PivotSpec } from '../pivot/spec'
import { type ExportOrigin, NO_ORIGIN } from './export-notes'

/** One number of a pivot. A withheld one has no numbers at all. */
export type JsonCell = {
  /** Values of the row dimensions; shorter than `rows`, it is a total, and a null is a missing value. */
  readonly row: readonly KeyValue[]
  readonly column: readonly KeyValue[]
  readonly measure: string
} & (
  | { readonly suppressed: true }
  | {
      readonly suppressed: false
      readonly value: number
      readonly n: number
      readonly users: number | null
      /** Bounds of the interval; null where too few sessions give one. */
      readonly low: number | null
      readonly high: number | null
      /** Of the standard mix, the part the cell has sessions of; of an adjusted measure only. */
      readonly coverage?: number
    }
)

/** A pivot as other programs read it. Positions that no session fell into are left out. */
export interface JsonPivot {
  readonly dataset: {
    readonly name: string
    readonly sessions: number
    readonly users: number | null
    /** Null where its files cannot be read any more. */
    readonly fingerprint: string | null
    readonly synthetic: boolean
    readonly notices: readonly { readonly code: string; readonly text: string }[]
  }
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly measures: readonly string[]
  /** Dimensions and measures made in the report, as a report holds them. */
  readonly dimensions: PivotSpec['dimensions']
  readonly definitions: PivotSpec['definitions']
  readonly showAs: PivotSpec['showAs']
  readonly filters: PivotSpec['filters']
  readonly level: number
  readonly interval: PivotSpec['interval']
  readonly thresholds: PivotSpec['thresholds']
  /** Sessions and users after the filters; null where they are withheld. */
  readonly inView: { readonly sessions: number; readonly users: number | null } | null
  /** Cells with a number that is withheld. */
  readonly withheld: number
  /** What was held fixed for each adjusted measure, and what was left out for it; not there without one. */
  readonly adjusted?: readonly string[]
  readonly cells: readonly JsonCell[]
}

export function pivotJson(
  cells: PivotCells,
  table: SessionsTable,
  spec: PivotSpec,
  { fingerprint }: ExportOrigin = NO_ORIGIN,
): JsonPivot {
  return {
    dataset: {
      name: table.name,
      sessions: table.sessions,
      users: table.users,
      fingerprint,
      synthetic: table.isSynthetic,
      notices: table.notices.map((notice) => ({ code: notice.code, text: noticeText(notice) })),
    },
    rows: spec.rows.map((placement) => placement.dimension),
    columns: spec.columns.map((placement) => placement.dimension),
    measures: cells.measures.map((measure) => measure.id),
    dimensions: spec.dimensions,
    definitions: spec.definitions,
    showAs: spec.showAs,
    filters: spec.filters,
    level: cells.level,
    interval: cells.interval,
    thresholds: spec.thresholds,
    inView: inView(cells),
    withheld: cells.withheld,
    ...(cells.adjustments.length > 0 && { adjusted: adjustmentTexts(cells) }),
    cells: jsonCells(cells),
  }
}

function inView({ inView }: PivotCells): JsonPivot['inView'] {
  if (inView.kind === 'withheld') return null
  return inView.kind === 'empty'
    ? { sessions: 0, users: 0 }
    : { sessions: inView.estimate.n, users: inView.estimate.users }
}

/** Every cell of a pivot in reading order, measures innermost. */
export function jsonCells(cells: PivotCells): JsonCell[] {
  return cells.rows.keys.flatMap((row, r) =>
    cells.columns.keys.flatMap((column, c) =>
      cells.measures.flatMap((measure, m): JsonCell[] => {
        const cell = cells.at(r, c, m)
        const key = { row, column, measure: measure.id }
        if (cell.kind === 'empty') return []
        if (cell.kind === 'withheld') return [{ ...key, suppressed: true }]
        const { value, n, users, interval, coverage, estimation } = cell.estimate
        return [
          {
            ...key,
            suppressed: false,
            value,
            n,
            users,
            low: interval?.low ?? null,
            high: interval?.high ?? null,
            ...(coverage !== undefined && { coverage }),
            ...(estimation && {
              samplingLow: estimation.sampling?.low ?? null,
              samplingHigh: estimation.sampling?.high ?? null,
              estimationLow: estimation.range.low,
              estimationHigh: estimation.range.high,
            }),
          },
        ]
      }),
    ),
  )
}
