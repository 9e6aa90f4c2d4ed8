export interface BatchOptions {
  /** Most requests of a batch; the API takes 100,000. */
  readonly size: number
  /** Most bytes of a batch, about; the API takes 256 MB. */
  readonly bytes: number
  /** Most batches open at once. */
  readonly open: number
  /** How long to wait before asking again how a batch stands, in milliseconds: at first, and at most. */
  readonly poll: { readonly first: number; readonly longest: number }
  /** How long after it was sent a batch whose sender was killed may still appear, in milliseconds. */
  readonly appearsWithin: number
}

export const USUAL_BATCHES: BatchOptions = {
  size: 5_000,
  bytes: 100e6,
  open: 10,
  poll: { first: 5_000, longest: 60_000 },
  appearsWithin: 30_000,
}
