import type { Figure } from '../figure'
import { alongRows } from '../published-value'
import { CODE_PRODUCING, IDENTIFIED, pivotPanel } from './parts'

/** As read off the figure; where two readings differ there is none (study.md 8.3). */
const BY_GROUP: Readonly<Record<string, readonly [verified: number | null, judged: number | null]>> = {
  'Computer and Mathematical': [0.34, 0.6],
  Management: [0.37, 0.55],
  Legal: [0.33, 0.57],
  'Business and Financial Operations': [0.29, 0.54],
  'Healthcare Practitioners and Technical': [0.28, 0.56],
  'Arts, Design, Entertainment, Sports, and Media': [0.28, 0.53],
  'Sales and Related': [null, null],
  'Architecture and Engineering': [0.27, 0.54],
  'Educational Instruction and Library': [0.27, 0.52],
  'Life, Physical, and Social Science': [0.27, 0.54],
}
const ofGroups = (i: 0 | 1) => Object.fromEntries(Object.entries(BY_GROUP).map(([group, rates]) => [group, rates[i]]))

export const FIGURE_6: Figure = {
  id: 'f6',
  number: 'Figure 6',
  name: 'Success by occupation where code was produced',
  about:
    'Verified and judged success in sessions with at least one line added, for the ten occupations with most sessions; occupation Unclear left out (study 8.3).',
  caveat: 'The study counts modified lines too; an export that has only added ones leaves those sessions out.',
  panels: [
    pivotPanel('Code-producing sessions', {
      rows: [{ dimension: 'occupation', order: 'size' }],
      measures: ['verified_success', 'judged_success'],
      filters: [CODE_PRODUCING, IDENTIFIED],
      largestRows: 10,
      published: [
        ...alongRows('verified_success', 'figure', 0.01, ofGroups(0)),
        ...alongRows('judged_success', 'figure', 0.01, ofGroups(1)),
      ],
      notCompared: [
        'Sales and related: two readings of the figure differ, 28 and 26 % verified, 58 and 51 % judged.',
        'At least partial success: the readings of the figure, 92 to 95 %, contradict the text, 88 and 89 %.',
      ],
    }),
  ],
}
