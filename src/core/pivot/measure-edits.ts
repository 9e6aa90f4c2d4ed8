import { findMeasure } from './built-in-measures'
import type { MeasureDefinition } from './definitions/definition'
import type { DefinitionBody } from './definitions/definition-text'
import type { Edit } from './edits'
import type { ShowAs } from './show-as'

/** Shows a measure as said; as it is, which needs no word. */
export const showMeasureAs =
  (measure: string, showAs: ShowAs): Edit =>
  (spec) => {
    const { [measure]: _, ...others } = spec.showAs
    return { ...spec, showAs: showAs.kind === 'value' ? others : { ...others, [measure]: showAs } }
  }

/** Moves a measure one place; at the end it stays. */
export const shiftMeasure =
  (measure: string, by: -1 | 1): Edit =>
  (spec) => {
    const from = spec.measures.indexOf(measure)
    const to = from + by
    if (from < 0 || to < 0 || to >= spec.measures.length) return spec
    return { ...spec, measures: spec.measures.toSpliced(from, 1).toSpliced(to, 0, measure) }
  }

/** Defines a measure and shows it. One with the same id is replaced where it stands. */
export const addDefinition =
  (definition: MeasureDefinition): Edit =>
  (spec) => {
    const at = spec.definitions.findIndex(({ id }) => id === definition.id)
    return {
      ...spec,
      definitions: at < 0 ? [...spec.definitions, definition] : spec.definitions.with(at, definition),
      measures: spec.measures.includes(definition.id) ? spec.measures : [...spec.measures, definition.id],
    }
  }

export const renameMeasure =
  (measure: string, name: string): Edit =>
  (spec) => ({
    ...spec,
    definitions: spec.definitions.map((definition) =>
      definition.id === measure ? { ...definition, name } : definition,
    ),
  })

/** Forgets a definition, and takes its measure out, unless it is the only one. Formulas that use it say so when asked. */
export const forgetMeasure =
  (measure: string): Edit =>
  (spec) => {
    const measures = spec.measures.filter((id) => id !== measure)
    if (measures.length === 0) return spec
    return { ...spec, measures, definitions: spec.definitions.filter(({ id }) => id !== measure) }
  }

/** A definition with an id that is free, made of its name. */
export function nameDefinition(
  body: DefinitionBody,
  name: string,
  definitions: readonly MeasureDefinition[],
): MeasureDefinition {
  const stem =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^[^a-z]+|_+$/g, '') || 'measure'
  const isTaken = (id: string) => findMeasure(id) !== undefined || definitions.some((d) => d.id === id)
  let id = stem
  for (let i = 2; isTaken(id); i++) id = `${stem}_${i}`
  return { id, name, ...body }
}
