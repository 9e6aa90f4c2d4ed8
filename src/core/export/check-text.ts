import type { ColumnCheck, DatasetCheck, UserBand } from '../check/dataset-check'
import { fieldOf, isFieldId } from '../dataset/field'
import { noticeText } from '../dataset/notice-text'
import { formatMonth } from '../format/month'
import { formatCount, formatWithUnit } from '../format/number'
import { textTable } from './text-table'

/** A check for a terminal: rows, what is worth knowing, columns, months, users, exclusions. */
export function checkText(check: DatasetCheck): string {
  const { name, rows, notices, columns, months, users, exclusions } = check
  const share = (sessions: number) => (rows.kept > 0 ? formatWithUnit(sessions / rows.kept, 'rate') : '')
  const blocks = [
    `${name}: ${formatCount(rows.read)} ${rows.read === 1 ? 'row' : 'rows'} read, ${formatCount(rows.kept)} kept, ${formatCount(rows.read - rows.kept)} set aside\n`,
    notices.map((notice) => `- ${noticeText(notice)}\n`).join(''),
    textTable(
      ['Column', 'Taken for', 'Because of', 'Values', 'Missing', 'Not understood', 'Out of range'],
      columns.map((column) => columnLine(column)),
      [1, 2],
    ),
    months.length === 0
      ? ''
      : textTable(
          ['Month', 'Sessions'],
          months.map(({ month, sessions }) => [
            month === null ? 'Not recorded' : formatMonth(month),
            formatCount(sessions),
          ]),
        ),
    users === null
      ? ''
      : textTable(
          ['Sessions of one user', 'Users', 'Sessions'],
          [
            ...users.bands.map((band) => [bandName(band), formatCount(band.users), formatCount(band.sessions)]),
            ...(users.unknown > 0 ? [['Not recorded', '', formatCount(users.unknown)]] : []),
          ],
        ),
    textTable(
      ['Would be left out', 'Sessions', 'Share'],
      exclusions.map(({ exclusion, sessions }) =>
        sessions === null
          ? [exclusion.name, 'no column', '']
          : [exclusion.name, formatCount(sessions), share(sessions)],
      ),
    ),
  ]
  return blocks.filter((block) => block !== '').join('\n')
}

function columnLine({ source, field, by, fit, distinct, missing, unread, outOfRange }: ColumnCheck): string[] {
  const taken = field !== null && isFieldId(field) ? fieldOf(field).name : ''
  const because = by === null ? '' : fit === null || fit === 1 ? by : `${by}, ${formatWithUnit(fit, 'rate')} fit`
  const orNothing = (count: number) => (count === 0 ? '' : formatCount(count))
  return [
    source,
    taken,
    because,
    distinct === null ? '' : formatCount(distinct),
    orNothing(missing),
    orNothing(unread),
    orNothing(outOfRange),
  ]
}

/** How many sessions users of a band have, in words. */
export function bandName({ least, most }: Pick<UserBand, 'least' | 'most'>): string {
  if (most === null) return `more than ${least - 1}`
  return least === most ? String(least) : `${least} to ${most}`
}
