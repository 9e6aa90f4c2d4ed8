import type { Key } from '../cells/key'
import { type Axis, isTotal } from '../cells/pivot-cells'
import { formatKey, formatTotal } from './key'

type Dimensions = Pick<Axis, 'dimensions'>

/** A place on both axes in one line, what is total on both said once. */
export function placeName(rows: Dimensions, row: Key, columns: Dimensions, column: Key): string {
  const names = [keyName(rows, row), keyName(columns, column)]
  const told = names.filter((name) => name !== ALL)
  return told.length > 0 ? [...new Set(told)].join(' · ') : ALL
}

/** A key in one line: its values, then what it is the total of. */
export function keyName(axis: Dimensions, key: Key): string {
  const values = key.map((value, i) => formatKey(axis.dimensions[i]!.dimension, value))
  const rest = isTotal(axis, key) ? [formatTotal(axis.dimensions[key.length]!.dimension)] : []
  return [...values, ...rest].join(', ') || ALL
}

const ALL = 'All sessions'
