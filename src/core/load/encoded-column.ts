import type { SqlType } from '../sql/node'

/** Values as the sessions table stores them; a bit of `validity` says whether a row has one, null means all. */
export type EncodedValues =
  | {
      readonly type: 'number'
      readonly values: Uint8Array | Uint16Array | Uint32Array | Float64Array
      readonly validity: Uint8Array | null
    }
  /** Positions in a list of labels. */
  | {
      readonly type: 'label'
      readonly codes: Uint16Array
      readonly labels: readonly string[]
      readonly validity: Uint8Array | null
    }
  | {
      readonly type: 'text'
      readonly offsets: Int32Array
      readonly bytes: Uint8Array
      readonly validity: Uint8Array | null
    }
  | { readonly type: 'flag'; readonly bits: Uint8Array; readonly validity: Uint8Array | null }
  | {
      readonly type: 'time'
      readonly values: BigInt64Array
      readonly perSecond: 1 | 1_000 | 1_000_000 | 1_000_000_000
      readonly validity: Uint8Array | null
    }

export interface EncodedColumn {
  readonly name: string
  readonly storedAs: SqlType
  readonly values: EncodedValues
}
