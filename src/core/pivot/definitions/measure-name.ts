import { findMeasure } from '../built-in-measures'
import type { MeasureDefinition } from './definition'

/** What a measure is called; one that is not known, by its id. */
export function measureName(id: string, definitions: readonly MeasureDefinition[]): string {
  const known = findMeasure(id)?.name ?? definitions.find((definition) => definition.id === id)?.name
  const [base, run] = id.split('@', 2)
  const ofRun = run === undefined ? undefined : findMeasure(base!)?.name
  return known ?? (ofRun === undefined ? id : `${ofRun}, run ${run}`)
}
