import type { Taxonomy } from '../../dataset/label'
import { type Confusion, columnTotals, confusionOf, type LabelPair, rowTotals } from './confusion'
import { kappa } from './kappa'
import { type Measured, shareOf } from './measured'

/** How one label fares: of those the rater gave it, and of those the reference gives it, the share that agrees. */
export interface ClassAgreement {
  readonly label: string
  /** Null where the rater never gave the label. */
  readonly precision: Measured | null
  /** Null where the reference never gives it. */
  readonly recall: Measured | null
}

/** How labels on a scale agree, over the pairs in which both are on it. */
export interface ScaleAgreement {
  readonly linearKappa: Measured | null
  readonly quadraticKappa: Measured | null
  /** Share of pairs at most one step apart. */
  readonly withinOne: Measured | null
  /** Pairs left out because a label, such as Unclear, stands outside the scale. */
  readonly offScale: number
}

export interface Agreement {
  readonly n: number
  readonly accuracy: Measured | null
  readonly kappa: Measured | null
  /** Null where the labels are no scale. */
  readonly scale: ScaleAgreement | null
  /** In the order of the taxonomy. */
  readonly classes: readonly ClassAgreement[]
  readonly confusion: Confusion
}

/**
 * How a rater agrees with a reference. Shares have Wilson's interval, kappas that of Fleiss, Cohen and Everitt; pairs are
 * taken as independent.
 *
 * @param offScale labels of the taxonomy that stand outside its scale
 * @param level confidence, 0 to 1
 */
export function agreementOf(
  pairs: readonly LabelPair[],
  taxonomy: Taxonomy,
  offScale: ReadonlySet<string>,
  level: number,
): Agreement {
  const confusion = confusionOf(
    pairs,
    taxonomy.labels.map(({ value }) => value),
  )
  const { labels, counts, n } = confusion
  const rows = rowTotals(confusion)
  const columns = columnTotals(confusion)
  const agreed = labels.map((_, i) => counts[i]![i]!)
  return {
    n,
    accuracy: shareOf(
      agreed.reduce((a, b) => a + b, 0),
      n,
      level,
    ),
    kappa: kappa(confusion, 'none', level),
    scale: taxonomy.isOrdinal ? scaleAgreement(pairs, taxonomy, offScale, level) : null,
    classes: labels.map((label, i) => ({
      label,
      precision: shareOf(agreed[i]!, columns[i]!, level),
      recall: shareOf(agreed[i]!, rows[i]!, level),
    })),
    confusion,
  }
}

function scaleAgreement(
  pairs: readonly LabelPair[],
  { labels }: Taxonomy,
  offScale: ReadonlySet<string>,
  level: number,
): ScaleAgreement {
  const steps = labels.map(({ value }) => value).filter((value) => !offScale.has(value))
  const place = new Map(steps.map((step, i) => [step, i]))
  const onScale = pairs.filter((pair) => pair.every((label) => place.has(label)))
  const confusion = confusionOf(onScale, steps)
  const near = onScale.filter(([a, b]) => Math.abs(place.get(a)! - place.get(b)!) <= 1).length
  return {
    linearKappa: kappa(confusion, 'linear', level),
    quadraticKappa: kappa(confusion, 'quadratic', level),
    withinOne: shareOf(near, onScale.length, level),
    offScale: pairs.length - onScale.length,
  }
}
