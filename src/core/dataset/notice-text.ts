import { formatCount } from '../format/number'
import { RULES } from '../rules/rules'
import { fieldOf } from './field'
import type { Notice, SetAsideReason, WithoutSession } from './notice'
import { LONGEST_LABEL } from './vocabulary'

/** All the sentences for notices; nothing else in the program words one. */
export function noticeText(notice: Notice): string {
  switch (notice.code) {
    case 'synthetic':
      return 'Synthetic data: these sessions were made by a generator and never took place.'
    case 'sampled':
      return `A sample: one session in ${formatCount(notice.oneIn)} was taken at random, and every number is that of the sample.`
    case 'no-users':
      return 'This dataset has no user_id, so users cannot be counted: only the sessions threshold applies, and one person can stand behind a shown cell.'
    case 'values-too-long':
      return `${short(notice.column)} holds texts of more than ${formatCount(LONGEST_LABEL)} characters and is left in the file as free text.`
    case 'from-transcripts':
      return `Read from Claude Code transcripts. Sub-agents belong to the session that started them; prompts queued while Claude works are counted apart; an accepted plan counts as a prompt. Work mode, codebase relation, outcome and signals are what rules read from evidence, version ${RULES.version}, where no journal of labels says otherwise; expertise, occupation and value are not known without labels.`
    case 'fields-recognised': {
      const taken = notice.columns.map(({ source, field }) => `${short(source)} for ${fieldOf(field).name}`)
      return `By other names or by their values, taken were ${listed(taken)}. Say otherwise on the Data page, or with --map.`
    }
    case 'rows-set-aside':
      return `${rows(notice.count)} set aside: ${REASONS[notice.reason]}.${taking(notice.count, notice.lines)}`
    case 'values-unreadable':
      return `${values(notice.count)} of ${short(notice.column)} could not be read and ${are(notice.count)} treated as missing${examples(notice.examples)}.`
    case 'values-out-of-range':
      return `${values(notice.count)} of ${short(notice.column)} ${are(notice.count)} out of range and treated as missing${examples(notice.examples)}.`
    case 'values-rounded':
      return `${values(notice.count)} of ${short(notice.column)} ${notice.count === 1 ? 'has' : 'have'} more digits than a number is stored with: all but the first 15 to 17 are rounded.`
    case 'labels-unknown':
      return `${values(notice.count)} of ${short(notice.column)} ${are(notice.count)} none of its labels and treated as missing${examples(notice.examples)}.`
    case 'too-many-values':
      return `${short(notice.column)} has more than ${formatCount(notice.values - 1)} different values and is left in the file as free text.`
    case 'not-utf-8':
      return `${files(notice.files)} ${are(notice.files.length)} not UTF-8 and ${are(notice.files.length)} read as Windows-1252: look whether names with accents are right.`
    case 'intervals-left-out':
      return `Intervals cannot be read without losing their months: ${notice.columns.map(short).join(', ')} ${are(notice.columns.length)} left in the file.`
    case 'values-left-out':
      return `${values(notice.count)} ${notice.count === 1 ? 'is' : 'are'} left in the file, in ${notice.columns.length === 1 ? 'a column' : `${formatCount(notice.columns.length)} columns`} that first came up after the columns were settled${examples(notice.columns.slice(0, 3))}.`
    case 'lines-unreadable':
      return `${formatCount(notice.count)} line${s(notice.count)} in ${formatCount(notice.files)} file${s(notice.files)} could not be read.`
    case 'files-cut-short':
      return `${formatCount(notice.count)} file${s(notice.count)} could not be read to the end: damaged, moved, changed or not permitted. What was read of ${notice.count === 1 ? 'it' : 'them'} counts.`
    case 'files-without-session':
      return withoutSession(notice.counts)
    case 'records-repeated':
      return `${formatCount(notice.count)} record${s(notice.count)} stood in more than one place and ${are(notice.count)} counted once.`
    default:
      return unreachable(notice)
  }
}

const taking = (count: number, lines: number | undefined): string =>
  lines === undefined
    ? ''
    : ` ${count === 1 ? 'It takes' : 'They take'} ${formatCount(lines)} lines of the file: a stray quote makes one row of many.`

const REASONS: Readonly<Record<SetAsideReason, string>> = {
  'line-unreadable': 'the line cannot be read as a row of its file',
  'no-session-id': 'there is no session_id',
  'session-repeated': 'the session_id came up before, and the first is kept',
  'not-sampled': 'the session is not in the sample',
}

const WITHOUT_SESSION: Readonly<Record<WithoutSession, (n: number) => string>> = {
  'copied-history': (n) => `${holds(n)} only history that another session has too, and it is counted there`,
  'parent-missing': (n) => `${holds(n)} only a sub-agent whose session is not among the files`,
  'no-messages': (n) => `${holds(n)} only titles, settings or queued prompts, and no message`,
  'not-a-transcript': (n) => (n === 1 ? 'is not a Claude Code transcript' : 'are not Claude Code transcripts'),
  empty: (n) => `${are(n)} empty`,
  unreadable: () => 'could not be read',
}

/** Why one file gave no session, to go on from its name. */
export const withoutSessionText = (why: WithoutSession): string =>
  `no session of its own: it ${WITHOUT_SESSION[why](1)}`

function withoutSession(counts: Readonly<Partial<Record<WithoutSession, number>>>): string {
  const reasons = (Object.keys(WITHOUT_SESSION) as WithoutSession[]).flatMap((why) => {
    const count = counts[why] ?? 0
    return count > 0 ? [{ count, text: `${formatCount(count)} ${WITHOUT_SESSION[why](count)}` }] : []
  })
  const all = reasons.reduce((sum, { count }) => sum + count, 0)
  const which = reasons.map(({ text }) => text).join('; ')
  return `${formatCount(all)} file${s(all)} gave no session of ${all === 1 ? 'its' : 'their'} own: ${which}.`
}

const holds = (n: number): string => (n === 1 ? 'holds' : 'hold')
const listed = (names: readonly string[]): string =>
  names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** Why a row is not among the sessions, in words. */
export const setAsideWords = (reason: SetAsideReason): string => REASONS[reason]

const s = (n: number): string => (n === 1 ? '' : 's')
const are = (n: number): string => (n === 1 ? 'is' : 'are')
const files = (names: readonly string[]): string =>
  names.length === 1 ? names[0]! : `${formatCount(names.length)} files, such as ${names[0]},`
const rows = (n: number): string => `${formatCount(n)} row${s(n)} ${n === 1 ? 'was' : 'were'}`
const values = (n: number): string => `${formatCount(n)} value${s(n)}`
const examples = (spellings: readonly string[]): string =>
  spellings.length > 0 ? `, such as ${spellings.map((text) => `“${short(text)}”`).join(', ')}` : ''
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

function unreachable(notice: never): never {
  throw new Error(`no words for ${JSON.stringify(notice)}`)
}
