import type { SessionsTable } from '../../dataset/sessions-table'
import { formatMonth } from '../../format/month'
import type { Deck } from '../deck/deck'
import type { Theme } from '../theme/theme'
import { BY_LEVEL, BY_MONTH, viewOf } from './shows'
import { deckOf, earlierOf, type TemplateSlide } from './template'

/** An update: what moved since the last deck, then the measures one follows by month. */
export function monthlyDeck(table: SessionsTable, theme: Theme, last: Deck | null): Deck {
  const until = table.period ? formatMonth(table.period.last) : table.name
  const line = { chart: { kind: 'line' as const } }
  const slides: TemplateSlide[] = [
    { layout: 'title', text: last ? 'What moved since the last deck' : 'The first of its kind' },
    { layout: 'moved' },
    {
      layout: 'number',
      shows: [viewOf(table, 'Sessions by month', { measures: ['sessions'], ...BY_MONTH, chart: { kind: 'bar' } })],
    },
    {
      layout: 'chart-table',
      shows: [viewOf(table, 'Verified success by month', { measures: ['verified_success'], ...BY_MONTH, ...line })],
    },
    {
      layout: 'chart-table',
      shows: [viewOf(table, 'Verified success by expertise', { measures: ['verified_success'], ...BY_LEVEL })],
    },
    {
      layout: 'chart',
      shows: [
        viewOf(table, 'Kinds of work by month', {
          measures: ['sessions'],
          showAs: { sessions: { kind: 'percent-of', of: 'row' } },
          columns: [{ dimension: 'mode_group' }],
          ...BY_MONTH,
          ...line,
        }),
      ],
    },
    {
      layout: 'two-charts',
      shows: [
        viewOf(table, 'Work per prompt by month', { measures: ['actions_per_prompt'], ...BY_MONTH, ...line }),
        viewOf(table, 'Task value by month', { measures: ['task_value_median'], ...BY_MONTH, ...line }),
      ],
    },
    { layout: 'caveats' },
  ]
  return { ...deckOf(`Monthly update: ${until}`, theme, slides), before: last && earlierOf(last) }
}
