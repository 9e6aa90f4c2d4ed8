import type { Key } from '#core/cells/key'
import type { Drawable } from '#core/chart/drawable'
import { findMeasure } from '#core/pivot/built-in-measures'
import type { Dimension } from '#core/pivot/dimension'

/** A pivot of every combination of as many values as said, for each dimension, of which so many are rows. */
export function drawable(
  dimensions: readonly Dimension[],
  rows: number,
  sizes: readonly number[],
  measure = 'sessions',
): Drawable {
  const keys = sizes.reduce<Key[]>(
    (keys, size) => keys.flatMap((key) => Array.from({ length: size }, (_, i) => [...key, i])),
    [[]],
  )
  return {
    dimensions,
    rows,
    details: keys.map((key, row) => ({ key, row, column: 0 })),
    measure: findMeasure(measure)!,
  }
}
