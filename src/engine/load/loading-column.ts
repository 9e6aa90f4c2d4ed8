import type { FieldId } from '#core/dataset/field'
import { type MappedColumn, mapColumns } from '#core/dataset/mapping'
import type { MappingChoice } from '#core/dataset/mapping-choice'
import type { Proposal } from '#core/dataset/propose-fields'
import type { SourceColumn } from '#core/dataset/source-column'
import { Vocabulary } from '#core/dataset/vocabulary'
import { isLabelKind, isSpelled, type LoadColumn } from '#core/sql/encode-column'
import { Stopped } from './load-run'

/** A column on its way from the export into the sessions table. */
export interface LoadingColumn {
  readonly mapped: MappedColumn
  /** For columns that are understood by spelling. */
  readonly vocabulary: Vocabulary | null
  /** Name of its enum type, once it has one. */
  enumName: string | null
  /** True once it turned out to be free text: it is not stored. */
  isFreeText: boolean
  /** Values the export holds that were not stored: not understood, or outside the range of their kind. */
  unread: number
  outside: number
  /** The most frequent of these, by spelling, with their rows. */
  readonly misfits: Map<string, number>
}

/**
 * Maps the columns of an export; transcripts stay where they are.
 *
 * @param labels what spellings were decided to stand for, by field
 */
export function loadingColumns(
  file: string,
  sources: readonly SourceColumn[],
  proposals: ReadonlyMap<string, Proposal>,
  labels: MappingChoice['labels'],
): LoadingColumn[] {
  const mapped = mapColumns(sources, proposals).filter(({ kind }) => kind !== 'text')
  if (!mapped.some(({ kind }) => kind === 'session')) {
    throw new Stopped({ code: 'no-session-id', file, columns: sources.map(({ name }) => name) })
  }
  return mapped.map((m) => ({
    mapped: m,
    vocabulary: isSpelled(m)
      ? new Vocabulary(m.kind, m.field?.taxonomy, m.field ? labels[m.field.id as FieldId] : undefined)
      : null,
    enumName: null,
    isFreeText: false,
    unread: 0,
    outside: 0,
    misfits: new Map(),
  }))
}

/** The column as the encoding needs it. */
export function loadColumn({ mapped, vocabulary, enumName }: LoadingColumn): LoadColumn {
  return {
    mapped,
    ...(vocabulary && { respelled: vocabulary.respelled }),
    ...(enumName !== null && { enumName }),
  }
}

export const hasEnum = ({ mapped, isFreeText }: LoadingColumn): boolean => isLabelKind(mapped.kind) && !isFreeText
