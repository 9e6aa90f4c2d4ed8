import type { Dimension } from '../pivot/dimension'
import type { Reference, ShowAs, Whole } from '../pivot/show-as'
import { formatKey } from './key'

/** How a measure is shown, in words that go after its name; empty where it is shown as it is. */
export function formatShowAs(showAs: ShowAs, columns: readonly Dimension[]): string {
  switch (showAs.kind) {
    case 'value':
      return ''
    case 'percent-of':
      return `% of ${WHOLE_NAMES[showAs.of]}`
    case 'difference':
      return `${showAs.isPercent ? '% difference' : 'difference'} from ${referenceName(showAs.from, columns)}`
    case 'index':
      return `index, ${referenceName(showAs.from, columns)} = 100`
    case 'rank':
      return 'rank'
    case 'running-total':
      return 'running total'
  }
}

/** What the totals are called of which a part is taken. */
export const WHOLE_NAMES: Readonly<Record<Whole, string>> = {
  row: 'row',
  column: 'column',
  'parent-row': 'parent row',
  'parent-column': 'parent column',
  grand: 'grand total',
}

function referenceName(from: Reference, columns: readonly Dimension[]): string {
  if (typeof from === 'string') return from
  if (from.column.length === 0) return 'the total'
  return from.column.map((value, i) => (columns[i] ? formatKey(columns[i], value) : String(value))).join(', ')
}
