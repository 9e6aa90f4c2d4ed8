import { type CodedValues, hasBit, type NumberValues, type SourceValues } from './source-values'
import { Validity } from './validity'

/** Parts of one column, one behind the other. All are of one kind, and instants of one unit. */
export function joinValues<V extends SourceValues>(parts: readonly V[]): V {
  const [first] = parts
  if (!first || parts.length === 1) return first!
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return { ...first, length, validity: joinValidity(parts, length), ...joinedBody(first.kind, parts, length) }
}

function joinedBody(kind: SourceValues['kind'], parts: readonly SourceValues[], length: number): object {
  switch (kind) {
    case 'text':
      return joinTexts(parts as never, length)
    case 'coded':
      return joinCodes(parts as never, length)
    case 'number': {
      const values = new Float64Array(length)
      eachPart(parts as readonly NumberValues[], (part, at) => values.set(part.values, at))
      return { values, ...joinedSpelling(parts as readonly NumberValues[]) }
    }
    case 'time': {
      const values = new BigInt64Array(length)
      eachPart(parts as readonly Extract<SourceValues, { kind: 'time' }>[], (part, at) => values.set(part.values, at))
      return { values }
    }
    case 'flag': {
      const bits = new Uint8Array((length + 7) >> 3)
      eachPart(parts as readonly Extract<SourceValues, { kind: 'flag' }>[], (part, at) => {
        for (let row = 0; row < part.length; row++) {
          if (hasBit(part.bits, row)) bits[(at + row) >> 3]! |= 1 << ((at + row) & 7)
        }
      })
      return { bits }
    }
    default:
      return unreachable(kind)
  }
}

function joinedSpelling(parts: readonly NumberValues[]): Pick<NumberValues, 'spelled'> {
  if (parts.every(({ spelled }) => spelled === undefined)) return {}
  return {
    spelled(row) {
      let at = row
      for (const part of parts) {
        if (at < part.length) return part.spelled?.(at) ?? String(part.values[at]!)
        at -= part.length
      }
      throw new Error(`no row ${row}`)
    },
  }
}

function joinTexts(parts: readonly Extract<SourceValues, { kind: 'text' }>[], length: number) {
  // The bytes of a part can begin and end outside of its values.
  const used = parts.map(({ bytes, offsets, length }) => bytes.subarray(offsets[0], offsets[length]))
  const bytes = new Uint8Array(used.reduce((sum, part) => sum + part.length, 0))
  const offsets = new Int32Array(length + 1)
  let end = 0
  eachPart(parts, (part, at, i) => {
    bytes.set(used[i]!, end)
    const shift = end - part.offsets[0]!
    for (let row = 0; row <= part.length; row++) offsets[at + row] = part.offsets[row]! + shift
    end += used[i]!.length
  })
  return { bytes, offsets }
}

function joinCodes(parts: readonly CodedValues[], length: number) {
  const codes = new Int32Array(length)
  let texts = 0
  eachPart(parts, (part, at) => {
    for (let row = 0; row < part.length; row++) codes[at + row] = part.codes[row]! + texts
    texts += part.texts.length
  })
  return { codes, texts: joinValues(parts.map((part) => part.texts)) }
}

function joinValidity(parts: readonly SourceValues[], length: number): Uint8Array | null {
  const validity = new Validity(length)
  eachPart(parts, (part, at) => {
    if (part.validity === null) return
    for (let row = 0; row < part.length; row++) if (!hasBit(part.validity, row)) validity.clear(at + row)
  })
  return validity.bits
}

function eachPart<V extends SourceValues>(parts: readonly V[], visit: (part: V, at: number, i: number) => void): void {
  let at = 0
  for (const [i, part] of parts.entries()) {
    visit(part, at, i)
    at += part.length
  }
}

function unreachable(kind: never): never {
  throw new Error(`no joining of ${kind}`)
}
