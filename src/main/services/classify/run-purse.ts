/** What a run has spent and set aside, US dollars, and how many requests are open for it. */
export class RunPurse {
  private reserved = 0
  private openRequests = 0
  private readonly waiting: (() => void)[] = []

  /** @param ceiling what may not be gone over */
  constructor(
    private total: number,
    readonly ceiling: number,
  ) {}

  get spent(): number {
    return this.total
  }

  get open(): number {
    return this.openRequests
  }

  /** What can still be set aside. */
  get budget(): number {
    return this.ceiling - this.total - this.reserved
  }

  spend(cost: number): void {
    this.total += cost
  }

  /** Sets money aside for requests about to be sent; false, and nothing set aside, where the ceiling could be passed. */
  reserve(most: number, requests = 1): boolean {
    if (this.total + this.reserved + most > this.ceiling) return false
    this.reserved += most
    this.openRequests += requests
    return true
  }

  /** As above, waiting for what is open to come back at less than was set aside; false where nothing is open any more. */
  async reserveInTime(most: number, mayGoOn: () => Promise<void>): Promise<boolean> {
    while (!this.reserve(most)) {
      if (this.openRequests === 0) return false
      await new Promise<void>((resolve) => this.waiting.push(resolve))
      await mayGoOn()
    }
    return true
  }

  /** Gives back what was set aside; what it really cost is counted with the label. */
  release(most: number, requests = 1): void {
    this.reserved -= most
    this.openRequests -= requests
    for (const resolve of this.waiting.splice(0)) resolve()
  }
}
