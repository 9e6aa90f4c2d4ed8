import type { FieldKind } from '../dataset/field'
import type { MappedColumn } from '../dataset/mapping'
import { allOf, binary, call, caseOf, cast, column, isIn, isKnown, tryCast, value } from './build'
import type { CaseBranch, Expression, SqlType } from './node'

/** A column of the export on its way into the sessions table. */
export interface LoadColumn {
  readonly mapped: MappedColumn
  /** Name of the enum type it is stored as, for columns of labels. */
  readonly enumName?: string
  /** Spellings that do not stand for themselves, with their label; null where not understood. */
  readonly respelled?: ReadonlyMap<string, string | null>
}

/** The alias under which a batch of the export is read. */
export const STAGED = 's'

/** Kinds stored as labels: few values, compared with a vocabulary. */
export const isLabelKind = (kind: FieldKind): boolean => kind === 'label' || kind === 'category' || kind === 'month'

/** Columns that are understood by the spelling of their values. */
export const isSpelled = ({ kind, source }: MappedColumn): boolean =>
  isLabelKind(kind) || (kind === 'signal' && !isNumeric(source.type))

const isNumeric = (type: MappedColumn['source']['type']): boolean =>
  type === 'integer' || type === 'number' || type === 'boolean'

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

export const storedType = ({ mapped, enumName }: LoadColumn): SqlType =>
  enumName === undefined ? STORED[mapped.kind] : { enum: enumName }

const staged = ({ source }: MappedColumn): Expression => column(source.name, STAGED)

/** The value as the export writes it. */
export function spelling(mapped: MappedColumn): Expression {
  if (mapped.isMonthOfStart) return call('strftime', timeOf(mapped), value('%Y-%m'))
  return mapped.source.type === 'text' ? staged(mapped) : cast(staged(mapped), 'VARCHAR')
}

/** Null where the export holds no value; empty text is none. */
export function written(mapped: MappedColumn): Expression {
  if (mapped.isMonthOfStart) return timeOf(mapped)
  return mapped.source.type === 'text' ? call('nullif', staged(mapped), value('')) : staged(mapped)
}

export const isWritten = (mapped: MappedColumn): Expression => isKnown(written(mapped))

/** The value as it is stored; null where it is missing, not understood or out of range. Users are joined, not encoded. */
export function encodedValue(load: LoadColumn): Expression {
  const { mapped } = load
  if (isSpelled(mapped)) return tryCast(caseOf(respellings(load), spelling(mapped)), storedType(load))
  switch (mapped.kind) {
    case 'session':
      return spelling(mapped)
    case 'time':
      return timeOf(mapped)
    case 'flag':
      return tryCast(isNumeric(mapped.source.type) ? staged(mapped) : spelling(mapped), 'BOOLEAN')
    default:
      return numberInRange(mapped)
  }
}

function respellings({ mapped, respelled }: LoadColumn): CaseBranch[] {
  const byLabel = new Map<string | null, string[]>()
  for (const [from, label] of respelled ?? []) byLabel.set(label, [...(byLabel.get(label) ?? []), from])
  return [...byLabel].map(([label, from]) => ({ when: isIn(spelling(mapped), from), gives: value(label) }))
}

const RANGES: Readonly<Partial<Record<FieldKind, readonly [low: number, high: number]>>> = {
  count: [0, 4_294_967_295],
  signal: [0, 5],
  share: [0, 1],
  money: [0, Number.MAX_VALUE],
}

/** The number, if it is one of its kind: within range, finite, and whole where the kind is whole. */
function numberInRange(mapped: MappedColumn): Expression {
  const { kind, source } = mapped
  // The stored type alone holds the range of a count, at a third of the time.
  if (kind === 'count' && source.type === 'integer') return tryCast(staged(mapped), STORED[kind])
  const number = numberOf(mapped)
  const range = RANGES[kind]
  const inRange = range && [binary('>=', number, value(range[0])), binary('<=', number, value(range[1]))]
  const isWhole = (kind === 'count' || kind === 'signal') && source.type !== 'integer'
  const conditions = [
    ...(inRange ?? [call('isfinite', number)]),
    ...(isWhole ? [binary('=', number, call('floor', number))] : []),
  ]
  return caseOf([{ when: allOf(conditions)!, gives: cast(number, STORED[kind]) }])
}

/** The value as a number, null where it is none; for kinds that are numbers. */
export const numberOf = (mapped: MappedColumn): Expression =>
  tryCast(isNumeric(mapped.source.type) ? staged(mapped) : spelling(mapped), 'DOUBLE')

/** The value as UTC. Text goes through the type with a zone: its cast to a plain timestamp would ignore an offset. */
function timeOf(mapped: MappedColumn): Expression {
  const { source } = mapped
  if (source.type === 'time') return tryCast(staged(mapped), 'TIMESTAMP')
  return cast(tryCast(cast(staged(mapped), 'VARCHAR'), 'TIMESTAMPTZ'), 'TIMESTAMP')
}
