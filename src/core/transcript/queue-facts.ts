import { type Claim, Claims } from './claims'
import { hashText } from './hash'
import { isQueuedPrompt } from './human-prompt'
import type { QueueStep } from './queued-prompt'
import type { TranscriptRecord } from './record'

/** One step of the prompt queue of a session. */
export interface QueueFact extends Claim, QueueStep {
  /** Place in its file, which settles the order of steps of the same millisecond. */
  readonly line: number
}

/**
 * Steps of the prompt queue of all files. They have no id: a step is the same when its time, what it did and its text
 * are, and it is as many-th of its kind in its file.
 */
export class QueueFacts {
  readonly claims = new Claims<QueueFact>()
  private readonly inFile = new Map<number, number>()

  add(record: TranscriptRecord, session: number, line: number): void {
    const { operation, content } = record.fields
    if (!isOperation(operation)) return
    const text = typeof content === 'string' ? content : null
    const same = hashText(`${record.time} ${operation} ${text}`)
    const times = (this.inFile.get(same) ?? 0) + 1
    this.inFile.set(same, times)
    const id = hashText(`${same} ${times}`)
    if (this.claims.of(id, session)) return
    this.claims.add(id, {
      session,
      isSidechain: record.isSidechain,
      isForkCopy: record.isForkCopy,
      time: record.time,
      operation,
      text: text === null ? null : hashText(text.trim()),
      isHuman: text !== null && isQueuedPrompt(text),
      line,
    })
  }

  endFile(): void {
    this.inFile.clear()
  }
}

const isOperation = (value: unknown): value is QueueStep['operation'] =>
  value === 'enqueue' || value === 'dequeue' || value === 'remove' || value === 'popAll'
