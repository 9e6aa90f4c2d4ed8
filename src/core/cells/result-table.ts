/** One column of an answer, read by position. Numbers, text, booleans, null, or a list of numbers. */
export interface ResultColumn {
  readonly length: number
  at(row: number): unknown
}

/** An answer of the engine. An empty answer still has its columns. */
export interface ResultTable {
  readonly rowCount: number
  has(name: string): boolean
  /** Throws when the answer has no such column: then the shape and the statement disagree, which is a bug. */
  column(name: string): ResultColumn
}
