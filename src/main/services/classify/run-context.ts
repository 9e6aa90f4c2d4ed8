import { randomBytes } from 'node:crypto'
import { isAnswered } from '#core/classify/answer'
import { type Backoff, waitBeforeRetry } from '#core/classify/backoff'
import type { Asked, JournalEntry, RunEnd } from '#core/classify/journal-entry'
import { askedKey } from '#core/classify/journal-state'
import type { LabelRecord } from '#core/classify/label-record'
import { ApiError, isPassing, type ModelApi, type ModelRequest } from '#core/classify/model-api'
import type { WorkItem } from '#core/classify/plan'
import { costOf, type PriceTable, pricesOf } from '#core/classify/prices'
import type { RunProgress } from '#core/classify/progress'
import type { Question } from '#core/classify/question'
import type { Failure } from '#core/failure'
import type { Journal } from './journal-file'

/** Thrown out of whatever is going on once a run is to stop. */
export class RunStopped extends Error {}

export interface RunSetup {
  readonly api: ModelApi
  readonly journal: Journal
  readonly run: string
  readonly items: readonly WorkItem[]
  readonly prices: PriceTable
  /** US dollars that the run may not go over. */
  readonly ceiling: number
  readonly spentBefore: number
  readonly lost: number
  readonly backoff: Backoff
  /** Labels of the journals before. */
  readonly known: readonly LabelRecord[]
  /** The question an earlier batch asked; undefined for one this program does not know. */
  readonly questionOf: (id: string, version: number) => Question | undefined
  readonly onProgress: (progress: RunProgress) => void
}

/** What all parts of a run share: what is left to ask, what has been spent, and whether to go on. */
export class RunContext {
  /** What has no answer yet, by `askedKey`. */
  readonly pending = new Map<string, WorkItem>()
  private readonly items: ReadonlyMap<string, WorkItem>
  /** Answers in the journal, by key and run. */
  private readonly labelled = new Set<string>()
  private readonly errors: Record<string, number> = {}
  private readonly noTemperature = new Set<string>()
  private answered = 0
  private unanswered = 0
  private lost: number
  private open = 0
  private spent: number
  private reserved = 0
  private readonly waitingForMoney: (() => void)[] = []
  private readonly startedAt = Date.now()
  private resumed: { readonly promise: Promise<void>; readonly go: () => void } | null = null
  private readonly stopped: Promise<void>
  private stopNow!: () => void
  private endsAs: RunEnd | null = null
  private hasEnded = false
  private isWaiting = false
  failure: Failure | null = null

