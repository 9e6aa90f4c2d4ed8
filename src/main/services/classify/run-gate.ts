import type { RunEnd } from '#core/classify/journal-entry'
import type { Failure } from '#core/failure'

/** Thrown out of whatever is going on once a run is to stop. */
export class RunStopped extends Error {}

/** Whether a run goes on, is paused or is to stop, and the time it was paused for. */
export class RunGate {
  private resumed: { readonly promise: Promise<void>; readonly go: () => void; readonly since: number } | null = null
  private readonly stopped: Promise<void>
  private stopNow!: () => void
  private paused = 0
  /** Why the run ends; null while it goes on. */
  endsAs: RunEnd | null = null
  failure: Failure | null = null

  constructor(private readonly tell: () => void) {
    this.stopped = new Promise((resolve) => {
      this.stopNow = resolve
    })
  }

  get isStopping(): boolean {
    return this.endsAs !== null
  }

  get isPaused(): boolean {
    return this.resumed !== null
  }

  /** Milliseconds paused so far. */
  get pausedMs(): number {
    return this.paused + (this.resumed ? Date.now() - this.resumed.since : 0)
  }

  /** Ends the run: nothing new is sent. The first reason stands. */
  stop(end: RunEnd, failure: Failure | null = null): void {
    if (this.endsAs !== null) return
    this.endsAs = end
    this.failure = failure
    this.stopNow()
    this.resume()
  }

  pause(): void {
    if (this.resumed || this.isStopping) return
    let go = () => {}
    const promise = new Promise<void>((resolve) => {
      go = resolve
    })
    this.resumed = { promise, go, since: Date.now() }
    this.tell()
  }

  resume(): void {
    this.paused = this.pausedMs
    this.resumed?.go()
    this.resumed = null
    this.tell()
  }

  /** Waits while the run is paused; throws once it is stopping. */
  async mayGoOn(): Promise<void> {
    while (this.resumed) await this.resumed.promise
    if (this.isStopping) throw new RunStopped()
  }

  /** Waits, or throws as soon as the run is to stop. */
  async sleep(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms)
    })
    await Promise.race([over, this.stopped])
    clearTimeout(timer)
    if (this.isStopping) throw new RunStopped()
  }
}
