import { type Claim, Claims } from './claims'
import { hashText } from './hash'
import { countAt, idAt, nameAt, objectAt, type TranscriptRecord } from './record'
import { isSynthetic } from './record-facts'

/** One answer of the model, put together from the records that share its message id (transcript-format.md 5). */
export interface MessageFact extends Claim {
  model: string | null
  inputTokens: number
  outputTokens: number
  cacheWriteTokens: number
  cacheReadTokens: number
}

/**
 * Answers of all files by their message id. Every record of an answer repeats its usage, and `output_tokens` grows from
 * one to the next, so the usage with the most of them is the final one. It is taken whole: a client can write a larger
 * estimate of the input first. Tokens of a second model (`iterations`) are not in it.
 */
export class MessageFacts {
  readonly claims = new Claims<MessageFact>()
  private readonly models = new Map<string, string>()

  /** `recordId` stands in for answers of clients that write neither message nor request id. */
  add(record: TranscriptRecord, session: number, recordId: number): void {
    const { message } = record
    if (!message || isSynthetic(record)) return
    const name = idAt(message, 'id') ?? idAt(record.fields, 'requestId')
    const id = name === null ? recordId : hashText(name)
    const fact = this.read(record, session)
    const held = this.claims.of(id, session)
    if (!held) this.claims.add(id, fact)
    else if (held.isSidechain === fact.isSidechain) merge(held, fact)
    // A sub-agent can replay what its parent said, with a usage of its own; the parent's is the true one.
    else if (held.isSidechain) Object.assign(held, fact)
  }

  private read({ message, fields, isSidechain, isForkCopy }: TranscriptRecord, session: number): MessageFact {
    const usage = objectAt(message ?? fields, 'usage') ?? {}
    return {
      session,
      isSidechain,
      isForkCopy,
      model: this.shared(message ? nameAt(message, 'model') : null),
      inputTokens: countAt(usage, 'input_tokens'),
      outputTokens: countAt(usage, 'output_tokens'),
      cacheWriteTokens: countAt(usage, 'cache_creation_input_tokens'),
      cacheReadTokens: countAt(usage, 'cache_read_input_tokens'),
    }
  }

  private shared(model: string | null): string | null {
    if (model === null) return null
    const known = this.models.get(model)
    if (known !== undefined) return known
    this.models.set(model, model)
    return model
  }
}

function merge(held: MessageFact, fact: MessageFact): void {
  const isForkCopy = held.isForkCopy && fact.isForkCopy
  if (isMoreFinal(fact, held)) Object.assign(held, fact, { model: fact.model ?? held.model })
  else held.model ??= fact.model
  held.isForkCopy = isForkCopy
}

// Records of one answer agree in all but the output; should they not, the choice may not depend on their order.
function isMoreFinal(a: MessageFact, b: MessageFact): boolean {
  const order =
    a.outputTokens - b.outputTokens ||
    a.inputTokens - b.inputTokens ||
    a.cacheWriteTokens - b.cacheWriteTokens ||
    a.cacheReadTokens - b.cacheReadTokens
  return order > 0 || (order === 0 && (a.model ?? '') > (b.model ?? ''))
}
