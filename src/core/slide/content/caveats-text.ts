import type { FieldId } from '../../dataset/field'
import type { LabelledBy } from '../../dataset/labelled-by'
import { columnOf, type SessionsTable } from '../../dataset/sessions-table'
import { formatCount } from '../../format/number'

interface Caveat {
  readonly text: string
  /** The columns it is about; it holds for every dataset where there are none. */
  readonly fields: readonly FieldId[]
}

/** What the study's authors say of its numbers (study.md 13.1), and others of its method (13.5), in our words. */
const CAVEATS: readonly Caveat[] = [
  { text: 'Nobody observed what the output was used for, or what it was worth there.', fields: [] },
  {
    text: 'Expertise and outcome are read from the same transcript, so a part of what links them may be the reading.',
    fields: ['expertise', 'outcome'],
  },
  {
    text: 'People choose their tasks. Matching on kind of work, value, month and occupation handles only a part of that.',
    fields: ['expertise'],
  },
  {
    text: 'Sessions that hit trouble are other sessions for experts than for novices: experts get stuck on harder work.',
    fields: ['failure_signal', 'expertise'],
  },
  {
    text: 'Managers may confirm more readily that something worked; or acting as a manager may help.',
    fields: ['occupation'],
  },
  {
    text: 'Task values are coarse and come from a freelance market, not from salaries: compare them, do not add them up.',
    fields: ['task_value_usd'],
  },
]

const BY: Readonly<Record<LabelledBy['kind'], string>> = {
  model:
    'Labels are a model’s reading of a transcript. They are hard to check at scale, and long transcripts are cut before they are read.',
  rules:
    'Outcomes and signals are told by rules from commits, tests and words of thanks or rejection: what leaves no such trace is missed.',
  human: 'Labels are people’s readings of transcripts, and two people do not always read alike.',
}

/** What is to be said of the outcome's raters; where the export does not name any, they are taken for a model. */
function ratersText(table: SessionsTable): string[] {
  const outcome = columnOf(table, 'outcome')
  if (!outcome) return []
  const kinds = new Set(outcome.labelledBy?.map(({ kind }) => kind))
  return kinds.size === 0 ? [BY.model] : [...kinds].map((kind) => BY[kind])
}

/** What must be kept in mind with a deck: of this dataset first, then of the study’s method as far as it is used. */
export function caveatsText(table: SessionsTable): string[] {
  const { notices, isSynthetic, users, rowsRead, sessions } = table
  const sampled = notices.find((notice) => notice.code === 'sampled')
  const setAside = rowsRead - sessions
  return [
    ...(isSynthetic
      ? ['The sessions are synthetic. They look like the study’s by construction and say nothing of real use.']
      : []),
    ...(sampled ? [`A random sample of one session in ${formatCount(sampled.oneIn)}.`] : []),
    ...(setAside > 0 ? [`${formatCount(setAside)} rows of the export could not be used.`] : []),
    ...(users === null
      ? ['Users are not known: intervals take sessions as independent, and few users cannot be told from many.']
      : []),
    ...ratersText(table),
    ...CAVEATS.filter(({ fields }) => fields.every((field) => columnOf(table, field))).map(({ text }) => text),
    'These are the sessions of this export, of whoever is in it; the study’s are a sample of all users.',
  ]
}
