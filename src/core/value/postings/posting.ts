/** A job somebody would have paid a fixed price for. */
export interface Posting {
  /** Its own id or address; the place of its row where the file has neither. */
  readonly id: string
  readonly title: string
  readonly description: string
  readonly skills: readonly string[]
  readonly category: string | null
  /** US dollars, at the prices of the year asked for. */
  readonly price: number
  /** Milliseconds since 1970, UTC; null where the file does not say. */
  readonly postedAt: number | null
  /** What another pricer said of it, US dollars; null where the file has no such column. */
  readonly predicted: number | null
}
