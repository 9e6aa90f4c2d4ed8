import type { SetAsideReason } from '../dataset/notice'
import { encodeColumn } from './encode-column'
import type { EncodedValues } from './encoded-column'
import { hashIds, isInSample } from './id-hashes'
import { IdTable } from './id-table'
import type { LoadingColumn } from './loading-column'
import { pickRows } from './pick-rows'
import { type SourceValues, textAt } from './source-values'
import { asText, hasText } from './text-values'
import { Validity } from './validity'

/** Of a user, about; only so that the table of users seldom grows. */
const SESSIONS_OF_A_USER = 2

/** More rows than this are counted, not listed. */
const MOST_LISTED = 1000

export interface LeftOutRow {
  readonly row: number
  readonly reason: Extract<SetAsideReason, 'no-session-id' | 'session-repeated'>
  readonly session: string | null
}

/** A batch as the sessions table stores it: the rows that are sessions, met for the first time. */
export interface EncodedBatch {
  readonly rows: number
  /** Columns that are stored, with their values. */
  readonly columns: readonly { readonly column: LoadingColumn; readonly values: EncodedValues }[]
}

/**
 * Encodes an export batch by batch: labels as positions in a list, users as dense numbers, every number in the narrowest
 * type that holds it exactly. Rows without a session id, and rows whose session came up before, are counted and left out.
 */
export class BatchEncoder {
  /** Sessions kept. */
  sessions = 0
  unnamed = 0
  repeated = 0
  notSampled = 0
  /** The first rows left out, by their place among all rows, from 0. */
  readonly leftOut: LeftOutRow[] = []
  #rowsBefore = 0
  readonly #sessions: IdTable
  readonly #users: IdTable

  /**
   * @param oneIn takes a sample of one session in so many; 1 takes all
   * @param expected about so many rows will come; 0 where nobody knows
   */
  constructor(
    readonly columns: readonly LoadingColumn[],
    readonly oneIn = 1,
    expected = 0,
  ) {
    this.#sessions = new IdTable(expected / oneIn)
    this.#users = new IdTable(expected / oneIn / SESSIONS_OF_A_USER)
  }

  /**
   * @param valuesOf the values of a column by its name in the export, all of one length
   * @param onShare told after each column which share of the work is done, 0 to 1
   */
  encode(valuesOf: (source: string) => SourceValues, onShare: (share: number) => void = () => {}): EncodedBatch {
    const session = this.columns.find(({ mapped }) => mapped.kind === 'session')!
    const ids = valuesOf(session.mapped.source.name)
    const kept = this.#sessionRows(ids)
    const encoded: { column: LoadingColumn; values: EncodedValues }[] = []
    for (const [i, column] of this.columns.entries()) {
      onShare(i / this.columns.length)
      // Also in rows that are left out: what is unknown there is told too.
      const values = column.isFreeText ? null : this.#encodeColumn(column, valuesOf(column.mapped.source.name))
      if (values === null) column.isFreeText = true
      else encoded.push({ column, values: kept === null ? values : pickRows(values, kept) })
    }
    const rows = kept?.length ?? ids.length
    for (const { column, values } of encoded) column.counts.add(values, rows)
    this.sessions += rows
    return { rows, columns: encoded }
  }

  /** The rows that are new sessions; null when all are. */
  #sessionRows(source: SourceValues): Uint32Array | null {
    const ids = asText(source)
    const hashes = hashIds(ids)
    const isWanted = new Uint8Array(ids.length)
    for (let row = 0; row < ids.length; row++)
      if (hasText(ids, row) && (this.oneIn === 1 || isInSample(hashes, row, this.oneIn))) isWanted[row] = 1
    let next = this.#sessions.size
    const numbers = this.#sessions.numbersOf(hashes, isWanted)
    const rows = new Uint32Array(ids.length)
    let kept = 0
    for (let row = 0; row < ids.length; row++) {
      if (numbers[row] === next) {
        next++
        rows[kept++] = row
      } else if (isWanted[row] === 1) {
        this.repeated++
        this.#leaveOut(row, 'session-repeated', textAt(ids, row))
      } else if (hasText(ids, row)) this.notSampled++
      else {
        this.unnamed++
        this.#leaveOut(row, 'no-session-id', null)
      }
    }
    this.#rowsBefore += ids.length
    return kept === ids.length ? null : rows.subarray(0, kept)
  }

  #leaveOut(row: number, reason: LeftOutRow['reason'], session: string | null): void {
    if (this.leftOut.length < MOST_LISTED) this.leftOut.push({ row: this.#rowsBefore + row, reason, session })
  }

  #encodeColumn(column: LoadingColumn, source: SourceValues): EncodedValues | null {
    if (column.mapped.kind === 'session') return { type: 'text', ...asText(source) }
    return column.mapped.kind === 'user' ? this.#encodeUsers(source) : encodeColumn(column, source)
  }

  #encodeUsers(source: SourceValues): EncodedValues {
    const ids = asText(source)
    const has = new Uint8Array(ids.length)
    for (let row = 0; row < ids.length; row++) if (hasText(ids, row)) has[row] = 1
    const numbers = this.#users.numbersOf(hashIds(ids), has)
    const values = new Uint32Array(ids.length)
    const validity = new Validity(ids.length)
    for (let row = 0; row < ids.length; row++) {
      if (has[row] === 1) values[row] = numbers[row]!
      else validity.clear(row)
    }
    return { type: 'number', values, validity: validity.bits }
  }
}
