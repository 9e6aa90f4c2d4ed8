import type { Figure } from '../figure'
import { alongRows } from '../published-value'
import { pivotPanel } from './parts'

export const FIGURE_2: Figure = {
  id: 'f2',
  number: 'Figure 2',
  name: 'Who decides',
  about:
    "Share of sessions by Claude's share of the planning and of the execution decisions, in ten bands of 10 points; a band holds its upper edge only at 100 % (study 4).",
  caveat:
    'Three bins of planning and one of execution were read off the figure; the study gives the means as about 30 % and 80 % for Claude.',
  panels: [
    {
      kind: 'overlay',
      form: 'bar',
      isScale: true,
      name: "Share of sessions by Claude's share of decisions",
      measure: 'share_of_sessions',
      categoryTitle: 'share of decisions',
      parts: [
        { name: 'Planning', dimension: 'planning_claude_tenths' },
        { name: 'Execution', dimension: 'execution_claude_tenths' },
      ],
      filters: [],
      published: [
        ...alongRows('share_of_sessions', 'figure', 0.01, { '0-10': 0.24, '10-20': 0.16, '20-30': 0.2 }, ['Planning']),
        // "About half of sessions".
        ...alongRows('share_of_sessions', 'figure', 0.05, { '90-100': 0.5 }, ['Execution']),
      ],
    },
    pivotPanel("Users' share of decisions, mean", {
      measures: ['planning_user_share', 'execution_user_share'],
      hasChart: false,
      published: [
        { measure: 'planning_user_share', row: [], column: [], value: 0.7, step: 0.01, in: 'text' },
        { measure: 'execution_user_share', row: [], column: [], value: 0.2, step: 0.01, in: 'text' },
      ],
    }),
  ],
}
