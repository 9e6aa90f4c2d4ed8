import { type Cell, isTotal, type PivotCells } from '../cells/pivot-cells'
import type { CellFormat } from '../pivot/cell-format'

/** How strong a shade is: from nothing at 0 to full at 1, of one colour or of the two around a reference. */
export interface Shade {
  readonly of: 'one' | 'below' | 'above'
  readonly strength: number
}

/** How a cell looks beside its number. */
export interface CellLook {
  readonly shade: Shade | null
  /** Ends of a bar as shares of the width of the cell. */
  readonly bar: { readonly from: number; readonly to: number } | null
  /** Beyond which threshold the value lies. */
  readonly mark: 'below' | 'above' | null
}

const PLAIN: CellLook = { shade: null, bar: null, mark: null }

/**
 * The looks of the cells of a measure under a format, by position. Only what is shown decides them: what is withheld has
 * no look, and no part in the ends of a scale.
 */
export function cellLooks(
  cells: PivotCells,
  measure: number,
  format: CellFormat,
): (row: number, column: number) => CellLook {
  const { rows, columns } = cells
  const isTotalRow = rows.keys.map((key) => isTotal(rows, key))
  const isTotalColumn = columns.keys.map((key) => isTotal(columns, key))
  const isFormatted = (r: number, c: number) => format.onTotals || !(isTotalRow[r] || isTotalColumn[c])
  const table = new Range()
  const byRow = rows.keys.map(() => new Range())
  const byColumn = columns.keys.map(() => new Range())
  for (const r of rows.keys.keys()) {
    for (const c of columns.keys.keys()) {
      const value = isFormatted(r, c) ? shownValue(cells.at(r, c, measure)) : null
      if (value !== null) for (const range of [table, byRow[r]!, byColumn[c]!]) range.take(value)
    }
  }
  const shade = shadeOf(format.heat, { table, byRow, byColumn })
  return (r, c) => {
    const value = isFormatted(r, c) ? shownValue(cells.at(r, c, measure)) : null
    if (value === null) return PLAIN
    return {
      shade: shade(value, r, c),
      bar: format.bars ? table.bar(value) : null,
      mark: format.thresholds.find(({ is, bound }) => (is === 'below' ? value < bound : value > bound))?.is ?? null,
    }
  }
}

const shownValue = (cell: Cell): number | null => (cell.kind === 'estimate' ? cell.estimate.value : null)

/** The ends of a scale. */
class Range {
  least = Number.POSITIVE_INFINITY
  most = Number.NEGATIVE_INFINITY

  take(value: number): void {
    this.least = Math.min(this.least, value)
    this.most = Math.max(this.most, value)
  }

  /** Where a value lies between the ends; null where all are the same. */
  share(value: number): number | null {
    return this.most > this.least ? (value - this.least) / (this.most - this.least) : null
  }

  bar(value: number): CellLook['bar'] {
    const [low, high] = [Math.min(0, this.least), Math.max(0, this.most)]
    if (!(high > low)) return null
    const at = (v: number) => (v - low) / (high - low)
    return { from: at(Math.min(0, value)), to: at(Math.max(0, value)) }
  }
}

interface Ranges {
  readonly table: Range
  readonly byRow: readonly Range[]
  readonly byColumn: readonly Range[]
}

function shadeOf(heat: CellFormat['heat'], { table, byRow, byColumn }: Ranges) {
  if (typeof heat === 'object') {
    const { reference } = heat
    const farthest = Math.max(table.most - reference, reference - table.least)
    return (value: number): Shade | null =>
      farthest > 0 && value !== reference
        ? { of: value < reference ? 'below' : 'above', strength: Math.abs(value - reference) / farthest }
        : null
  }
  if (heat === 'none') return () => null
  return (value: number, r: number, c: number): Shade | null => {
    const range = { table, row: byRow[r]!, column: byColumn[c]! }[heat]
    const strength = range.share(value)
    return strength === null ? null : { of: 'one', strength }
  }
}

/** The least and the most of its colour that a shade mixes into the paper, in percent; text stays readable on both. */
export const SHADES = { one: [2, 24], below: [4, 36], above: [4, 36] } as const

/** How much of its colour a shade mixes into the paper, in percent. */
export function shadePercent({ of, strength }: Shade): number {
  const [least, most] = SHADES[of]
  return least + (most - least) * strength
}
