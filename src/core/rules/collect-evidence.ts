import type { ActionEvidence, Work } from './action-evidence'
import type { FileKind } from './file-kind'
import type { Tone } from './prompt-tone'
import type { SessionEvidence } from './session-evidence'
import type { Verdict } from './verdict'

/** A tool call with how it ended; null where it has no result. */
export interface SeenAction {
  /** Milliseconds since 1970, UTC; NaN when unknown. */
  readonly time: number
  readonly isSidechain: boolean
  readonly outcome: 'succeeded' | 'failed' | 'denied' | 'rejected' | null
  readonly evidence: ActionEvidence
  readonly isNewFile: boolean
  readonly verdict: Verdict
  readonly commits: readonly number[]
  readonly unnamedCommits: number
}

/** A turn of the conversation: a prompt, an answer of the model with words in it, an interrupt, a failed request. */
export type TurnKind = 'prompt' | 'answer' | 'interrupt' | 'error'

export interface SeenTurn {
  readonly time: number
  readonly tone: Tone
  readonly speaksOfBreakage: boolean
}

type Step =
  | { readonly time: number; readonly turn: TurnKind; readonly tone: Tone }
  | { readonly time: number; readonly action: SeenAction }

/** Gathers what belongs to one session, in any order. */
export class EvidenceCollector {
  private readonly turns: { readonly kind: TurnKind; readonly turn: SeenTurn }[] = []
  private readonly actions: SeenAction[] = []

  addTurn(kind: TurnKind, turn: SeenTurn): void {
    this.turns.push({ kind, turn })
  }

  addAction(action: SeenAction): void {
    this.actions.push(action)
  }

  finish(): SessionEvidence {
    return { ...this.counts(), ...this.files(), ...lastSteps(this.steps()) }
  }

  private counts() {
    const main = this.actions.filter(({ isSidechain, outcome }) => !isSidechain && outcome === 'succeeded')
    const did = (...works: Work[]) => main.filter(({ evidence }) => works.includes(evidence.work)).length
    const turns = (what: TurnKind) => this.turns.filter(({ kind }) => kind === what).length
    return {
      prompts: turns('prompt'),
      speaksOfBreakage: this.turns.some(({ turn }) => turn.speaksOfBreakage),
      answers: turns('answer'),
      reads: did('read-file', 'read'),
      operations: did('operate', 'push'),
      otherCommands: did('other', 'test', 'check'),
      plans: this.actions.filter(({ evidence }) => evidence.work === 'plan').length,
      subagents: did('delegate'),
      commits: main.reduce((sum, action) => sum + commitsOf(action), 0),
      pullRequests: did('pull-request'),
      pushes: did('push'),
      // Stopping the model while a call waits leaves both a refused call and an interrupt.
      refusals: Math.max(turns('interrupt'), this.actions.filter(({ outcome }) => outcome === 'rejected').length),
      failures: this.actions.filter(({ outcome, isSidechain }) => outcome === 'failed' && !isSidechain).length,
    }
  }

  private files() {
    const changes: Record<FileKind, number> = { code: 0, test: 0, prose: 0, plan: 0, operations: 0, analysis: 0 }
    const created = new Set<number>()
    const changed = new Set<number>()
    for (const { evidence, isNewFile, outcome } of this.actions) {
      const { work, file, path } = evidence
      if (work !== 'change-file' || file === null || outcome !== 'succeeded') continue
      changes[file]++
      ;(isNewFile ? created : changed).add(path)
    }
    return {
      changes,
      filesCreated: created.size,
      filesModified: [...changed].filter((path) => !created.has(path)).length,
    }
  }

  private steps(): Step[] {
    const main = this.actions.filter(({ isSidechain }) => !isSidechain)
    const steps: Step[] = [
      ...this.turns.map(({ kind, turn }) => ({ time: turn.time, turn: kind, tone: turn.tone })),
      ...main.map((action) => ({ time: action.time, action })),
    ]
    // A stable sort: what has no time stays where it was read.
    return steps.sort((a, b) => a.time - b.time || 0)
  }
}

const commitsOf = ({ outcome, commits, unnamedCommits }: SeenAction): number =>
  outcome === 'succeeded' ? commits.length + unnamedCommits : 0

/** What the order of things tells: how tests, complaints and the session ended. */
function lastSteps(steps: readonly Step[]) {
  const last = new LastSteps()
  for (const step of steps) {
    if ('action' in step) last.act(step.action)
    else last.turn(step.turn, step.tone)
  }
  const { lastTests, lastChecks, endsInFailure, complaints, endsInComplaint, affirmed, end } = last
  return { lastTests, lastChecks, endsInFailure, complaints, endsInComplaint, affirmed, end }
}

class LastSteps {
  lastTests: Verdict = null
  lastChecks: Verdict = null
  endsInFailure = false
  complaints = 0
  endsInComplaint = false
  affirmed = false
  end: SessionEvidence['end'] = 'cut'
  private hasWorked = false

  act(action: SeenAction): void {
    const { verdict, outcome, evidence } = action
    const { work } = evidence
    this.hasWorked = true
    if (verdict !== null && (work === 'test' || work === 'commit')) this.lastTests = verdict
    if (verdict !== null && work === 'check') this.lastChecks = verdict
    if (outcome === 'succeeded') {
      const isHard = commitsOf(action) > 0 || (work === 'test' && verdict === 'passed') || work === 'pull-request'
      if (isHard) this.endsInComplaint = false
    }
    if (outcome === 'succeeded' || outcome === 'failed') this.endsInFailure = outcome === 'failed'
    this.end = outcome === 'rejected' ? 'stopped' : 'cut'
  }

  turn(kind: TurnKind, tone: Tone): void {
    if (kind === 'answer') this.hasWorked = true
    else if (kind === 'prompt' && this.hasWorked && tone !== null) {
      this.affirmed = tone === 'affirms'
      this.endsInComplaint = tone === 'complains'
      if (tone === 'complains') this.complaints++
    }
    this.end = END_OF[kind]
  }
}

const END_OF: Readonly<Record<TurnKind, SessionEvidence['end']>> = {
  prompt: 'cut',
  answer: 'answered',
  interrupt: 'stopped',
  error: 'error',
}
