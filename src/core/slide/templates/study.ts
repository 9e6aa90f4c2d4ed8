import type { SessionsTable } from '../../dataset/sessions-table'
import type { Deck } from '../deck/deck'
import type { Theme } from '../theme/theme'
import { BY_LEVEL, figureOf, findingOf, viewOf } from './shows'
import { deckOf, type TemplateSlide } from './template'

const MANAGEMENT = [
  { dimension: 'occupation', values: ['Management'], isNegated: false },
  { dimension: 'code_producing', values: ['yes'], isNegated: false },
]

/** The study for one's own data: its story, every slide asked of the dataset that is open. */
export function studyDeck(table: SessionsTable, theme: Theme): Deck {
  const slides: TemplateSlide[] = [
    { layout: 'title', text: 'The questions of the study of June 2026, asked of these sessions' },
    { layout: 'points', shows: [findingOf('twice'), findingOf('within-seven'), findingOf('more-work')] },
    { layout: 'chart-table', shows: [figureOf('f1', 'Share of sessions by work mode')] },
    {
      layout: 'chart-table',
      shows: [figureOf('f6', 'Code-producing sessions', ['verified_success'])],
      notes: 'Coding background: whether people of other occupations succeed as often when code is produced.',
    },
    {
      layout: 'number',
      shows: [
        viewOf(table, 'Verified success of managers', {
          measures: ['verified_success'],
          filters: MANAGEMENT,
          ...BY_LEVEL,
        }),
      ],
      notes:
        'Management: the study found it highest of the ten largest groups. Managers may also confirm more readily.',
    },
    {
      layout: 'two-charts',
      shows: [
        viewOf(table, 'Users’ share of planning decisions', { measures: ['planning_user_share'], ...BY_LEVEL }),
        viewOf(table, 'Users’ share of execution decisions', { measures: ['execution_user_share'], ...BY_LEVEL }),
      ],
      notes: 'Who decides: the study found users with 70 % of planning and 20 % of execution decisions.',
    },
    { layout: 'two-charts', shows: [figureOf('f3', 'Actions per prompt'), figureOf('f3', 'Output words per prompt')] },
    { layout: 'chart-table', shows: [figureOf('ta2', 'Verified success')] },
    {
      layout: 'chart-table',
      shows: [figureOf('f5', 'Failure after trouble', ['abandoned', 'verified_failure', 'judged_failure'])],
    },
    {
      layout: 'two-charts',
      shows: [
        figureOf('f4', 'Share of sessions by month'),
        figureOf('f4', 'Change of mean task value since the first month'),
      ],
    },
    { layout: 'caveats' },
    { layout: 'method' },
  ]
  return deckOf('How AI coding sessions go, and for whom', theme, slides)
}
