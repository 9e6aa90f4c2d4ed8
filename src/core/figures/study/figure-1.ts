import type { Figure } from '../figure'
import { alongRows } from '../published-value'
import { pivotPanel } from './parts'

export const FIGURE_1: Figure = {
  id: 'f1',
  number: 'Figure 1',
  name: 'What sessions are for',
  about: 'Share of sessions by work mode, one label a session by its dominant activity (study 2).',
  caveat: '',
  panels: [
    pivotPanel('Share of sessions by work mode', {
      rows: [{ dimension: 'work_mode' }],
      measures: ['share_of_sessions'],
      published: alongRows('share_of_sessions', 'figure', 0.01, {
        Fix: 0.26,
        Build: 0.25,
        Operate: 0.17,
        Communicate: 0.1,
        Understand: 0.07,
        Plan: 0.07,
        Orchestrate: 0.03,
        Analyze: 0.03,
        Test: 0.02,
      }),
    }),
  ],
}
