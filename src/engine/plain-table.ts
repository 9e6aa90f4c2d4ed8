import { tableFromIPC, type Vector } from 'apache-arrow'
import type { ResultColumn, ResultTable } from '#core/cells/result-table'

/** An answer as plain arrays, so that it can be posted from a worker to the window. */
export interface PlainTable {
  readonly rowCount: number
  readonly columns: readonly { readonly name: string; readonly values: readonly unknown[] }[]
}

/** Copies an Arrow stream, as the engine answers it, into plain arrays. */
export function plainTable(stream: Uint8Array): PlainTable {
  const table = tableFromIPC(stream)
  const columns = table.schema.fields.map(({ name }, i) => ({ name, values: plainValues(table.getChildAt(i)!) }))
  return { rowCount: table.numRows, columns }
}

function plainValues(vector: Vector): unknown[] {
  return Array.from({ length: vector.length }, (_, i) => plainValue(vector.get(i)))
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  const isList = typeof value === 'object' && value !== null && 'toArray' in value
  return isList ? Float64Array.from((value as Vector).toArray() as ArrayLike<number>) : value
}

/** Reads a plain table as core does. */
export function resultTable({ rowCount, columns }: PlainTable): ResultTable {
  const byName = new Map(columns.map(({ name, values }) => [name, column(values)]))
  return {
    rowCount,
    has: (name) => byName.has(name),
    column(name) {
      const found = byName.get(name)
      if (!found) throw new Error(`the answer has no column ${name}`)
      return found
    },
  }
}

const column = (values: readonly unknown[]): ResultColumn => ({ length: values.length, at: (row) => values[row] })
