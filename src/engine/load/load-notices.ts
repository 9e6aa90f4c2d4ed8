import type { FieldId } from '#core/dataset/field'
import type { Notice, SetAsideReason } from '#core/dataset/notice'
import type { LoadingColumn } from '#core/load/loading-column'
import type { Findings } from '../batch'

/** What the analyst should know of a load, the gravest first. */
export function loadNotices(columns: readonly LoadingColumn[], findings: Findings, counts: LoadCounts): Notice[] {
  return [
    ...(counts.isSynthetic ? [{ code: 'synthetic' as const }] : []),
    ...(counts.oneIn > 1 ? [{ code: 'sampled' as const, oneIn: counts.oneIn }] : []),
    ...(counts.hasUsers ? [] : [{ code: 'no-users' as const }]),
    ...findingsNotices(findings),
    ...readerNotices(findings),
    ...recognised(columns),
    ...setAside('no-session-id', counts.unnamed),
    ...setAside('session-repeated', counts.repeated),
    ...setAside('not-sampled', counts.notSampled),
    ...columns.flatMap(columnNotices),
  ]
}

export interface LoadCounts {
  readonly isSynthetic: boolean
  readonly hasUsers: boolean
  /** Rows without a session id, and rows whose session id came up before. */
  readonly unnamed: number
  readonly repeated: number
  /** The sample that was taken, one session in so many, and the rows that are not in it. */
  readonly oneIn: number
  readonly notSampled: number
}

/** Columns whose field neither their name nor anyone's decision says. */
function recognised(columns: readonly LoadingColumn[]): Notice[] {
  const taken = columns.flatMap(({ mapped: { source, field, by, isMonthOfStart } }) =>
    field && (by === 'alias' || by === 'content') && !isMonthOfStart
      ? [{ source: source.name, field: field.id as FieldId }]
      : [],
  )
  return taken.length > 0 ? [{ code: 'fields-recognised', columns: taken }] : []
}

const setAside = (reason: SetAsideReason, count: number, lines = count): Notice[] =>
  count > 0 ? [{ code: 'rows-set-aside', reason, count, ...(lines > count && { lines }) }] : []

/** What the readers found beyond rows. */
export function findingsNotices(findings: Findings): Notice[] {
  const { unreadableLines, unreadableFiles, filesCutShort, withoutSessionCounts, recordsRepeated } = findings
  // A line of an export is a row; a line of a transcript is a record among many.
  if (!findings.isFromTranscripts) return setAside('line-unreadable', unreadableLines, findings.linesTaken)
  const notices: Notice[] = [{ code: 'from-transcripts' }]
  if (unreadableLines > 0) notices.push({ code: 'lines-unreadable', count: unreadableLines, files: unreadableFiles })
  if (filesCutShort > 0) notices.push({ code: 'files-cut-short', count: filesCutShort })
  if (Object.keys(withoutSessionCounts).length > 0) {
    notices.push({ code: 'files-without-session', counts: { ...withoutSessionCounts } })
  }
  if (recordsRepeated > 0) notices.push({ code: 'records-repeated', count: recordsRepeated })
  return notices
}

/** What the readers had to guess or to leave out. */
function readerNotices({ notUtf8, intervalsLeftOut, valuesLeftOut }: Findings): Notice[] {
  const notices: Notice[] = []
  if (notUtf8.size > 0) notices.push({ code: 'not-utf-8', files: [...notUtf8] })
  if (intervalsLeftOut.size > 0) notices.push({ code: 'intervals-left-out', columns: [...intervalsLeftOut] })
  const count = [...valuesLeftOut.values()].reduce((sum, n) => sum + n, 0)
  if (count > 0) notices.push({ code: 'values-left-out', columns: [...valuesLeftOut.keys()], count })
  return notices
}

function columnNotices({ mapped, labels, isFreeText, misfits }: LoadingColumn): Notice[] {
  const column = mapped.source.name
  if (isFreeText) {
    const { size, isTooLong } = labels!.vocabulary
    return [isTooLong ? { code: 'values-too-long', column } : { code: 'too-many-values', column, values: size }]
  }
  const { unread, outside } = misfits
  const notices: Notice[] = []
  const spellings = misfits.spellings.map(({ text }) => text)
  const examples = (isOutside: boolean) =>
    spellings.filter((text) => outside === 0 || isNumber(text) === isOutside).slice(0, MOST_EXAMPLES)
  if (unread > 0) {
    const code = mapped.field?.taxonomy ? 'labels-unknown' : 'values-unreadable'
    notices.push({ code, column, count: unread, examples: examples(false) })
  }
  if (outside > 0) notices.push({ code: 'values-out-of-range', column, count: outside, examples: examples(true) })
  if (misfits.rounded > 0) notices.push({ code: 'values-rounded', column, count: misfits.rounded })
  return notices
}

const MOST_EXAMPLES = 3

/** What is out of range is a number all the same. */
const isNumber = (text: string): boolean => text.trim() !== '' && !Number.isNaN(Number(text))
