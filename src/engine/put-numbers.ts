import { type FieldId, fieldOf } from '#core/dataset/field'
import type { LabelledBy } from '#core/dataset/labelled-by'
import type { TableColumn } from '#core/dataset/sessions-table'
import type { EncodedValues } from '#core/load/encoded-column'
import { loadingColumn } from '#core/load/loading-column'
import { Validity } from '#core/load/validity'
import type { HeldSessions } from './load/held-sessions'
import { columnFacts } from './load/table-facts'

/** Amounts of money that were computed here of all sessions of the open dataset, as a column of it. */
export interface PutColumn {
  /** The field it fills; null for a column beside the schema. */
  readonly field: FieldId | null
  readonly column: string
  readonly name: string
  readonly about: string
  /** A row a session, in their order; NaN where there is none. */
  readonly values: Float64Array
  readonly labelledBy: readonly LabelledBy[]
}

/** Puts columns into a dataset, and tells what is in them. */
export async function putColumns(sessions: HeldSessions, columns: readonly PutColumn[]): Promise<TableColumn[]> {
  const facts: TableColumn[] = []
  for (const { field, column, name, about, values, labelledBy } of columns) {
    const loading = loadingColumn(
      {
        source: { name: column, type: 'number' },
        column,
        field: field && fieldOf(field),
        kind: 'money',
        by: null,
        fit: null,
      },
      {},
    )
    const encoded = encode(values)
    loading.counts.add(encoded, values.length)
    await sessions.put(loading, encoded)
    facts.push({
      ...columnFacts(loading, new Map(), values.length),
      name,
      about,
      ...(labelledBy.length > 0 && { labelledBy }),
    })
  }
  return facts
}

function encode(values: Float64Array): EncodedValues {
  const validity = new Validity(values.length)
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) validity.clear(i)
  return { type: 'number', values: values.map((value) => (Number.isNaN(value) ? 0 : value)), validity: validity.bits }
}
