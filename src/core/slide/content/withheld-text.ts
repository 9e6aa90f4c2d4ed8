import { MOST_ATOMS } from '../../cells/build-beside'
import type { SessionsTable } from '../../dataset/sessions-table'
import { formatCount } from '../../format/number'
import type { Thresholds } from '../../pivot/spec'
import type { Content } from './content'

/** Which numbers are not shown, of a dataset that knows its users or does not. */
export const tooFewText = ({ minSessions, minUsers }: Thresholds, { users }: SessionsTable): string =>
  `Numbers from fewer than ${minSessions} sessions${users === null ? '' : ` or ${minUsers} users`} are not shown.`

/**
 * What could not be held against another slide, with the reason in its place.
 *
 * @param beside the other slide and the own one, from 1
 */
export function tooFine(content: Content, beside: number, own: number): Content {
  const other = beside === own ? 'what else this slide shows' : `slide ${beside}`
  const { name } = content
  return {
    ...content,
    headline: `Not shown: ${name.slice(0, 1).toLowerCase()}${name.slice(1)}`,
    chart: null,
    table: null,
    big: null,
    callout: '',
    lacking: {
      what: `It cuts the sessions too finely to be shown in one deck with ${other}.`,
      remedy: `Together they tell more than ${formatCount(MOST_ATOMS)} groups of sessions apart, too many to make sure that no withheld number follows from both. Show fewer rows, columns or filters here, or take ${beside === own ? 'the other' : other} out.`,
      published: '',
      isWithheld: true,
    },
  }
}
