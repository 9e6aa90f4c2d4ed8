import type { AdjustmentRule } from './adjustment'
import { findMeasure } from './built-in-measures'
import type { MeasureDefinition } from './definitions/definition'
import { measureName } from './definitions/measure-name'
import type { Edit } from './edits'
import type { PivotSpec } from './spec'

/** The adjusted measure of a rate that a view shows, if it shows one. */
export const adjustedOf = (
  rate: string,
  { definitions, measures }: Pick<PivotSpec, 'definitions' | 'measures'>,
): MeasureDefinition | undefined =>
  definitions.find((one) => one.kind === 'adjusted' && one.of === rate && measures.includes(one.id))

/** Puts a rate adjusted as the study does beside the rate as it is, or takes it and its definition away. */
export const toggleAdjusted =
  (rate: string): Edit =>
  (spec) => {
    const shown = adjustedOf(rate, spec)
    if (shown) {
      return {
        ...spec,
        measures: spec.measures.filter((id) => id !== shown.id),
        definitions: spec.definitions.filter(({ id }) => id !== shown.id),
      }
    }
    return showAdjusted(adjustedDefinition(rate, spec.definitions))(spec)
  }

/** Holds an adjusted rate at another mix. */
export const chooseStandard =
  (id: string, to: AdjustmentRule['to']): Edit =>
  (spec) => ({
    ...spec,
    definitions: spec.definitions.map((one) =>
      one.id === id && one.kind === 'adjusted' ? { ...one, to: to && { ...to, values: [...to.values] } } : one,
    ),
  })

/** Defines an adjusted rate and puts it right after the rate as it is, which is shown as well. */
export const showAdjusted =
  (definition: Extract<MeasureDefinition, { kind: 'adjusted' }>): Edit =>
  (spec) => {
    const measures = spec.measures.includes(definition.of) ? spec.measures : [...spec.measures, definition.of]
    return {
      ...spec,
      definitions: [...spec.definitions, definition],
      measures: measures.toSpliced(measures.indexOf(definition.of) + 1, 0, definition.id),
    }
  }

/** The rate adjusted as the study does, by an id that is free. */
export function adjustedDefinition(
  rate: string,
  definitions: readonly MeasureDefinition[],
): Extract<MeasureDefinition, { kind: 'adjusted' }> {
  const isTaken = (id: string) => findMeasure(id) !== undefined || definitions.some((one) => one.id === id)
  let id = `${rate}_adjusted`
  for (let i = 2; isTaken(id); i++) id = `${rate}_adjusted_${i}`
  return {
    id,
    name: `${measureName(rate, definitions)}, adjusted`,
    kind: 'adjusted',
    of: rate,
    controls: null,
    to: null,
  }
}
