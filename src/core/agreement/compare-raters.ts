import { isAnswered, labelOf } from '../classify/answer'
import type { Classifier } from '../classify/classifier'
import { CLASSIFIERS } from '../classify/classifiers'
import type { LabelRecord } from '../classify/label-record'
import type { Taxonomy } from '../dataset/label'
import { agreementOf } from '../stats/agreement/agreement'
import type { LabelPair } from '../stats/agreement/confusion'
import { answersOf, type Side } from './side'
import { type ShownMatrix, shownMatrix, type Told, tell } from './withhold'

/** How a rater agrees with a reference on one question, as it may be shown. */
export interface ComparedQuestion {
  readonly classifier: string
  readonly name: string
  /** Sessions both label; null where they are fewer than the threshold. */
  readonly n: number | null
  readonly accuracy: Told
  readonly kappa: Told
  /** Null for labels that are no scale. */
  readonly scale: {
    readonly linearKappa: Told
    readonly quadraticKappa: Told
    readonly withinOne: Told
    readonly offScale: number | null
  } | null
  readonly classes: readonly {
    readonly label: string
    readonly name: string
    readonly precision: Told
    readonly recall: Told
  }[]
  readonly matrix: ShownMatrix | null
  /** For reading: on a scale the farthest apart first, else in the order of the sessions. */
  readonly disagreements: readonly Disagreement[]
}

export interface Disagreement {
  readonly session: string
  readonly reference: string
  readonly rated: string
}

/**
 * Compares two raters, or runs, question by question, over the sessions both label. Questions whose answer is no label of
 * a closed set, such as shares of decisions, are not compared. A question only one of them was asked is left out.
 *
 * @param level confidence, 0 to 1
 * @param minSessions the fewest sessions a number may stand on
 */
export function compareRaters(
  labels: readonly LabelRecord[],
  reference: Side,
  rater: Side,
  { level, minSessions }: { readonly level: number; readonly minSessions: number },
): ComparedQuestion[] {
  return CLASSIFIERS.flatMap((classifier: Classifier) => {
    if (classifier.answers.kind !== 'label') return []
    const { taxonomy, abstains } = classifier.answers
    const paired = pairsOf(labels, reference, rater, classifier.id)
    if (paired.length === 0) return []
    const agreement = agreementOf(
      paired.map(({ reference, rated }): LabelPair => [reference, rated]),
      taxonomy,
      new Set(abstains === null ? [] : [abstains]),
      level,
    )
    const { n, scale } = agreement
    const isShown = n >= minSessions
    const told = (measured: Parameters<typeof tell>[0]) => tell(measured, minSessions)
    return {
      classifier: classifier.id,
      name: classifier.name,
      n: isShown ? n : null,
      accuracy: told(agreement.accuracy),
      kappa: told(agreement.kappa),
      scale: scale && {
        linearKappa: told(scale.linearKappa),
        quadraticKappa: told(scale.quadraticKappa),
        withinOne: told(scale.withinOne),
        offScale: scale.offScale === 0 || scale.offScale >= minSessions ? scale.offScale : null,
      },
      classes: agreement.classes
        .filter(({ precision, recall }) => precision !== null || recall !== null)
        .map(({ label, precision, recall }) => ({
          label,
          name: taxonomy.labels.find(({ value }) => value === label)!.name,
          precision: told(precision),
          recall: told(recall),
        })),
      matrix: shownMatrix(agreement.confusion, minSessions),
      disagreements: disagreements(paired, taxonomy),
    }
  })
}

function pairsOf(labels: readonly LabelRecord[], reference: Side, rater: Side, classifier: string): Disagreement[] {
  const rated = answersOf(labels, rater, classifier)
  return [...answersOf(labels, reference, classifier).values()].flatMap(({ session, answer }) => {
    const other = rated.get(session)
    if (!other || !isAnswered(answer) || !isAnswered(other.answer)) return []
    const said = labelOf(answer)
    const otherSaid = labelOf(other.answer)
    return said === null || otherSaid === null ? [] : [{ session, reference: said, rated: otherSaid }]
  })
}

function disagreements(pairs: readonly Disagreement[], { labels, isOrdinal }: Taxonomy): Disagreement[] {
  const place = new Map<string, number>(labels.map(({ value }, i) => [value, i]))
  const apart = ({ reference, rated }: Disagreement) =>
    isOrdinal ? Math.abs(place.get(reference)! - place.get(rated)!) : 0
  return pairs
    .filter(({ reference, rated }) => reference !== rated)
    .sort((a, b) => apart(b) - apart(a) || (a.session < b.session ? -1 : 1))
}
