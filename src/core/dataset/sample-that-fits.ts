/** Room left for the answers to questions. */
const SHARE_TO_FILL = 0.8

/** Where the number of rows is not known, a sample that helps with most exports. */
const UNKNOWN = 10

/** The largest sample, one session in so many, of a dataset that does not fit. */
export function oneInThatFits({
  fits,
  totalRows,
}: {
  readonly fits: number
  readonly totalRows: number | null
}): number {
  return totalRows === null ? UNKNOWN : Math.max(2, Math.ceil(totalRows / (SHARE_TO_FILL * Math.max(1, fits))))
}
