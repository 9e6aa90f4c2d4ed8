import type { DimensionDefinition } from '../../pivot/dimension-definition'
import type { Figure } from '../figure'
import type { PublishedValue } from '../published-value'
import { pivotPanel } from './parts'

/** The study draws writing and data analysis as one line, and leaves four modes out. */
const DRAWN_MODES: DimensionDefinition = {
  kind: 'groups',
  id: 'drawn_modes',
  name: 'Work mode',
  from: 'work_mode',
  groups: [
    { name: 'Build', values: ['Build'] },
    { name: 'Operate', values: ['Operate'] },
    { name: 'Communicate', values: ['Communicate', 'Analyze'] },
    { name: 'Fix', values: ['Fix'] },
  ],
  rest: { name: 'Others' },
}

const FIRST = '2025-10'
const LAST = '2026-04'

const share = (month: string, mode: string, value: number, read: PublishedValue['in'] = 'text'): PublishedValue => ({
  measure: 'sessions',
  row: [month],
  column: [mode],
  value,
  step: 0.01,
  in: read,
})

const growth = (mode: string | null, value: number, read: PublishedValue['in'] = 'text'): PublishedValue => ({
  measure: 'task_value_mean',
  row: [LAST],
  column: mode === null ? [] : [mode],
  value,
  step: 0.01,
  in: read,
})

export const FIGURE_4: Figure = {
  id: 'f4',
  number: 'Figure 4',
  name: 'Modes and value by month',
  about:
    'Share of the sessions of a month by work mode, and the change of mean task value since the first month, by mode and in all; communicate is writing together with data analysis (study 9.1, 9.2).',
  caveat:
    'Months between the ends, and dollars, were not published. Values are of use relative to each other, not as dollars. The change of all is given as 27 % in the body of the study and as about 25 % in its key findings.',
  panels: [
    pivotPanel('Share of sessions by month', {
      form: 'line',
      isScale: true,
      rows: [{ dimension: 'month', offScale: 'hidden' }],
      columns: [{ dimension: 'drawn_modes' }],
      dimensions: [DRAWN_MODES],
      columnKeys: [['Build'], ['Operate'], ['Communicate'], ['Fix']],
      measures: ['sessions'],
      showAs: { kind: 'percent-of', of: 'row' },
      published: [
        share(FIRST, 'Fix', 0.33),
        share(LAST, 'Fix', 0.19),
        share(FIRST, 'Operate', 0.14),
        share(LAST, 'Operate', 0.21),
        share(FIRST, 'Communicate', 0.1),
        share(LAST, 'Communicate', 0.2),
        share(LAST, 'Build', 0.21, 'figure'),
      ],
    }),
    pivotPanel('Change of mean task value since the first month', {
      form: 'line',
      isScale: true,
      rows: [{ dimension: 'month', offScale: 'hidden' }],
      columns: [{ dimension: 'drawn_modes' }],
      dimensions: [DRAWN_MODES],
      columnKeys: [['Build'], ['Operate'], ['Fix'], [], ['Communicate']],
      measures: ['task_value_mean'],
      showAs: { kind: 'difference', from: 'first', isPercent: true },
      published: [
        growth(null, 0.27),
        growth('Build', 0.43),
        growth('Operate', 0.34),
        growth('Fix', 0.32),
        growth('Communicate', 0.02, 'figure'),
      ],
    }),
  ],
}
