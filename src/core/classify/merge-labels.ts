import { isAnswered } from './answer'
import type { LabelRecord, SaidLabel } from './label-record'

/** Answers of one rater to one version of one question about one session, in one run, are one answer. */
export const answerKey = ({ session, classifier, version, rater, run }: LabelRecord): string =>
  JSON.stringify([session, classifier, version, rater.kind, rater.name, run])

/**
 * The labels of any number of journals, each answer once, in the order in which they were first met. Where one answer
 * stands there twice, an answer goes before none, then the later one.
 */
export function mergeLabels(journals: readonly (readonly LabelRecord[])[]): LabelRecord[] {
  const kept = new Map<string, LabelRecord>()
  for (const label of journals.flat()) {
    const key = answerKey(label)
    const before = kept.get(key)
    if (!before || stands(label, before)) kept.set(key, label)
  }
  return [...kept.values()]
}

/** What stands of what one rater kind said of a session: the newest version of a question, then as in a merge. */
export function newestLabel<L extends SaidLabel>(labels: readonly L[]): L | undefined {
  let newest: L | undefined
  for (const label of labels) {
    if (!newest || label.version > newest.version) newest = label
    else if (label.version === newest.version && stands(label, newest)) newest = label
  }
  return newest
}

function stands(label: SaidLabel, against: SaidLabel): boolean {
  const answers = isAnswered(label.answer)
  return answers === isAnswered(against.answer) ? label.time > against.time : answers
}
