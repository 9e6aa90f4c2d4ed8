import type { Figure } from '../figure'
import { alongRows } from '../published-value'
import { LEVELLED, pivotPanel, WITH_GOAL } from './parts'

export const TABLE_1: Figure = {
  id: 't1',
  number: 'Table 1',
  name: 'What the levels of expertise mean',
  about:
    'Expertise is rated per session, for the task at hand, from three signals of equal rank: how the task is framed, what is verified, and who corrects whom (study 5.1, 5.2). Below it, how many sessions have each level.',
  caveat: 'In our words; the wording of the rubric, and its examples, are the study’s.',
  panels: [
    {
      kind: 'text',
      name: 'The rubric',
      head: ['Level', 'Framing', 'Verification', 'Corrections'],
      lines: [
        [
          '1 Novice',
          'Generic, without names of the field',
          'None, or generic',
          'Wrong output goes unnoticed; Claude supplies basic terms',
        ],
        [
          '2 Beginner',
          'Some right terms, loosely used: what is wanted, not its shape or limits',
          'Mostly generic, at most one targeted request',
          'Pushes back on obvious errors only; Claude reframes at least once',
        ],
        [
          '3 Intermediate',
          'Precise about files, outputs and libraries, without method or trade-offs',
          'Generic and targeted mixed',
          'Catches mistakes that matter; neither side leads',
        ],
        [
          '4 Advanced',
          'At least one thing that cannot be read off the screen: an edge case, an invariant, a known way to fail',
          'Moderately specific at least once',
          'Catches at least one mistake of the field; needs no correction',
        ],
        [
          '5 Expert',
          'Names of an insider, trade-offs unasked, edge cases forestalled',
          'Aimed at particular ways to fail',
          'With technical reasons, from the user to Claude only',
        ],
      ],
      filters: [],
      published: [],
    },
    pivotPanel('Share of sessions by level', {
      isScale: true,
      rows: [{ dimension: 'expertise' }],
      measures: ['share_of_sessions'],
      filters: [LEVELLED, WITH_GOAL],
      // Shares of the counts of Table A2, among sessions with a level and a goal (study 5.3).
      published: alongRows('share_of_sessions', 'table', 0.001, { 1: 0.016, 2: 0.205, 3: 0.268, 4: 0.408, 5: 0.101 }),
    }),
  ],
}
