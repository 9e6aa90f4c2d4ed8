import type { FieldId, FieldKind } from '../dataset/field'
import type { MappedColumn } from '../dataset/mapping'
import type { MappingChoice } from '../dataset/mapping-choice'
import { Vocabulary } from '../dataset/vocabulary'
import type { SqlType } from '../sql/node'
import { ColumnCounts } from './column-counts'
import { isLabelKind, isSpelled } from './kinds'
import { LabelEncoder } from './label-encoder'
import { Misfits } from './misfits'

/** A column on its way from the export into the sessions table. */
export interface LoadingColumn {
  readonly mapped: MappedColumn
  readonly misfits: Misfits
  readonly counts: ColumnCounts
  /** For columns that are understood by the spelling of their values. */
  readonly labels: LabelEncoder | null
  /** True once it turned out to be free text: it is not stored. */
  isFreeText: boolean
}

/** @param decided what spellings were decided to stand for, by field */
export function loadingColumn(mapped: MappedColumn, decided: MappingChoice['labels']): LoadingColumn {
  const { kind, field } = mapped
  const misfits = new Misfits()
  const vocabulary = isSpelled(mapped)
    ? new Vocabulary(kind, field?.taxonomy, field ? decided[field.id as FieldId] : undefined)
    : null
  return {
    mapped,
    misfits,
    counts: new ColumnCounts(kind),
    labels: vocabulary && new LabelEncoder(vocabulary, misfits),
    isFreeText: false,
  }
}

export const hasEnum = ({ mapped, isFreeText }: LoadingColumn): boolean => isLabelKind(mapped.kind) && !isFreeText

const STORED: Readonly<Record<FieldKind, SqlType>> = {
  session: 'VARCHAR',
  // Dense numbers in place of the ids.
  user: 'UINTEGER',
  time: 'TIMESTAMP',
  month: 'VARCHAR',
  label: 'VARCHAR',
  category: 'VARCHAR',
  signal: 'UTINYINT',
  count: 'UINTEGER',
  share: 'DOUBLE',
  number: 'DOUBLE',
  money: 'DOUBLE',
  flag: 'BOOLEAN',
  text: 'VARCHAR',
}

/** @param enumName of the type that lists its labels; null for a column without */
export const storedType = ({ mapped }: LoadingColumn, enumName: string | null): SqlType =>
  enumName === null ? STORED[mapped.kind] : { enum: enumName }
