import { formatCount } from '../format/number'
import type { Dropped } from './regression-table'

const sessions = (n: number): string => (n === 1 ? 'one session' : `${formatCount(n)} sessions`)

/** What a column leaves out and why, each as a short sentence, in the order in which sessions are first missed. */
export function droppedTexts({
  outcome,
  factor,
  logs,
  controls,
  levels,
  floorCells,
  floor,
  singletons,
}: Dropped): string[] {
  const told: readonly (readonly [n: number, why: string])[] = [
    [outcome, 'the outcome does not count for them'],
    [factor, 'the factor is missing or Unclear'],
    [logs, 'a logarithm does not exist'],
    [controls, 'a control is missing'],
    [levels, 'their level is under the thresholds'],
    [floor, `in ${formatCount(floorCells)} cells under the thresholds`],
    [singletons, 'alone in their cell'],
  ]
  return told.flatMap(([n, why]) => (n === 0 ? [] : [`${sessions(n)}: ${why}`]))
}

/** All sessions a column leaves out. */
export const leftOut = ({ floorCells, ...counts }: Dropped): number => Object.values(counts).reduce((a, b) => a + b, 0)
