import type { SpellingCount } from '../dataset/column-profile'
import type { FieldId } from '../dataset/field'
import type { Notice, SetAsideReason } from '../dataset/notice'
import type { MappedBy } from '../dataset/propose-fields'
import type { SessionsTable, TableColumn } from '../dataset/sessions-table'
import { EXCLUSIONS, type Exclusion } from '../pivot/exclusion'

/** What is right and wrong with a dataset, before anything of it is pivoted. */
export interface DatasetCheck {
  readonly name: string
  readonly isSynthetic: boolean
  /** Rows read are sessions kept plus rows set aside. */
  readonly rows: {
    readonly read: number
    readonly kept: number
    readonly setAside: readonly { readonly reason: SetAsideReason; readonly count: number }[]
  }
  readonly months: readonly MonthCount[]
  /** Null where users are not known. */
  readonly users: UserCounts | null
  readonly columns: readonly ColumnCheck[]
  readonly exclusions: readonly ExclusionCount[]
  readonly notices: readonly Notice[]
}

export interface MonthCount {
  /** `2026-04`; null where no start is known. */
  readonly month: string | null
  readonly sessions: number
}

/** Users by the number of sessions they have. */
export interface UserBand {
  readonly least: number
  /** Null for no upper end. */
  readonly most: number | null
  readonly users: number
  readonly sessions: number
}

export interface UserCounts {
  readonly users: number
  /** Sessions without a user. */
  readonly unknown: number
  readonly bands: readonly UserBand[]
}

export interface ColumnCheck {
  readonly source: string
  readonly field: FieldId | null
  readonly by: MappedBy | null
  readonly fit: number | null
  /** Null where it is not counted: ids and instants hardly repeat. */
  readonly distinct: number | null
  readonly missing: number
  /** Values written that could not be understood, and numbers outside their range; both count as missing. */
  readonly unread: number
  readonly outOfRange: number
  readonly unknown: readonly SpellingCount[]
}

export interface ExclusionCount {
  readonly exclusion: Exclusion
  /** Sessions it would leave out; null where its column is not there. */
  readonly sessions: number | null
}

/** What an engine must be asked for a check. */
export interface CheckAnswers {
  readonly months: readonly MonthCount[]
  /** Users by their exact number of sessions; null where users are not known. */
  readonly userSessions: readonly { readonly sessions: number; readonly users: number }[] | null
  readonly excluded: ReadonlyMap<Exclusion['id'], number>
}

/** Puts a check together. Fails loudly where rows were lost, since nothing may be. */
export function buildCheck(table: SessionsTable, answers: CheckAnswers): DatasetCheck {
  const { name, isSynthetic, rowsRead, sessions, notices } = table
  const setAside = notices.flatMap((n) => (n.code === 'rows-set-aside' ? [{ reason: n.reason, count: n.count }] : []))
  const lost = rowsRead - sessions - setAside.reduce((sum, { count }) => sum + count, 0)
  if (lost !== 0) throw new Error(`${lost} of ${rowsRead} rows of ${name} are neither kept nor set aside`)
  return {
    name,
    isSynthetic,
    rows: { read: rowsRead, kept: sessions, setAside },
    months: answers.months,
    users: answers.userSessions && countUsers(answers.userSessions, sessions),
    columns: table.columns.map((column) => checkColumn(column, notices)),
    exclusions: EXCLUSIONS.map((exclusion) => ({ exclusion, sessions: answers.excluded.get(exclusion.id) ?? null })),
    notices,
  }
}

// The study tells its users apart at one, five and ten sessions (study.md 1).
const BANDS: readonly (readonly [least: number, most: number | null])[] = [
  [1, 1],
  [2, 5],
  [6, 10],
  [11, null],
]

function countUsers(counts: NonNullable<CheckAnswers['userSessions']>, sessions: number): UserCounts {
  const bands = BANDS.map(([least, most]): UserBand => {
    const within = counts.filter((c) => c.sessions >= least && (most === null || c.sessions <= most))
    return {
      least,
      most,
      users: within.reduce((sum, { users }) => sum + users, 0),
      sessions: within.reduce((sum, c) => sum + c.users * c.sessions, 0),
    }
  })
  return {
    users: bands.reduce((sum, { users }) => sum + users, 0),
    unknown: sessions - bands.reduce((sum, band) => sum + band.sessions, 0),
    bands,
  }
}

function checkColumn(column: TableColumn, notices: readonly Notice[]): ColumnCheck {
  const { source, field, kind, mappedBy, fit, distinct, missing, unknown } = column
  const noted = (...codes: readonly Notice['code'][]) =>
    notices.reduce(
      (sum, n) => sum + (codes.includes(n.code) && 'column' in n && n.column === source && 'count' in n ? n.count : 0),
      0,
    )
  return {
    source,
    field,
    by: mappedBy,
    fit,
    distinct: kind === 'session' || kind === 'time' ? null : distinct,
    missing,
    unread: noted('values-unreadable', 'labels-unknown'),
    outOfRange: noted('values-out-of-range'),
    unknown,
  }
}
