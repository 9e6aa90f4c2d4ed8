import type { LabelRecord } from '../classify/label-record'
import { type ComparedQuestion, compareRaters } from './compare-raters'
import type { Side } from './side'

const WHOLE: Side = { kind: 'model', name: 'whole transcript', run: null }
const FIRST: Side = { kind: 'model', name: 'first prompt', run: null }

/**
 * How the expertise one side reads from the first prompt alone agrees with what it reads from the whole transcript, which has
 * the outcome in it; null where no session has both. The reference is the first prompt.
 */
export function compareFirstPrompt(
  labels: readonly LabelRecord[],
  { kind, name, run }: Side,
  limits: { readonly level: number; readonly minSessions: number },
): ComparedQuestion | null {
  const read = labels.flatMap((label): LabelRecord[] => {
    const { classifier, rater } = label
    if (rater.kind !== kind || rater.name !== name || (run !== null && label.run !== run)) return []
    if (classifier === 'expertise') return [{ ...label, rater: WHOLE }]
    return classifier === 'expertise_first_prompt' ? [{ ...label, classifier: 'expertise', rater: FIRST }] : []
  })
  return compareRaters(read, FIRST, WHOLE, limits)[0] ?? null
}
