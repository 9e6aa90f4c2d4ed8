import type { AskedMeasure } from './measure'
import { COUNTS_MEASURES } from './measures/counts'
import { DECISIONS_MEASURES } from './measures/decisions'
import { EFFORT_MEASURES } from './measures/effort'
import { SUCCESS_MEASURES } from './measures/success'
import { TASK_VALUE_MEASURES } from './measures/task-value'
import { TROUBLE_MEASURES } from './measures/trouble'

/** The measures every view has, in the order of the list. */
export const MEASURES = [
  ...COUNTS_MEASURES,
  ...SUCCESS_MEASURES,
  ...TROUBLE_MEASURES,
  ...EFFORT_MEASURES,
  ...DECISIONS_MEASURES,
  ...TASK_VALUE_MEASURES,
] as const

export type MeasureId = (typeof MEASURES)[number]['id']
export const MEASURE_IDS = MEASURES.map((m) => m.id) as MeasureId[]

const byId = new Map<string, AskedMeasure>(MEASURES.map((m) => [m.id, m]))

/** The measure with this id that is built in, or undefined. */
export const findMeasure = (id: string): AskedMeasure | undefined => byId.get(id)
