/** What a column of an export holds before it is encoded, as far as its type says. */
export type SourceType = 'text' | 'integer' | 'number' | 'boolean' | 'time' | 'other'

export interface SourceColumn {
  readonly name: string
  readonly type: SourceType
}
