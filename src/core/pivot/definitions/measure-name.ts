import { findMeasure } from '../built-in-measures'
import type { MeasureDefinition } from './definition'

/** The name of a measure, built in or defined; its id where there is none by that. */
export const measureName = (id: string, definitions: readonly MeasureDefinition[]): string =>
  findMeasure(id)?.name ?? definitions.find((definition) => definition.id === id)?.name ?? id
