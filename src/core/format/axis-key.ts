import type { Key } from '../cells/key'
import { type Axis, isTotal } from '../cells/pivot-cells'
import { formatKey, formatTotal } from './key'

/** A key in one line: its values, then what it is the total of. */
export function keyName(axis: Axis, key: Key): string {
  const values = key.map((value, i) => formatKey(axis.dimensions[i]!.dimension, value))
  const rest = isTotal(axis, key) ? [formatTotal(axis.dimensions[key.length]!.dimension)] : []
  return [...values, ...rest].join(', ') || 'All sessions'
}
