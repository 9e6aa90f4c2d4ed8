import { EvidenceCollector, type TurnKind } from '../rules/collect-evidence'
import { labelSession } from '../rules/label-session'
import { LABELLED_BY_RULES } from '../rules/rules'
import type { ActionFact } from './action-facts'
import type { MessageFact } from './message-facts'
import { MostFrequent } from './most-frequent'
import type { QueueFact } from './queue-facts'
import { countQueuedPrompts, type SentPrompt } from './queued-prompt'
import type { RecordFact } from './record-facts'
import type { SessionRow } from './session-row'
import { isHeadlessEntrypoint, surfaceOf } from './surface'

/** Longest gap between two records that counts as active time, in milliseconds (transcript-format.md 8). */
const LONGEST_ACTIVE_GAP = 15 * 60_000

/** Adds up what belongs to one session. Only facts the session owns come here, in any order. */
export class SessionTally {
  private hasMainThread = false
  private readonly times: number[] = []
  private readonly models = new MostFrequent()
  private readonly entrypoints = new MostFrequent()
  private readonly versions = new MostFrequent()
  private readonly prompts: SentPrompt[] = []
  private readonly attachedPrompts: SentPrompt[] = []
  private readonly queue: QueueFact[] = []
  private readonly commits = new Set<number>()
  private readonly headless: boolean[] = []
  private readonly evidence = new EvidenceCollector()
  private readonly n = {
    model_calls: 0,
    actions: 0,
    output_tokens: 0,
    output_words: 0,
    lines_added: 0,
    lines_removed: 0,
    slash_commands: 0,
    shell_commands: 0,
    interrupts: 0,
    actions_failed: 0,
    actions_rejected: 0,
    actions_denied: 0,
    actions_unanswered: 0,
    subagents: 0,
    subagent_actions: 0,
    subagent_model_calls: 0,
    subagent_output_tokens: 0,
    input_tokens: 0,
    cache_write_tokens: 0,
    cache_read_tokens: 0,
    api_errors: 0,
    compactions: 0,
  }
  private unnamedCommits = 0

  constructor(private readonly id: string) {}

  /** False when nothing but sub-agents, titles or copied history is here: then it is not a session. */
  get isSession(): boolean {
    return this.hasMainThread
  }

  addRecord(fact: RecordFact): void {
    if (fact.isMessage && !Number.isNaN(fact.time)) this.times.push(fact.time)
    if (fact.isSidechain) return
    if (fact.isMessage) {
      this.hasMainThread = true
      if (fact.entrypoint !== null) this.entrypoints.add(fact.entrypoint)
      if (fact.version !== null) this.versions.add(fact.version)
      this.n.output_words += fact.words
    }
    this.addEvent(fact)
    const turn = turnOf(fact)
    if (turn) this.evidence.addTurn(turn, fact)
  }

  private addEvent({ event, text, time, isHeadless }: RecordFact): void {
    switch (event) {
      case null:
        return
      case 'prompt':
        this.prompts.push({ text, time })
        if (isHeadless !== null) this.headless.push(isHeadless)
        return
      case 'queued-prompt':
        this.attachedPrompts.push({ text, time })
        return
      case 'slash-command':
        this.n.slash_commands++
        return
      case 'shell-command':
        this.n.shell_commands++
        return
      case 'interrupt':
        this.n.interrupts++
        return
      case 'compaction':
        this.n.compactions++
        return
      case 'api-error':
        this.n.api_errors++
        return
      default:
        event satisfies never
    }
  }

  addMessage(fact: MessageFact): void {
    if (fact.isSidechain) {
      this.n.subagent_model_calls++
      this.n.subagent_output_tokens += fact.outputTokens
      return
    }
    this.n.model_calls++
    this.n.output_tokens += fact.outputTokens
    this.n.input_tokens += fact.inputTokens
    this.n.cache_write_tokens += fact.cacheWriteTokens
    this.n.cache_read_tokens += fact.cacheReadTokens
    if (fact.model !== null) this.models.add(fact.model, fact.outputTokens)
  }

  addAction(fact: ActionFact): void {
    const { tool, outcome } = fact
    if (tool === null) return
    this.evidence.addAction(fact)
    if (fact.isSidechain) {
      if (outcome === 'succeeded') this.n.subagent_actions++
      return
    }
    if (tool === 'agent' && (outcome === 'succeeded' || outcome === null)) this.n.subagents++
    if (outcome === null) this.n.actions_unanswered++
    else if (outcome !== 'succeeded') this.n[`actions_${outcome}`]++
    else {
      this.n.actions++
      if (tool === 'edit') {
        this.n.lines_added += fact.linesAdded
        this.n.lines_removed += fact.linesRemoved
      }
      for (const commit of fact.commits) this.commits.add(commit)
      this.unnamedCommits += fact.unnamedCommits
    }
  }

  addQueueStep(fact: QueueFact): void {
    if (!fact.isSidechain) this.queue.push(fact)
  }

  toRow(): SessionRow {
    const times = Float64Array.from(this.times).sort()
    const first = times[0]
    const entrypoint = this.entrypoints.value
    const evidence = this.evidence.finish()
    return {
      session_id: this.id,
      started_at: first ?? null,
      surface: surfaceOf(entrypoint),
      model: this.models.value,
      prompts: this.prompts.length,
      ...this.n,
      duration_s: first === undefined ? null : ((times.at(-1) ?? first) - first) / 1000,
      active_s: first === undefined ? null : activeTime(times) / 1000,
      queued_prompts: countQueuedPrompts(this.queue.sort(byTime), this.attachedPrompts, this.prompts),
      commits: this.commits.size + this.unnamedCommits,
      pull_requests: evidence.pullRequests,
      last_tests: evidence.lastTests,
      headless: this.isHeadless(entrypoint),
      cli_version: this.versions.value,
      ...labelSession(evidence),
      labels_by: LABELLED_BY_RULES,
    }
  }

  private isHeadless(entrypoint: string | null): boolean | null {
    if (this.headless.length > 0) return this.headless.every((isHeadless) => isHeadless)
    return entrypoint === null ? null : isHeadlessEntrypoint(entrypoint)
  }
}

/** What a record is in the conversation; null for commands and for what is no turn. */
function turnOf({ event, isMessage, words }: RecordFact): TurnKind | null {
  if (event === 'prompt' || event === 'queued-prompt') return 'prompt'
  if (event === 'interrupt') return 'interrupt'
  if (event === 'api-error') return 'error'
  return event === null && isMessage && words > 0 ? 'answer' : null
}

function activeTime(times: Float64Array): number {
  let active = 0
  for (let i = 1; i < times.length; i++) {
    const gap = (times[i] ?? 0) - (times[i - 1] ?? 0)
    if (gap <= LONGEST_ACTIVE_GAP) active += gap
  }
  return active
}

const timeOrStart = (fact: QueueFact) => (Number.isNaN(fact.time) ? 0 : fact.time)
const byTime = (a: QueueFact, b: QueueFact) => timeOrStart(a) - timeOrStart(b) || a.line - b.line
