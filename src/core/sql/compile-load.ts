import { sourceTypeOf } from '../dataset/source-type'
import { column, item, select, table, tryCast } from './build'
import type { Expression, SelectNode, SqlType } from './node'

/** A column of a table as the engine describes it. */
export interface DescribedColumn {
  readonly name: string
  readonly engineType: string
}

/** Reads a table in the few types the encoding understands: what is none of them is read as text. */
export const readSimply = (name: string, columns: readonly DescribedColumn[]): SelectNode =>
  select(
    columns.map((described) => item(simplified(described), described.name)),
    table(name),
  )

const SIMPLE = { text: 'VARCHAR', number: 'DOUBLE', time: 'TIMESTAMP', other: 'VARCHAR' } as const satisfies Partial<
  Record<ReturnType<typeof sourceTypeOf>, SqlType>
>

function simplified({ name, engineType }: DescribedColumn): Expression {
  // The engine gives these as doubles, and an id is told from the next by its last digit.
  if (/^(U?BIGINT|U?HUGEINT|DECIMAL\(.*\))$/i.test(engineType)) return tryCast(column(name), 'VARCHAR')
  const type = sourceTypeOf(engineType)
  return type === 'integer' || type === 'boolean' ? column(name) : tryCast(column(name), SIMPLE[type])
}
