import type { Key } from '../../cells/key'
import type { Figure, PivotPanel } from '../figure'
import type { PublishedValue } from '../published-value'
import { pivotPanel } from './parts'

const signalEnds = (one: number, five: number): PublishedValue[] =>
  [
    { row: [1] as Key, value: one },
    { row: [5] as Key, value: five },
  ].map((end) => ({ ...end, measure: 'sessions', column: ['succeeded'], step: 0.01, in: 'figure' }))

/** Succeeded among all sessions with an outcome, since the study looks at the full sample here. */
const bySignal = (name: string, dimension: string, published: readonly PublishedValue[]): PivotPanel =>
  pivotPanel(name, {
    isScale: true,
    rows: [{ dimension }],
    columns: [{ dimension: 'outcome', offScale: 'excluded' }],
    columnKeys: [['succeeded']],
    measures: ['sessions'],
    showAs: { kind: 'percent-of', of: 'row' },
    published,
  })

export const FIGURE_A1: Figure = {
  id: 'a1',
  number: 'Figure A1',
  name: 'Judged success by strength of the signals',
  about:
    'A check of the labels against each other: the share judged succeeded by success and by failure signal, of all sessions, those without a clear goal too (study 10.1).',
  caveat: 'The study draws levels 1 to 5; its middle levels have no number.',
  panels: [
    bySignal('By success signal', 'success_signal', signalEnds(0.13, 0.9)),
    bySignal('By failure signal', 'failure_signal', signalEnds(0.85, 0.03)),
  ],
}
