import { fail, ok, type Result } from '../failure'
import { type AskOptions, askClassifier } from './ask-classifier'
import { CLASSIFIERS } from './classifiers'
import { PRICE_QUESTIONS, priceQuestion } from './price-question'
import type { Question } from './question'

/** What is asked unless something else is chosen: the classifiers of the study. */
export const STUDY_CLASSIFIERS: readonly string[] = CLASSIFIERS.map(({ id }) => id).filter(
  (id) => id !== 'expertise_first_prompt',
)

/** What replaces defaults, and the model of some classifiers in place of both. */
export interface ChooseOptions extends AskOptions {
  readonly models?: Readonly<Record<string, string>> | undefined
}

/** The questions of some classifiers, each once, in the order of the study. */
export function chooseQuestions(ids: readonly string[], options: ChooseOptions = {}): Result<Question[]> {
  const known = CLASSIFIERS.map(({ id }): string => id)
  const { models = {}, ...all } = options
  const unknown = [...ids, ...Object.keys(models)].find((id) => !known.includes(id))
  if (unknown !== undefined) return fail({ code: 'unknown-classifier', name: unknown, known })
  return ok(
    CLASSIFIERS.filter(({ id }) => ids.includes(id)).map((classifier) =>
      askClassifier(classifier, { ...all, model: models[classifier.id] ?? all.model }),
    ),
  )
}

/** The question a label or a batch of the journal is about; undefined for one that this program does not ask. */
export function questionOf(id: string, version: number): Question | undefined {
  const price = PRICE_QUESTIONS.find((each) => each === id)
  // An answer is read the same whatever the posting was compared with.
  if (price) return version === 1 ? priceQuestion(price, []) : undefined
  const classifier = CLASSIFIERS.find((each) => each.id === id && each.version === version)
  return classifier && askClassifier(classifier)
}
