/** How a column of rows made by this program (sample, imported transcripts) is written to Arrow and Parquet. */
export type ColumnType = 'text' | 'integer' | 'number' | 'time' | 'flag'

export interface ColumnSpec {
  readonly name: string
  readonly type: ColumnType
}

/** `time` is milliseconds since 1970, UTC; `integer` is a whole number below 2^53. */
export type RowValue = string | number | boolean | null
