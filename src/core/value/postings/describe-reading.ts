import { formatCount } from '../../format/number'
import { type PostingsRead, SET_ASIDE, SET_ASIDE_TEXT } from './read-postings'

/** What became of the rows of a file: kept, and set aside with the reason of each. Every row is in one of the lines. */
export function readingLines(
  { read, setAside, undated, converted }: Omit<PostingsRead, 'postings'>,
  kept: number,
  unreadableLines: number,
): string[] {
  const others = Object.entries(converted).map(([currency, n]) => `${currency} ${formatCount(n)}`)
  return [
    `${formatCount(read)} rows read, ${formatCount(kept)} postings kept`,
    ...SET_ASIDE.flatMap((reason) =>
      setAside[reason] > 0 ? [`${formatCount(setAside[reason])} set aside: ${SET_ASIDE_TEXT[reason]}`] : [],
    ),
    ...(unreadableLines > 0 ? [`${formatCount(unreadableLines)} lines could not be read`] : []),
    ...(undated > 0 ? [`${formatCount(undated)} of those kept have no date`] : []),
    ...(others.length > 0 ? [`converted to dollars: ${others.join(', ')}`] : []),
  ]
}
