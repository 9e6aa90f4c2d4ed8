import { z } from 'zod'
import { FIELDS, type FieldId } from './field'
import type { SourceColumn } from './source-column'

const fieldId = z.enum(FIELDS.map(({ id }) => id) as [FieldId, ...FieldId[]])

/** What someone decided about the columns of an export; what is not in here is proposed. */
export const mappingChoiceSchema = z.object({
  /** By name in the export: the field the column holds, or null for none. */
  columns: z.record(z.string(), fieldId.nullable()),
  /** By field: the label a spelling of the export stands for, or null for none. */
  labels: z.partialRecord(fieldId, z.record(z.string(), z.string().nullable())),
})
export type MappingChoice = z.infer<typeof mappingChoiceSchema>

export const NO_CHOICE: MappingChoice = { columns: {}, labels: {} }

/** Decisions by the signature of the export they were made for. */
export const rememberedMappingsSchema = z.record(z.string(), mappingChoiceSchema)
export type RememberedMappings = z.infer<typeof rememberedMappingsSchema>

/**
 * Tells one kind of export from another: the names of its columns with what they hold, in any order. Whole and other
 * numbers are one, since the same column can be either from one month to the next.
 */
export function signatureOf(columns: readonly SourceColumn[]): string {
  const kinds = columns.map(({ name, type }) => [name, type === 'integer' ? 'number' : type])
  return JSON.stringify(kinds.sort(([a], [b]) => (a! < b! ? -1 : 1)))
}

export const isEmptyChoice = ({ columns, labels }: MappingChoice): boolean =>
  Object.keys(columns).length === 0 && Object.values(labels).every((of) => Object.keys(of ?? {}).length === 0)

/** The choice with one column decided anew. A field has one column: whichever had it before is none any more. */
export function chooseField(choice: MappingChoice, source: string, field: FieldId | null): MappingChoice {
  const others = Object.entries(choice.columns).map(([name, was]) => [
    name,
    field !== null && was === field ? null : was,
  ])
  return { ...choice, columns: { ...Object.fromEntries(others), [source]: field } }
}

/** The choice with one spelling of a field decided anew. */
export const chooseLabel = (
  choice: MappingChoice,
  field: FieldId,
  spelling: string,
  label: string | null,
): MappingChoice => ({
  ...choice,
  labels: { ...choice.labels, [field]: { ...choice.labels[field], [spelling]: label } },
})
