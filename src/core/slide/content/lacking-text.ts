import { FIELDS } from '../../dataset/field'
import type { Failure } from '../../failure'
import { failureText } from '../../failure-text'

/** Columns that come from reading transcripts, which an export without labels lacks. */
const LABELLED = new Set(FIELDS.filter(({ kind }) => kind === 'label').map(({ id }) => id as string))

/** Why something is not on a slide and what may help, for whoever sees the slide: without the names of all there is instead. */
export function lackingText(failure: Failure): { readonly what: string; readonly remedy: string } {
  if (failure.code === 'period-withheld') {
    return {
      what: 'The number of sessions in one of the two periods is withheld: it is too small, or would tell of too few beside another slide.',
      remedy: 'Open an export of more sessions, or take the slide out that shows nearly the same ones.',
    }
  }
  const column =
    failure.code === 'unknown-dimension'
      ? failure.name
      : failure.code === 'dimension-needs-column' || failure.code === 'measure-needs-column'
        ? failure.column
        : null
  if (column === null) return failureText(failure)
  const name = FIELDS.find(({ id }) => id === column)?.name.toLowerCase() ?? column.replaceAll('_', ' ')
  return {
    what: `These sessions have no ${name}.`,
    remedy: LABELLED.has(column)
      ? 'It is a label: have the transcripts labelled, or export the column and map it on the Data page.'
      : 'Export the column, or map another one to it on the Data page.',
  }
}
