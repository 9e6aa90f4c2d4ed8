import { isOffScale } from '../pivot/dimension'
import type { PlannedDimension } from '../pivot/plan'
import { isSameKey, type Key, KeyIndex } from './key'

/** Whether the parts of a key are not listed: then it stands for them, whether or not totals do. */
export function isCollapsed(dimensions: readonly PlannedDimension[], key: Key): boolean {
  if (key.length === 0 || key.length >= dimensions.length) return false
  return collapsedBy(dimensions)(key)
}

/**
 * Whether a key of an axis is listed: not inside a collapsed one, no total that is switched off,
 * and none of what could not be told where that is hidden. What is not listed
 * has been asked and counts in what is withheld all the same.
 */
export function listed(dimensions: readonly PlannedDimension[]): (key: Key) => boolean {
  const isClosed = collapsedBy(dimensions)
  return (key) => {
    if (key.some((value, i) => dimensions[i]?.offScale === 'hidden' && isOffScale(value))) return false
    for (let length = 1; length < key.length; length++) if (isClosed(key.slice(0, length))) return false
    const totalOver = dimensions[key.length]
    return totalOver?.totals !== 'none' || (key.length > 0 && isClosed(key))
  }
}

/**
 * What is collapsed of a dimension after a key of it was collapsed, or listed again; undefined where nothing is.
 *
 * @param all the keys there are of its length
 */
export function toggleCollapsed(
  { collapsed = [] }: Pick<PlannedDimension, 'collapsed'>,
  key: Key,
  all: readonly Key[],
): Key[] | undefined {
  const closed = collapsed === 'all' ? all : collapsed
  const others = closed.filter((other) => !isSameKey(other, key))
  const next = others.length < closed.length ? others : [...closed, key]
  return next.length > 0 ? next : undefined
}

function collapsedBy(dimensions: readonly PlannedDimension[]): (key: Key) => boolean {
  const closed = KeyIndex.of(dimensions.flatMap(({ collapsed }) => (collapsed === 'all' ? [] : (collapsed ?? []))))
  return (key) =>
    key.length < dimensions.length && (dimensions[key.length - 1]?.collapsed === 'all' || closed.find(key) >= 0)
}
