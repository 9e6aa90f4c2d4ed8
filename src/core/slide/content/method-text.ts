import type { SessionsTable } from '../../dataset/sessions-table'
import { formatPeriod } from '../../format/month'
import { formatCount, formatLevel } from '../../format/number'
import { findMeasure } from '../../pivot/built-in-measures'
import { intervalKindFor } from '../../pivot/interval-kind'
import type { Deck } from '../deck/deck'
import { sessionsTold } from '../footnote'
import { raterTexts } from '../rater-text'
import type { FigureAsked } from './panel-content'

/** How the numbers of a deck were made, point by point. */
export function methodText(deck: Deck, table: SessionsTable, { thresholds, level }: FigureAsked): string[] {
  const measures = measuresOf(deck)
  const setAside = table.rowsRead - table.sessions
  const hasAdjusted = deck.slides.some(({ shows }) =>
    shows.some((shown) => shown.kind === 'figure' && /^(f5|ta\d)$/.test(shown.figure)),
  )
  return [
    `Data: ${table.name}, ${sessionsTold(table, thresholds)}${table.period ? `, ${formatPeriod(table.period)}` : ''}. One row is one session${setAside > 0 ? `; ${formatCount(setAside)} of ${formatCount(table.rowsRead)} rows could not be used and were set aside` : ''}.`,
    ...measures.slice(0, 7).map(({ name, about }) => `${name}: ${about}`),
    `Intervals are of ${formatLevel(level)}: Wilson for rates, t on logarithms for geometric means, order statistics for medians${intervalKindFor(table) === 'clustered' ? '; sessions of one user are taken as alike' : '; sessions are taken as independent'}.`,
    ...(hasAdjusted
      ? [
          'Adjusted rates come from a regression on level indicators with work mode, value band, month, work occupation and kind of user held fixed as matched cells; errors are clustered by user (study 11.1).',
        ]
      : []),
    `Numbers from fewer than ${thresholds.minSessions} sessions${table.users === null ? '' : ` or ${thresholds.minUsers} users`} are withheld, together with whatever would give them away.`,
    ...raterTexts(measures, table).map((text) => `${text}.`),
    'A headline says that one number is above another only where their intervals do not meet.',
  ]
}

function measuresOf(deck: Deck) {
  const ids = deck.slides.flatMap(({ shows }) =>
    shows.flatMap((shown) =>
      shown.kind === 'view' ? [shown.measure] : shown.kind === 'figure' ? (shown.measures ?? []) : [],
    ),
  )
  return [...new Set(ids)].flatMap((id) => findMeasure(id) ?? [])
}
