import type { SessionsTable } from '../../dataset/sessions-table'
import type { Deck } from '../deck/deck'
import type { Theme } from '../theme/theme'
import { monthlyDeck } from './monthly'
import { onePagerDeck } from './one-pager'
import { studyDeck } from './study'

export const TEMPLATE_IDS = ['study', 'monthly', 'one-pager'] as const
export type TemplateId = (typeof TEMPLATE_IDS)[number]

export const TEMPLATE_NAMES: Readonly<Record<TemplateId, string>> = {
  study: 'The study for your data',
  monthly: 'Monthly update',
  'one-pager': 'One-pager',
}

/**
 * A deck of a template for a dataset.
 *
 * @param last the deck before, for what moved since; null for a first one
 */
export function templateDeck(id: TemplateId, table: SessionsTable, theme: Theme, last: Deck | null): Deck {
  switch (id) {
    case 'study':
      return studyDeck(table, theme)
    case 'monthly':
      return monthlyDeck(table, theme, last)
    case 'one-pager':
      return onePagerDeck(table, theme)
  }
}
