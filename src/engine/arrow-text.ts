import { type DataType, IntervalUnit, TimeUnit, Type } from '@uwdata/flechette'
import { decimalText } from './decimal-text'

/** A value of Arrow as text: nested values as JSON, everything else as it is written. */
export function arrowText(value: unknown, type: DataType): string | null {
  if (value === null || value === undefined) return null
  const text = jsonText(value, type)
  return text.startsWith('"') ? (JSON.parse(text) as string) : text
}

function jsonText(value: unknown, type: DataType): string {
  if (value === null || value === undefined) return 'null'
  switch (type.typeId) {
    case Type.Dictionary:
      return jsonText(value, type.dictionary)
    case Type.RunEndEncoded:
      return jsonText(value, childTypes(type)[1]!)
    case Type.List:
    case Type.LargeList:
    case Type.FixedSizeList:
    case Type.ListView:
    case Type.LargeListView: {
      const of = type.children[0]!.type
      return `[${Array.from(value as Iterable<unknown>, (item) => jsonText(item, of)).join(',')}]`
    }
    case Type.Struct: {
      const row = value as Readonly<Record<string, unknown>>
      return `{${type.children.map((f) => `${JSON.stringify(f.name)}:${jsonText(row[f.name], f.type)}`).join(',')}}`
    }
    case Type.Map: {
      const [key, of] = childTypes(type.children[0]!.type)
      const entries = [...(value as Iterable<[unknown, unknown]>)]
      return `{${entries.map(([k, v]) => `${JSON.stringify(arrowText(k, key!))}:${jsonText(v, of!)}`).join(',')}}`
    }
    case Type.Union:
      return jsonText(
        value,
        ownType(
          value,
          type.children.map((f) => f.type),
        ),
      )
    case Type.Binary:
    case Type.LargeBinary:
    case Type.BinaryView:
    case Type.FixedSizeBinary:
      return JSON.stringify(bytesText(value as Uint8Array, type.typeId === Type.FixedSizeBinary))
    case Type.Timestamp:
      return JSON.stringify(timeText(value as bigint, type.unit))
    case Type.Date:
      return JSON.stringify(new Date(Number(value)).toISOString().slice(0, 10))
    case Type.Time:
    case Type.Duration:
      return JSON.stringify(secondsText(BigInt(value as bigint | number), type.unit))
    case Type.Interval:
      return JSON.stringify(intervalText(value, type.unit))
    case Type.Decimal:
      return decimalText(BigInt(value as bigint | number), type.scale)
    case Type.Float:
      return Number.isFinite(value) ? String(value) : JSON.stringify(String(value))
    default:
      return typeof value === 'bigint' ? String(value) : JSON.stringify(value)
  }
}

const childTypes = (type: DataType): readonly DataType[] =>
  (type as { readonly children?: readonly { readonly type: DataType }[] }).children?.map((child) => child.type) ?? []

/** The type among those of a union that a value can be of; a union does not tell. */
function ownType(value: unknown, types: readonly DataType[]): DataType {
  const isText = typeof value === 'string'
  const isOwn = ({ typeId }: DataType) => (typeId === Type.Utf8 || typeId === Type.LargeUtf8) === isText
  return types.find(isOwn) ?? types[0]!
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Text where the bytes are text, else their digits; sixteen bytes of a fixed size are a UUID. */
function bytesText(bytes: Uint8Array, isFixed: boolean): string {
  if (!isFixed) {
    try {
      return utf8.decode(bytes)
    } catch {}
  }
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return isFixed && bytes.length === 16 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') : hex
}

/** Parts of a second that a unit counts. */
const PER_SECOND: Readonly<Record<number, bigint>> = {
  [TimeUnit.SECOND]: 1n,
  [TimeUnit.MILLISECOND]: 1_000n,
  [TimeUnit.MICROSECOND]: 1_000_000n,
  [TimeUnit.NANOSECOND]: 1_000_000_000n,
}

function timeText(value: bigint, unit: number): string {
  const per = PER_SECOND[unit]!
  const parts = ((value % per) + per) % per
  const seconds = Number((value - parts) / per)
  if (Math.abs(seconds) > 8.64e12) return String(value)
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}${fraction(parts, per)}`
}

function secondsText(value: bigint, unit: number): string {
  const per = PER_SECOND[unit]!
  const size = value < 0n ? -value : value
  const seconds = size / per
  const [h, m, s] = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n].map((n) => String(n).padStart(2, '0'))
  return `${value < 0n ? '-' : ''}${h}:${m}:${s}${fraction(size % per, per)}`
}

const fraction = (parts: bigint, per: bigint): string =>
  parts === 0n
    ? ''
    : `.${String(parts)
        .padStart(String(per).length - 1, '0')
        .replace(/0+$/, '')}`

function intervalText(value: unknown, unit: number): string {
  const parts = typeof value === 'number' ? [value] : Array.from(value as Iterable<number>)
  const [months, days, nanoseconds] =
    unit === IntervalUnit.YEAR_MONTH
      ? [parts[0], 0, 0]
      : unit === IntervalUnit.DAY_TIME
        ? [0, parts[0], (parts[1] ?? 0) * 1e6]
        : [parts[0], parts[1], parts[2]]
  return `${months} months ${days} days ${(nanoseconds ?? 0) / 1e9} seconds`
}
