import type { Figure } from '../figure'
import { alongRows } from '../published-value'
import { adjustedPanel, MATCHED } from './parts'

export const TABLE_A2: Figure = {
  id: 'ta2',
  number: 'Table A2',
  name: 'Verified success by level of expertise',
  about: 'The regression of Table A1, column 5, with one slope a level against novices (study 8.1, 11.2).',
  caveat: '',
  panels: [
    adjustedPanel('Verified success', ['verified_success'], {
      published: alongRows('verified_success', 'table', 0.001, { 1: 0.145, 2: 0.209, 3: 0.283, 4: 0.295, 5: 0.329 }),
    }),
    {
      kind: 'regression',
      name: 'Verified success, against novices',
      measure: 'verified_success',
      factor: 'expertise',
      hasLevels: true,
      steps: [{ absorb: [...MATCHED], logs: [] }],
      filters: [],
      published: [0.064, 0.138, 0.15, 0.184].map((value, i) => ({
        measure: 'verified_success',
        row: [`expertise=${i + 2}`],
        column: [2],
        value,
        step: 0.001,
        in: 'table',
      })),
    },
  ],
}