  constructor(readonly setup: RunSetup) {
    for (const item of setup.items) this.pending.set(keyOf(item), item)
    this.items = new Map(this.pending)
    for (const label of setup.known) this.remember(label)
    this.spent = setup.spentBefore
    this.lost = setup.lost
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

  /** Ends the run: nothing new is sent. The first reason stands. */
  stop(end: RunEnd, failure: Failure | null = null): void {
    if (this.endsAs !== null) return
    this.endsAs = end
    this.failure = failure
    this.stopNow()
    this.resume()
    this.tell()
  }

  pause(): void {
    if (this.resumed || this.isStopping) return
    let go = () => {}
    const promise = new Promise<void>((resolve) => {
      go = resolve
    })
    this.resumed = { promise, go }
    this.tell()
  }

  resume(): void {
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

  setWaiting(isWaiting: boolean): void {
    this.isWaiting = isWaiting
    this.tell()
  }

  /** Sets money aside for requests about to be sent; false, and nothing set aside, where the ceiling could be passed. */
  reserve(most: number, requests = 1): boolean {
    if (this.spent + this.reserved + most > this.setup.ceiling) return false
    this.reserved += most
    this.open += requests
    return true
  }

  /** As above, waiting for what is open to come back at less than was set aside; false where nothing is open any more. */
  async reserveInTime(most: number): Promise<boolean> {
    while (!this.reserve(most)) {
      if (this.open === 0) return false
      await new Promise<void>((resolve) => this.waitingForMoney.push(resolve))
      await this.mayGoOn()
    }
    return true
  }

  /** What can still be set aside. */
  get budget(): number {
    return this.setup.ceiling - this.spent - this.reserved
  }

  /** Gives back what was set aside; what it really cost is counted with the label. */
  release(most: number, requests = 1): void {
    this.reserved -= most
    this.open -= requests
    for (const resolve of this.waitingForMoney.splice(0)) resolve()
  }

  /** A request whose answer never came, and which may have been paid for. */
  lose(most: number): void {
    this.lost++
    this.spent += most
  }

  note(trouble: string): void {
    this.errors[trouble] = (this.errors[trouble] ?? 0) + 1
    this.tell()
  }

  /** Journals labels, then counts them. */
  async keep(labels: readonly LabelRecord[]): Promise<void> {
    if (labels.length === 0) return
    await this.journal(...labels)
    for (const label of labels) {
      this.spent += label.cost ?? 0
      if (!this.pending.delete(this.remember(label))) continue
      if (isAnswered(label.answer)) this.answered++
      else this.unanswered++
    }
    this.tell()
  }

  private remember({ prompt, input, truncated, ...label }: LabelRecord): string {
    const asked = { ...label, prompt: prompt ?? '', input: input ?? '', truncated: truncated === true }
    const key = askedKey(asked, label.rater.name)
    this.labelled.add(`${label.run} ${key}`)
    return key
  }

  /** Whether the journal has the answer to this, asked in this run. */
  hasLabel(asked: Asked, model: string, run: string): boolean {
    return this.labelled.has(`${run} ${askedKey(asked, model)}`)
  }

  /** The item of the plan that asks this. */
  itemFor(asked: Asked, model: string): WorkItem | undefined {
    return this.items.get(askedKey(asked, model))
  }

  async journal(...entries: JournalEntry[]): Promise<void> {
    await this.setup.journal.append(...entries)
  }

  /** Asks the API, again and again while the trouble passes; stops the run when it does not. */
  async call<T>(ask: () => Promise<T>): Promise<T> {
    for (let failed = 1; ; failed++) {
      try {
        return await ask()
      } catch (error) {
        await this.afterFailure(error, failed)
      }
    }
  }

  /** Waits before the next try where trouble passes; throws where it is no use, the run stopped unless a request is bad. */
  async afterFailure(error: unknown, failed: number): Promise<void> {
    if (!(error instanceof ApiError)) throw error
    const { trouble, message } = error
    this.note(trouble)
    if (!isPassing(trouble)) {
      if (trouble === 'unauthorized') this.stop('failed', { code: 'key-refused', detail: message })
      if (trouble === 'bad-request') this.stop('failed', { code: 'request-refused', detail: message })
      throw error
    }
    if (failed >= this.setup.backoff.tries) {
      this.stop('failed', { code: 'api-unreachable', detail: message, tries: failed })
      throw error
    }
    await this.sleep(waitBeforeRetry(failed, Math.random(), error.retryAfterMs, this.setup.backoff))
  }

  /** The request for an item, without what its model is known to refuse. */
  requestFor({ question, text }: WorkItem): ModelRequest {
    return { question, text, temperature: this.takesTemperature(question.model) ? question.temperature : null }
  }

  private takesTemperature(model: string): boolean {
    return !this.noTemperature.has(model) && pricesOf(this.setup.prices, model)?.refusesTemperature !== true
  }

  /** Remembers that a model refuses a temperature; false where it was not sent one. */
  dropTemperature(model: string): boolean {
    if (!this.takesTemperature(model)) return false
    this.noTemperature.add(model)
    return true
  }

  costOf(model: string, usage: Parameters<typeof costOf>[0], factor = 1): number {
    const prices = pricesOf(this.setup.prices, model)
    if (!prices) throw new Error(`no prices for ${model}`)
    return costOf(usage, prices, factor)
  }

  end(): RunEnd {
    this.endsAs ??= 'done'
    this.hasEnded = true
    this.tell()
    return this.endsAs
  }

  progress(): RunProgress {
    const { answered, unanswered, open, spent, lost } = this
    return {
      run: this.setup.run,
      state: this.state(),
      end: this.hasEnded ? this.endsAs : null,
      planned: this.items.size,
      ...{ answered, unanswered, open, spent, lost },
      ceiling: this.setup.ceiling,
      errors: { ...this.errors },
      elapsedMs: Date.now() - this.startedAt,
    }
  }

  private state(): RunProgress['state'] {
    if (this.hasEnded) return 'ended'
    if (this.isStopping) return 'stopping'
    if (this.isPaused) return 'paused'
    return this.isWaiting ? 'waiting' : 'asking'
  }

  private tell(): void {
    this.setup.onProgress(this.progress())
  }
}

export const keyOf = ({ asked, question }: WorkItem): string => askedKey(asked, question.model)

/** Names a run, a request or a batch. */
export const newId = (): string => randomBytes(9).toString('base64url').replaceAll('-', 'A').replaceAll('_', 'B')

export const now = (): string => new Date().toISOString()
