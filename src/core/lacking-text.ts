import { FIELDS, type FieldId } from './dataset/field'
import type { Failure } from './failure'
import { failureText } from './failure-text'
import { derivedFrom } from './pivot/derived-dimension'

interface Lacking {
  readonly what: string
  readonly remedy: string
}

/** Columns that come from reading transcripts, which an export without labels lacks. */
const LABELLED = new Set<string>(FIELDS.filter(({ kind }) => kind === 'label').map(({ id }) => id))

/** Why something that was not chosen cannot be shown of a dataset, and what may help: without the names of all there is instead. */
export function lackingText(failure: Failure): Lacking {
  const asked =
    failure.code === 'unknown-dimension'
      ? failure.name
      : failure.code === 'dimension-needs-column' || failure.code === 'measure-needs-column'
        ? failure.column
        : null
  if (asked === null) return failureText(failure)
  const column: FieldId | string = derivedFrom(asked) ?? asked
  const name = FIELDS.find(({ id }) => id === column)?.name.toLowerCase() ?? column.replaceAll('_', ' ')
  return {
    what: `These sessions have no ${name}.`,
    remedy: LABELLED.has(column)
      ? 'It is a label: have the transcripts labelled, or export the column and map it on the Data page.'
      : 'Export the column, or map another one to it on the Data page.',
  }
}

/** The same in one line. */
export const lackingLine = (failure: Failure): string => {
  const { what, remedy } = lackingText(failure)
  return `${what} ${remedy}`
}
