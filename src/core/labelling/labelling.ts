import { answersOf, type Side, sideId, sidesOf } from '../agreement/side'
import { isAnswered, labelOf } from '../classify/answer'
import type { Classifier } from '../classify/classifier'
import { CLASSIFIERS } from '../classify/classifiers'
import { type LabelRecord, withoutRequest } from '../classify/label-record'

/** Questions a person can answer with one key: a label of a closed set that is not too long to see at once. */
export const HUMAN_QUESTIONS: readonly Classifier[] = (CLASSIFIERS as readonly Classifier[]).filter(
  ({ answers, reads }) => answers.kind === 'label' && answers.taxonomy.labels.length <= 10 && reads === 'whole',
)

/** The name under which two people's differences are settled; a rater like any other. */
export const ADJUDICATED = 'adjudicated'

/** A session and a question that waits for an answer. */
export interface Task {
  readonly session: string
  readonly classifier: string
}

/**
 * What of a sample a person has still to answer, session by session in the order of the sample.
 *
 * @param questions ids of classifiers
 */
export function openTasks(
  sample: readonly string[],
  questions: readonly string[],
  labels: readonly LabelRecord[],
  rater: string,
): Task[] {
  const person: Side = { kind: 'human', name: rater, run: null }
  const answered = new Map(questions.map((id) => [id, answersOf(labels, person, id)]))
  return sample.flatMap((session) =>
    questions
      .filter((classifier) => !answered.get(classifier)!.has(session))
      .map((classifier) => ({ session, classifier })),
  )
}

/** Where two people, or more, differ and it is not settled yet: the sessions in their order, question by question. */
export function differences(questions: readonly string[], labels: readonly LabelRecord[]): Task[] {
  const people = sidesOf(labels).filter(
    ({ kind, name, run }) => kind === 'human' && run === null && name !== ADJUDICATED,
  )
  const settled: Side = { kind: 'human', name: ADJUDICATED, run: null }
  return questions.flatMap((classifier) => {
    const done = answersOf(labels, settled, classifier)
    const said = new Map<string, Set<string>>()
    for (const person of people) {
      for (const { session, answer } of answersOf(labels, person, classifier).values()) {
        const label = labelOf(answer)
        if (label !== null) said.set(session, (said.get(session) ?? new Set()).add(label))
      }
    }
    return [...said]
      .filter(([session, labels]) => labels.size > 1 && !done.has(session))
      .map(([session]) => ({ session, classifier }))
      .sort((a, b) => (a.session < b.session ? -1 : 1))
  })
}

/** What one rater said, by name. */
export interface SaidBy {
  readonly rater: string
  readonly label: string
}

/** What others say to a question about a session. It must not be shown before the person has answered, unless they want. */
export function saidByOthers({ session, classifier }: Task, labels: readonly LabelRecord[], rater: string): SaidBy[] {
  return sidesOf(labels)
    .filter((side) => side.run === null && !(side.kind === 'human' && side.name === rater))
    .flatMap((side) => {
      const said = answersOf(labels, side, classifier).get(session)
      const label = said && isAnswered(said.answer) ? labelOf(said.answer) : null
      return label === null ? [] : [{ rater: sideId(side), label }]
    })
}

/**
 * A person's answer as a line of the journal.
 *
 * @param run all a person says in one sitting; its name has the seed of the sample in it
 * @param time ISO 8601, UTC
 */
export const humanLabel = (
  { session, classifier }: Task,
  label: string,
  { rater, run, time }: { readonly rater: string; readonly run: string; readonly time: string },
): LabelRecord =>
  withoutRequest({
    session,
    classifier,
    version: HUMAN_QUESTIONS.find(({ id }) => id === classifier)!.version,
    rater: { kind: 'human', name: rater },
    run,
    time,
    answer: { kind: 'label', label },
  })

/**
 * A label later than all that its rater said before of the same: what is said last stands, also where a clock was set back.
 *
 * @param before labels of all raters
 */
export function saidLast(label: LabelRecord, before: readonly LabelRecord[]): LabelRecord {
  const isOfSame = ({ session, classifier, rater }: LabelRecord) =>
    session === label.session &&
    classifier === label.classifier &&
    rater.kind === label.rater.kind &&
    rater.name === label.rater.name
  const latest = Math.max(...before.filter(isOfSame).map(({ time }) => Date.parse(time)))
  return Date.parse(label.time) > latest ? label : { ...label, time: new Date(latest + 1).toISOString() }
}

/** The key that gives the label at a place: 1 to 9, then 0; a scale that begins with 0 goes by its own digits. */
export function keyOf(values: readonly string[], place: number): string {
  if (values[0] === '0' || values[0] === '1') return /^\d$/.test(values[place]!) ? values[place]! : 'u'
  return String((place + 1) % 10)
}
