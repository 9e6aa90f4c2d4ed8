import { formatCount } from '../format/number'
import type { Notice, SetAsideReason } from './notice'

/** All the sentences for notices; nothing else in the program words one. */
export function noticeText(notice: Notice): string {
  switch (notice.code) {
    case 'synthetic':
      return 'Synthetic data: these sessions were made by a generator and never took place.'
    case 'no-users':
      return 'This dataset has no user_id, so users cannot be counted: only the sessions threshold applies, and one person can stand behind a shown cell.'
    case 'from-transcripts':
      return 'Read from Claude Code transcripts. Sub-agents belong to the session that started them; prompts queued while Claude works are counted apart; an accepted plan counts as a prompt. Expertise, work mode, outcome and value are not known without labels.'
    case 'rows-set-aside':
      return `${rows(notice.count)} set aside: ${REASONS[notice.reason]}.`
    case 'values-unreadable':
      return `${values(notice.count)} of ${notice.column} could not be read and ${are(notice.count)} treated as missing${examples(notice.examples)}.`
    case 'values-out-of-range':
      return `${values(notice.count)} of ${notice.column} ${are(notice.count)} out of range and treated as missing${examples(notice.examples)}.`
    case 'labels-unknown':
      return `${values(notice.count)} of ${notice.column} ${are(notice.count)} none of its labels and treated as missing${examples(notice.examples)}.`
    case 'too-many-values':
      return `${notice.column} has more than ${formatCount(notice.values - 1)} different values and is left in the file as free text.`
    case 'lines-unreadable':
      return `${formatCount(notice.count)} line${s(notice.count)} in ${formatCount(notice.files)} file${s(notice.files)} could not be read.`
    case 'files-without-session':
      return `${formatCount(notice.count)} file${s(notice.count)} held no session of ${notice.count === 1 ? 'its' : 'their'} own.`
    case 'records-repeated':
      return `${formatCount(notice.count)} record${s(notice.count)} stood in more than one place and ${are(notice.count)} counted once.`
    default:
      return unreachable(notice)
  }
}

const REASONS: Readonly<Record<SetAsideReason, string>> = {
  'line-unreadable': 'the line does not fit the columns of its file',
  'no-session-id': 'there is no session_id',
  'session-repeated': 'the session_id came up before, and the first is kept',
}

const s = (n: number): string => (n === 1 ? '' : 's')
const are = (n: number): string => (n === 1 ? 'is' : 'are')
const rows = (n: number): string => `${formatCount(n)} row${s(n)} ${n === 1 ? 'was' : 'were'}`
const values = (n: number): string => `${formatCount(n)} value${s(n)}`
const examples = (spellings: readonly string[]): string =>
  spellings.length > 0 ? `, such as ${spellings.map((text) => `“${short(text)}”`).join(', ')}` : ''
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

function unreachable(notice: never): never {
  throw new Error(`no words for ${JSON.stringify(notice)}`)
}
