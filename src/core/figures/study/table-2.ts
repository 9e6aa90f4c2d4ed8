import type { Figure } from '../figure'
import { pivotPanel, TROUBLED } from './parts'

export const TABLE_2: Figure = {
  id: 't2',
  number: 'Table 2',
  name: 'What success and failure mean',
  about:
    'Each outcome measure with its rule and an example in our words (study 7.4), then its rate over all sessions with a clear goal, and after trouble.',
  caveat:
    'The study publishes no rate of these over all sessions; abandoned sessions are those among troubled ones that failed with no line added.',
  panels: [
    {
      kind: 'text',
      name: 'The rules',
      head: ['Measure', 'Rule', 'Example'],
      lines: [
        [
          'At least partial success',
          'Outcome succeeded or partially succeeded',
          'A site is deployed, the fixed links are not confirmed',
        ],
        ['Judged success', 'Outcome succeeded', 'A plan is written and accepted, nothing is committed'],
        [
          'Verified success',
          'Outcome succeeded, success signal 4 or 5',
          'A correction is committed and pushed to the main branch',
        ],
        ['Judged failure', 'Outcome failed', 'The user leaves after a question for clarification'],
        [
          'Verified failure',
          'Outcome failed, failure signal 4 or 5',
          'The same error survives three attempts, and the user gives up',
        ],
        [
          'Abandoned',
          'Outcome failed, no line added, after trouble',
          'Two more errors are reported, and there is no answer',
        ],
      ],
      filters: [],
      published: [],
    },
    pivotPanel('All sessions', {
      measures: ['partial_success', 'judged_success', 'verified_success', 'judged_failure', 'verified_failure'],
      hasChart: false,
    }),
    pivotPanel('Sessions that hit trouble', {
      measures: [
        'partial_success',
        'judged_success',
        'verified_success',
        'judged_failure',
        'verified_failure',
        'abandoned',
      ],
      filters: [TROUBLED],
      hasChart: false,
    }),
  ],
}
