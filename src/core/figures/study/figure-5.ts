import type { Figure } from '../figure'
import { alongRows } from '../published-value'
import { adjustedPanel, TROUBLED } from './parts'

export const FIGURE_5: Figure = {
  id: 'f5',
  number: 'Figure 5',
  name: 'Success and trouble by expertise',
  about:
    'Rates by expertise with work mode, value band, month, work occupation and kind of user held fixed as matched cells; sessions without a clear goal left out (study 8.1, 8.2).',
  caveat: '',
  panels: [
    adjustedPanel('All sessions', ['partial_success', 'judged_success', 'verified_success'], {
      published: [
        ...alongRows('partial_success', 'text', 0.01, { 1: 0.77 }),
        ...alongRows('partial_success', 'figure', 0.01, { 5: 0.91 }),
        ...alongRows('judged_success', 'figure', 0.01, { 1: 0.39, 5: 0.65 }),
        ...alongRows('verified_success', 'table', 0.001, { 1: 0.145, 2: 0.209, 3: 0.283, 4: 0.295, 5: 0.329 }),
      ],
    }),
    adjustedPanel('Sessions that hit trouble', ['partial_success', 'judged_success', 'verified_success'], {
      filters: [TROUBLED],
      published: [
        ...alongRows('partial_success', 'text', 0.01, { 1: 0.6 }),
        ...alongRows('partial_success', 'figure', 0.01, { 5: 0.8 }),
        ...alongRows('judged_success', 'figure', 0.01, { 1: 0.1, 5: 0.27 }),
        ...alongRows('verified_success', 'text', 0.01, { 1: 0.04, 5: 0.15 }),
      ],
    }),
    adjustedPanel('Failure after trouble', ['judged_failure', 'verified_failure', 'abandoned'], {
      filters: [TROUBLED],
      published: [
        ...alongRows('judged_failure', 'figure', 0.01, { 1: 0.4, 5: 0.2 }),
        ...alongRows('verified_failure', 'figure', 0.01, { 1: 0.3, 5: 0.18 }),
        ...alongRows('abandoned', 'text', 0.01, { 1: 0.19 }),
        ...alongRows('abandoned', 'figure', 0.01, { 5: 0.07 }),
      ],
    }),
  ],
}
