import { type ActionEvidence, NO_EVIDENCE, readAction, readVerdict } from '../rules/action-evidence'
import type { Verdict } from '../rules/verdict'
import { type ActionOutcome, readOutcome, type ToolGroup, toolGroupOf } from './action'
import { type Claim, Claims } from './claims'
import { makesCommit, readCommits } from './commit'
import { hashText } from './hash'
import { isObject, type JsonObject } from './json-values'
import { readLineChange, readRequestedChange } from './line-change'
import { contentText, idAt, objectAt, type TranscriptRecord } from './record'

/** One tool call, put together from the call and its result. */
export interface ActionFact extends Claim {
  /** Null until the call itself was read; a result without its call is no action. */
  tool: ToolGroup | null
  /** Null while no result was read. */
  outcome: ActionOutcome | null
  linesAdded: number
  linesRemoved: number
  commits: readonly number[]
  unnamedCommits: number
  /** Milliseconds since 1970, UTC, of the result or, while there is none, of the call; NaN when unknown. */
  time: number
  evidence: ActionEvidence
  isNewFile: boolean
  verdict: Verdict
}

/** What a result needs to know of its call. */
interface OpenCall {
  readonly input: JsonObject
  readonly isCommit: boolean
}

const NO_COMMITS: readonly number[] = []

/** Should a call have two results, which one counts may not depend on the order of the files. */
const STRONGEST_FIRST: readonly (ActionOutcome | null)[] = ['succeeded', 'failed', 'denied', 'rejected', null]

/**
 * The sessions a call can count for: those that have the call itself and, if any has it, its result. A call left open
 * when its session was resumed under another id is answered, and counts, in the session that went on.
 */
export function answeredFirst(claims: readonly ActionFact[]): readonly ActionFact[] {
  if (claims.length === 1) return claims
  const calls = claims.filter((claim) => claim.tool !== null)
  const answered = calls.filter((claim) => claim.outcome !== null)
  return answered.length > 0 ? answered : calls
}

/** Tool calls of all files by their `tool_use` id. */
export class ActionFacts {
  readonly claims = new Claims<ActionFact>()
  private readonly open = new Map<number, OpenCall>()

  /** Calls in an assistant record. `recordId` stands in for a call without an id. */
  addCalls(record: TranscriptRecord, session: number, recordId: number): void {
    record.blocks.forEach((block, place) => {
      if (block.type !== 'tool_use') return
      const name = idAt(block, 'id')
      const id = name === null ? hashText(`${recordId} ${place}`) : hashText(name)
      const fact = this.factOf(id, record, session)
      fact.tool = toolGroupOf(block.name)
      const input = objectAt(block, 'input') ?? {}
      const isCommit = fact.tool === 'shell' && makesCommit(input.command)
      fact.evidence = readAction(idAt(block, 'name'), input, isCommit, hashText)
      if (isCommit || fact.tool === 'edit') this.open.set(id, { input, isCommit })
    })
  }

  /** Results in a user record. */
  addResults(record: TranscriptRecord, session: number): void {
    const results = record.blocks.filter((block) => block.type === 'tool_result')
    for (const result of results) {
      const name = idAt(result, 'tool_use_id')
      if (name === null) continue
      const id = hashText(name)
      const fact = this.factOf(id, record, session)
      const outcome = readOutcome(result, record)
      if (STRONGEST_FIRST.indexOf(outcome) < STRONGEST_FIRST.indexOf(fact.outcome)) {
        fact.outcome = outcome
        fact.time = record.time
        fact.verdict = readVerdict(fact.evidence, contentText(result.content), outcome)
        // The structured result stands once on the record, so with several results it cannot be said whose it is.
        if (outcome === 'succeeded') this.readEffects(fact, id, record, result, results.length === 1)
      }
      this.open.delete(id)
    }
  }

  /** Forgets the calls still waiting for a result; called at the end of a file. */
  endFile(): void {
    this.open.clear()
  }

  private factOf(id: number, { isSidechain, isForkCopy, time }: TranscriptRecord, session: number): ActionFact {
    const held = this.claims.of(id, session)
    if (held) {
      held.isSidechain &&= isSidechain
      held.isForkCopy &&= isForkCopy
      return held
    }
    const fact: ActionFact = {
      session,
      isSidechain,
      isForkCopy,
      tool: null,
      outcome: null,
      linesAdded: 0,
      linesRemoved: 0,
      commits: NO_COMMITS,
      unnamedCommits: 0,
      time,
      evidence: NO_EVIDENCE,
      isNewFile: false,
      verdict: null,
    }
    this.claims.add(id, fact)
    return fact
  }

  private readEffects(
    fact: ActionFact,
    id: number,
    { fields, version }: TranscriptRecord,
    result: JsonObject,
    isOnly: boolean,
  ): void {
    const call = this.open.get(id)
    const structured = isOnly ? fields.toolUseResult : undefined
    const answer = contentText(result.content)
    const asked = call && !call.isCommit ? () => readRequestedChange(call.input, answer) : () => null
    const change = readLineChange(structured) ?? asked()
    fact.isNewFile = (isObject(structured) && structured.type === 'create') || answer.startsWith('File created')
    fact.linesAdded = change?.added ?? 0
    fact.linesRemoved = change?.removed ?? 0
    const commits = readCommits(structured, answer, call?.isCommit === true, version)
    fact.commits = commits?.ids ?? NO_COMMITS
    fact.unnamedCommits = commits?.unnamed ?? 0
  }
}
