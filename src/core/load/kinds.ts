import type { FieldKind } from '../dataset/field'
import type { MappedColumn } from '../dataset/mapping'

/** Kinds stored as labels: few values, compared with a vocabulary. */
export const isLabelKind = (kind: FieldKind): boolean => kind === 'label' || kind === 'category' || kind === 'month'

/** Columns that are understood by the spelling of their values. */
export const isSpelled = ({ kind, source }: MappedColumn): boolean =>
  isLabelKind(kind) || (kind === 'signal' && !['integer', 'number', 'boolean'].includes(source.type))
