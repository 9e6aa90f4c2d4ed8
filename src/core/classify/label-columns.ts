import { type Answer, isAnswered, labelOf, userShare } from './answer'
import { classifierOf } from './classifiers'
import type { RaterKind, SaidLabel } from './label-record'
import { newestLabel } from './merge-labels'

/** How many sessions of a column one rater labelled, under which version and in which run. */
export interface LabelSource {
  readonly rater: string
  readonly version: number
  readonly run: string
  readonly sessions: number
}

type LabelType = 'text' | 'number'

/** Labels as a column of sessions, of one question and one kind of rater. */
export interface LabelColumn {
  /** A field of the session schema, or that and the kind of rater, `work_mode_rules`. */
  readonly name: string
  readonly type: LabelType
  readonly classifier: string
  readonly rater: RaterKind
  /** By session_id; null where the answer says nothing of this column. */
  readonly values: ReadonlyMap<string, string | number | null>
  /** Sessions asked about without an answer. */
  readonly unanswered: number
  /** Most sessions first. */
  readonly sources: readonly LabelSource[]
}

interface Part {
  readonly name: string
  readonly type: LabelType
  readonly read: (answer: Answer) => string | number | null
}

/**
 * Columns of sessions from labels already merged. For each session the newest version of a question stands, then the
 * latest answer. Raters of different kinds never share a column.
 *
 * @param plain the kind of rater whose columns have the plain names of fields
 * @param taken names of columns the sessions have already, in lower case; a label never takes one
 */
export function labelColumns(
  labels: readonly SaidLabel[],
  { plain = 'model', taken = new Set() }: { readonly plain?: RaterKind; readonly taken?: ReadonlySet<string> } = {},
): LabelColumn[] {
  const columns: LabelColumn[] = []
  for (const group of byQuestionAndKind(labels).values()) {
    const { classifier, rater } = group[0]!
    const chosen = [...bySession(group).values()].map((said) => newestLabel(said)!)
    const sources = sourcesOf(chosen)
    const unanswered = chosen.filter(({ answer }) => !isAnswered(answer)).length
    for (const part of partsOf(classifier, chosen)) {
      columns.push({
        name: nameOf(part.name, rater.kind, plain, taken),
        type: part.type,
        classifier,
        rater: rater.kind,
        values: new Map(chosen.map(({ session, answer }) => [session, part.read(answer)])),
        unanswered,
        sources,
      })
    }
  }
  return columns
}

function nameOf(name: string, kind: RaterKind, plain: RaterKind, taken: ReadonlySet<string>): string {
  const wanted = kind === plain ? [name, `${name}_${kind}`] : [`${name}_${kind}`]
  const free = wanted.find((each) => !taken.has(each.toLowerCase()))
  if (free !== undefined) return free
  const base = wanted.at(-1)!
  for (let n = 2; ; n++) if (!taken.has(`${base}_${n}`.toLowerCase())) return `${base}_${n}`
}

const money = (answer: Answer) => (answer.kind === 'amount' ? answer.usd : null)

/** The columns the answers of a question make. One that this version does not know has a column of its own name. */
function partsOf(classifier: string, labels: readonly SaidLabel[]): readonly Part[] {
  const kind = labels.find(({ answer }) => isAnswered(answer))?.answer.kind
  if (kind === 'decisions') {
    return (['planning', 'execution'] as const).map((part) => ({
      name: `${part}_user_share`,
      type: 'number',
      read: (answer) => (answer.kind === 'decisions' ? userShare(answer[part]) : null),
    }))
  }
  if (kind === 'amount')
    return [{ name: classifierOf(classifier)?.fills[0] ?? classifier, type: 'number', read: money }]
  if (kind === 'label') return [{ name: classifierOf(classifier)?.fills[0] ?? classifier, type: 'text', read: labelOf }]
  return []
}

function sourcesOf(labels: readonly SaidLabel[]): LabelSource[] {
  const groups = groupBy(labels, ({ rater, version, run }) => JSON.stringify([rater.name, version, run]))
  return [...groups.values()]
    .map((group) => {
      const { rater, version, run } = group[0]!
      return { rater: rater.name, version, run, sessions: group.length }
    })
    .sort((a, b) => b.sessions - a.sessions)
}

const byQuestionAndKind = (labels: readonly SaidLabel[]) =>
  groupBy(labels, ({ classifier, rater }) => JSON.stringify([classifier, rater.kind]))

const bySession = (labels: readonly SaidLabel[]) => groupBy(labels, ({ session }) => session)

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
