import { type FieldId, fieldOf, isFieldId } from '#core/dataset/field'
import { parseLabel } from '#core/dataset/label'
import { chooseField, chooseLabel, isEmptyChoice, type MappingChoice, NO_CHOICE } from '#core/dataset/mapping-choice'
import { ok, type Result } from '#core/failure'
import { usage } from './outcome'

/** Options of every command that opens an export. */
export const MAPPING_OPTIONS = {
  map: { type: 'string', multiple: true },
  label: { type: 'string', multiple: true },
  sample: { type: 'string' },
  labels: { type: 'string', multiple: true },
} as const

/**
 * `--map "their column=our_field"`, or `=none`, and `--label "field:their spelling=label"`, or `=none`. Undefined when
 * nothing was decided.
 */
export function parseMapping(options: {
  readonly map?: readonly string[]
  readonly label?: readonly string[]
}): Result<MappingChoice | undefined> {
  let choice = NO_CHOICE
  for (const text of options.map ?? []) {
    const { before: source, after: field } = cut(text, text.lastIndexOf('='))
    if (source === '' || (field !== 'none' && !isFieldId(field))) {
      return usage(`--map is "their column=field", with a field of the session schema or none, not ${text}`)
    }
    choice = chooseField(choice, source, field === 'none' ? null : field)
  }
  for (const text of options.label ?? []) {
    const { before: field, after: rest } = cut(text, text.indexOf(':'))
    const { before: spelling, after: label } = cut(rest, rest.lastIndexOf('='))
    const taxonomy = isFieldId(field) ? fieldOf(field).taxonomy : undefined
    const value = taxonomy && label !== 'none' ? parseLabel(taxonomy, label) : null
    if (!taxonomy || spelling === '' || (label !== 'none' && value === null)) {
      return usage(`--label is "field:their spelling=label", with a label of that field or none, not ${text}`)
    }
    choice = chooseLabel(choice, field as FieldId, spelling, value)
  }
  return ok(isEmptyChoice(choice) ? undefined : choice)
}

const cut = (text: string, at: number) => ({
  before: at < 0 ? '' : text.slice(0, at).trim(),
  after: text.slice(at + 1).trim(),
})
