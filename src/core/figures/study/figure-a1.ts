import type { Key } from '../../cells/key'
import type { Figure } from '../figure'
import type { PublishedValue } from '../published-value'
import { pivotPanel } from './parts'

const signalEnds = (one: number, five: number): PublishedValue[] =>
  [
    { row: [1] as Key, value: one },
    { row: [5] as Key, value: five },
  ].map((end) => ({ ...end, measure: 'judged_success', column: [], step: 0.01, in: 'figure' }))

export const FIGURE_A1: Figure = {
  id: 'a1',
  number: 'Figure A1',
  name: 'Judged success by strength of the signals',
  about: 'A check of the labels against each other: judged success by success and by failure signal (study 10.1).',
  caveat: 'The study draws levels 1 to 5; its middle levels have no number.',
  panels: [
    pivotPanel('By success signal', {
      isScale: true,
      rows: [{ dimension: 'success_signal' }],
      measures: ['judged_success'],
      published: signalEnds(0.13, 0.9),
    }),
    pivotPanel('By failure signal', {
      isScale: true,
      rows: [{ dimension: 'failure_signal' }],
      measures: ['judged_success'],
      published: signalEnds(0.85, 0.03),
    }),
  ],
}
