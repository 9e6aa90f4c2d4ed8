import type { LabelRecord, RaterKind } from '../classify/label-record'
import { newestLabel } from '../classify/merge-labels'

/** One side of a comparison: all labels of a rater, or those of one of their runs. */
export interface Side {
  readonly kind: RaterKind
  readonly name: string
  /** Null for all runs, of which the newest answer of each session counts. */
  readonly run: string | null
}

/** How a side is written: `claude-sonnet-4-6`, `anna`, or with a run, `claude-sonnet-4-6@r1`. */
export const sideId = ({ name, run }: Side): string => (run === null ? name : `${name}@${run}`)

/** Every rater of some labels and, where a rater has several runs, each of these; in the order of first mention. */
export function sidesOf(labels: readonly LabelRecord[]): Side[] {
  const runs = new Map<string, { side: Side; runs: Set<string> }>()
  for (const { rater, run } of labels) {
    const key = JSON.stringify([rater.kind, rater.name])
    const known = runs.get(key)
    if (known) known.runs.add(run)
    else runs.set(key, { side: { ...rater, run: null }, runs: new Set([run]) })
  }
  return [...runs.values()].flatMap(({ side, runs }) => [
    side,
    ...(runs.size > 1 ? [...runs].map((run) => ({ ...side, run })) : []),
  ])
}

/** What a side says of each session to one question: by session, the newest answer. */
export function answersOf(labels: readonly LabelRecord[], side: Side, classifier: string): Map<string, LabelRecord> {
  const said = new Map<string, LabelRecord>()
  for (const label of labels) {
    if (label.classifier !== classifier || !isOf(side, label)) continue
    const before = said.get(label.session)
    said.set(label.session, before ? newestLabel([before, label])! : label)
  }
  return said
}

const isOf = ({ kind, name, run }: Side, { rater, run: of }: LabelRecord): boolean =>
  rater.kind === kind && rater.name === name && (run === null || run === of)
