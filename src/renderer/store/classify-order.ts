import { parseTemperature } from '#core/classify/ask-classifier'
import type { RunOrder } from '#core/classify/channels'
import type { Way } from '#core/classify/plan'
import type { ClassifyChoice, PreparedSession } from './classify-state'

/** Characters of text in one message to the host. */
const AT_ONCE = 1_000_000

/** A count holds until one of these changes. */
export const COUNT_IS_OF = ['classifiers', 'model', 'models', 'temperature', 'preparation'] as const

/** Sessions of which texts are counted. */
export const COUNTED = 20

/** So many of the items, evenly over all. */
export function evenly<T>(items: readonly T[], n: number): T[] {
  const step = Math.max(1, items.length / n)
  return Array.from({ length: Math.min(n, items.length) }, (_, i) => items[Math.floor(i * step)]!)
}

/** What is typed, as it is asked: nothing typed is what the study has. */
export function askOptions({ model, models, temperature }: Pick<ClassifyChoice, 'model' | 'models' | 'temperature'>) {
  const typed = parseTemperature(temperature)
  return {
    model: model.trim() === '' ? undefined : model.trim(),
    models: Object.fromEntries(Object.entries(models).filter(([, name]) => name.trim() !== '')),
    temperature: typed === 'unfit' ? undefined : typed,
  }
}

/** Sessions in the form they are sent in, a message's worth at a time. */
export function* inParts(sessions: readonly PreparedSession[]) {
  let part: ReturnType<typeof toSend>[] = []
  let length = 0
  for (const session of sessions) {
    const sent = toSend(session)
    part.push(sent)
    length += Object.values(sent.texts).reduce((sum, text) => sum + (text?.text.length ?? 0), 0)
    if (length < AT_ONCE) continue
    yield part
    part = []
    length = 0
  }
  if (part.length > 0) yield part
}

function toSend({ session, texts }: PreparedSession) {
  const plain = Object.entries(texts).map(([part, text]) => [part, text && { text: text.text, isCut: text.isCut }])
  return { session, texts: Object.fromEntries(plain) as Record<string, { text: string; isCut: boolean } | null> }
}

/** What is chosen, in the form of an order. */
export function orderOf(choice: ClassifyChoice, way: Way): RunOrder {
  const { classifiers, preparation, again, retryUncertain, ceiling } = choice
  const { model, models, temperature } = askOptions(choice)
  return {
    classifiers: [...classifiers],
    model: model ?? null,
    models,
    ...(temperature !== undefined && { temperature }),
    preparation: { ...preparation, redaction: { ...preparation.redaction, terms: [...preparation.redaction.terms] } },
    way,
    ceiling: Number(ceiling) > 0 ? Number(ceiling) : 1,
    again,
    retryUncertain,
  }
}
