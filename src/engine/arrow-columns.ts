import {
  type Batch,
  batchType,
  Column,
  type DataType,
  type Field,
  float64,
  Type,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
} from '@uwdata/flechette'
import type { SourceColumn, SourceType } from '#core/dataset/source-column'
import { uniqueNames } from '#core/dataset/unique-names'
import { arrowText } from './arrow-text'
import { checkColumn } from './check-arrow'
import { textColumn } from './text-column'

/** A column to give, and how it comes of the one that was read. */
interface PlainColumn {
  readonly from: string
  readonly type: SourceType
  /** Whether it goes on as it was read. */
  readonly isSame: boolean
  plain(column: Column<unknown>): Column<unknown>
}

/** Where streams come from. */
export interface ArrowOrigin {
  /** Whether their reader has looked at every value; what has only been found in a file is checked. */
  readonly isTrusted: boolean
  /** Fields that are not to be given. */
  isLeftOut(field: Field): boolean
}

/**
 * Makes Arrow streams of one schema plain: structs are flattened by one level into names with dots, other nested values,
 * bytes and intervals become text, and every name is there once. A stream that is plain already goes on as it is.
 */
export class ArrowColumns {
  readonly #plain: readonly (PlainColumn & { readonly at: number })[]
  readonly columns: readonly SourceColumn[]
  readonly #isPlain: boolean
  readonly #isTrusted: boolean

  /** @param schema a stream with the schema */
  constructor(schema: Uint8Array, { isTrusted, isLeftOut }: ArrowOrigin) {
    this.#isTrusted = isTrusted
    const { fields } = tableFromIPC(schema).schema
    this.#plain = fields.flatMap((field, at) =>
      isLeftOut(field) ? [] : plainColumns(field).map((plain) => ({ ...plain, at })),
    )
    const names = uniqueNames(this.#plain.map(({ from }) => from))
    this.columns = this.#plain.map(({ type }, i) => ({ name: names[i]!, type }))
    this.#isPlain =
      this.#plain.length === fields.length && this.#plain.every(({ isSame, from }, i) => isSame && from === names[i])
  }

  /** Whether a stream can go on as it is. */
  isPlain(widened: ReadonlySet<string>): boolean {
    return this.#isTrusted && this.#isPlain && !this.#toWiden(widened).includes(true)
  }

  #toWiden(widened: ReadonlySet<string>): boolean[] {
    return this.columns.map(({ name, type }) => type === 'integer' && widened.has(name))
  }

  /** @param widened names of columns of whole numbers that are to be other numbers */
  plain(stream: Uint8Array, widened: ReadonlySet<string>): Uint8Array {
    if (this.isPlain(widened)) return stream
    const toWiden = this.#toWiden(widened)
    const table = tableFromIPC(stream, { useBigInt: true, useBigIntTimestamp: true, useDecimalInt: true })
    const entries = this.#plain.map(({ at, plain }, i) => {
      const read = table.getChildAt(at)
      if (!this.#isTrusted) checkColumn(read)
      const column = plain(read)
      return [this.columns[i]!.name, toWiden[i] ? numberColumn(column) : column] as const
    })
    const written = tableToIPC(tableFromColumns(entries as never), { format: 'stream' })
    if (!written) throw new Error('no Arrow stream was written')
    return written
  }
}

function plainColumns({ name, type }: Field): PlainColumn[] {
  if (type.typeId !== Type.Struct || type.children.length === 0) return [plainColumn(name, type, (column) => column)]
  return type.children.map((child, i) => ({
    ...plainColumn(`${name}.${child.name}`, child.type, (column) => childColumn(column, child.type, i)),
    isSame: false,
  }))
}

function plainColumn(from: string, type: DataType, of: (column: Column<unknown>) => Column<unknown>): PlainColumn {
  const known = sourceType(type)
  if (known !== 'other' || isTakenAsItIs(type)) return { from, type: known, isSame: true, plain: of }
  if (type.typeId === Type.Float || type.typeId === Type.Decimal) {
    return { from, type: 'number', isSame: false, plain: (column) => numberColumn(of(column)) }
  }
  const plain = (column: Column<unknown>) => textColumn(Array.from(of(column), (value) => arrowText(value, type)))
  return { from, type: 'text', isSame: false, plain }
}

/** Types the engine has no kind of ours for, but which it writes out well. */
const isTakenAsItIs = ({ typeId }: DataType): boolean => typeId === Type.Null || typeId === Type.Time

function sourceType(type: DataType): SourceType {
  switch (type.typeId) {
    case Type.Utf8:
    case Type.LargeUtf8:
      return 'text'
    case Type.Bool:
      return 'boolean'
    case Type.Int:
      return 'integer'
    case Type.Float:
      return type.precision === 0 ? 'other' : 'number'
    case Type.Decimal:
      return type.bitWidth === 128 ? 'number' : 'other'
    case Type.Date:
    case Type.Timestamp:
      return 'time'
    default:
      return 'other'
  }
}

/** A field of a struct; where the struct is missing, so is the field. */
function childColumn(column: Column<unknown>, type: DataType, i: number): Column<unknown> {
  return new Column(
    column.data.map((batch) => masked(batch, batch.children![i]!)),
    type,
  )
}

function masked(parent: Batch<unknown>, child: Batch<unknown>): Batch<unknown> {
  if (parent.nullCount === 0) return child
  const validity = new Uint8Array((child.length + 7) >> 3)
  let nullCount = 0
  for (let i = 0; i < child.length; i++) {
    if (parent.isValid(i) && (child.nullCount === 0 || child.isValid(i))) validity[i >> 3]! |= 1 << (i & 7)
    else nullCount++
  }
  const { at: _, ...rest } = child
  return Object.assign(Object.create(Object.getPrototypeOf(child)), rest, { validity, nullCount })
}

function numberColumn(column: Column<unknown>): Column<number> {
  const type = float64()
  const { length } = column
  const scale = column.type.typeId === Type.Decimal ? 10 ** column.type.scale : 1
  const values = new Float64Array(length)
  const validity = new Uint8Array((length + 7) >> 3)
  let nullCount = 0
  for (let i = 0; i < length; i++) {
    const value = column.at(i)
    if (value === null) nullCount++
    else {
      values[i] = Number(value) / scale
      validity[i >> 3]! |= 1 << (i & 7)
    }
  }
  const batch = batchType(type)
  return new Column([new batch({ length, nullCount, type, values, validity })], type)
}
