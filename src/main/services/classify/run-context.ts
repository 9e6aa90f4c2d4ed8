import { randomBytes } from 'node:crypto'
import { type Backoff, waitBeforeRetry } from '#core/classify/backoff'
import type { JournalEntry, RunEnd } from '#core/classify/journal-entry'
import type { LabelRecord } from '#core/classify/label-record'
import { ApiError, isPassing, type ModelApi, type ModelRequest } from '#core/classify/model-api'
import type { WorkItem } from '#core/classify/plan'
import { costOf, type PriceTable, pricesOf } from '#core/classify/prices'
import type { RunProgress } from '#core/classify/progress'
import type { Question } from '#core/classify/question'
import type { Journal } from './journal-file'
import { RunGate } from './run-gate'
import { RunPurse } from './run-purse'
import { RunTally } from './run-tally'

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
  /** Keys of what may be paid for already, and is not asked again. */
  readonly held: ReadonlySet<string>
  /** The question an earlier batch asked; undefined for one this program does not know. */
  readonly questionOf: (id: string, version: number) => Question | undefined
  readonly onProgress: (progress: RunProgress) => void
}

/** What all parts of a run share: the API and the journal, what is left to ask, the money, and whether to go on. */
export class RunContext {
  readonly gate: RunGate
  readonly purse: RunPurse
  readonly tally: RunTally
  private readonly noTemperature = new Set<string>()
  private lost: number
  private readonly startedAt = Date.now()
  private hasEnded = false
  private isWaiting = false

  constructor(readonly setup: RunSetup) {
    this.gate = new RunGate(() => this.tell())
    this.purse = new RunPurse(setup.spentBefore, setup.ceiling)
    this.tally = new RunTally(setup.items, setup.known)
    this.lost = setup.lost
  }

  setWaiting(isWaiting: boolean): void {
    this.isWaiting = isWaiting
    this.tell()
  }

  /** A request whose answer never came, and which may have been paid for. */
  lose(most: number): void {
    this.lost++
    this.purse.spend(most)
  }

  note(trouble: string): void {
    this.tally.note(trouble)
    this.tell()
  }

  /** Journals labels, then counts them. */
  async keep(labels: readonly LabelRecord[], isEarlier = false): Promise<void> {
    if (labels.length === 0) return
    await this.journal(...labels)
    for (const label of labels) {
      this.purse.spend(label.cost ?? 0)
      this.tally.count(label, isEarlier)
    }
    this.tell()
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
      if (trouble === 'unauthorized') this.gate.stop('failed', { code: 'key-refused', detail: message })
      if (trouble === 'bad-request') this.gate.stop('failed', { code: 'request-refused', detail: message })
      throw error
    }
    if (failed >= this.setup.backoff.tries) {
      this.gate.stop('failed', { code: 'api-unreachable', detail: message, tries: failed })
      throw error
    }
    await this.gate.sleep(waitBeforeRetry(failed, Math.random(), error.retryAfterMs, this.setup.backoff))
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
    this.gate.endsAs ??= 'done'
    this.hasEnded = true
    this.tell()
    return this.gate.endsAs
  }

  progress(): RunProgress {
    const { tally, purse, gate, setup } = this
    const { answered, unanswered, planned, collected, errors } = tally
    return {
      run: setup.run,
      state: this.state(),
      end: this.hasEnded ? gate.endsAs : null,
      planned,
      answered,
      unanswered,
      open: purse.open,
      spent: purse.spent,
      lost: this.lost,
      ceiling: setup.ceiling,
      before: { answers: collected.answers, spent: setup.spentBefore + collected.cost },
      errors: { ...errors },
      elapsedMs: Date.now() - this.startedAt - gate.pausedMs,
    }
  }

  private state(): RunProgress['state'] {
    if (this.hasEnded) return 'ended'
    if (this.gate.isStopping) return 'stopping'
    if (this.gate.isPaused) return 'paused'
    return this.isWaiting ? 'waiting' : 'asking'
  }

  private tell(): void {
    this.setup.onProgress(this.progress())
  }
}

/** Names a run, a request or a batch. */
export const newId = (): string => randomBytes(9).toString('base64url').replaceAll('-', 'A').replaceAll('_', 'B')

export const now = (): string => new Date().toISOString()
