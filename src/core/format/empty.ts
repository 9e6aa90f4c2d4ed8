import type { Cell, EmptyReason } from '../cells/pivot-cells'

/** Why a cell has no number, as a sentence. */
export const emptyText = ({ reason }: Extract<Cell, { kind: 'empty' }>): string =>
  reason === undefined ? 'No session fell here.' : SENTENCES[reason]

/** The same in as few words as a cell of a table has room for; nothing where no session fell. */
export const emptyWords = ({ reason }: Extract<Cell, { kind: 'empty' }>): string =>
  reason === undefined ? '' : WORDS[reason]

const WORDS: Readonly<Record<EmptyReason, string>> = {
  'no matched session': 'no match',
  'division by zero': 'divided by 0',
  'nothing to compare with': 'nothing to compare',
  'not on the scale': 'not on the scale',
  'no rank': 'no rank',
}

const SENTENCES: Readonly<Record<EmptyReason, string>> = {
  'no matched session': 'No number: no session of this cell is in a matched cell that is large enough.',
  'division by zero': 'No number: it would be divided by zero.',
  'nothing to compare with': 'No number: there is nothing to compare it with.',
  'not on the scale': 'No number: it has no place in the order.',
  'no rank': 'No rank: there is nothing beside it to rank it among.',
}
