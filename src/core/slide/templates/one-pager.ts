import type { SessionsTable } from '../../dataset/sessions-table'
import type { Deck } from '../deck/deck'
import type { Theme } from '../theme/theme'
import { figureOf, viewOf } from './shows'
import { deckOf } from './template'

/** One slide that stands for all: three numbers, success by expertise and what sessions are for. */
export const onePagerDeck = (table: SessionsTable, theme: Theme): Deck =>
  deckOf(`${table.name} on one page`, theme, [
    {
      layout: 'one-page',
      shows: [
        viewOf(table, 'Sessions', { measures: ['sessions'] }),
        viewOf(table, 'Verified success', { measures: ['verified_success'] }),
        viewOf(table, 'Actions per prompt', { measures: ['actions_per_prompt'] }),
        figureOf('ta2', 'Verified success'),
        figureOf('f1', 'Share of sessions by work mode'),
      ],
    },
  ])
