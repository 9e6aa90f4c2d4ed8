import type { MeasureId } from '../../pivot/built-in-measures'
import type { Figure, RegressionPanel } from '../figure'
import { alongRows, type PublishedValue } from '../published-value'
import { LEVELLED, pivotPanel } from './parts'

/** A published change a level, of the column that holds the study's controls fixed. */
const perLevel = (measure: MeasureId, value: number): PublishedValue => ({
  measure,
  row: ['expertise'],
  column: [2],
  value,
  step: 0.01,
  in: 'text',
})

const effort = (name: string, measure: MeasureId, published: number): RegressionPanel => ({
  kind: 'regression',
  name,
  measure,
  factor: 'expertise',
  hasLevels: false,
  steps: [{ absorb: ['work_mode', 'value_band', 'month', 'software_related', 'model_family'], logs: [] }],
  filters: [],
  published: [perLevel(measure, published)],
})

export const FIGURE_3: Figure = {
  id: 'f3',
  number: 'Figure 3',
  name: 'Work per prompt by expertise',
  about:
    'Actions and output words per human prompt by expertise: boxes are the quartiles, whiskers the 5th and 95th percentile, dots geometric means. Then the change a level with work mode, value band, month, kind of user and model family held fixed (study 5.4).',
  caveat:
    'The study names numbers for novices and experts only. It holds "occupation" fixed without saying which; here it is software-related, other or unclear, as under its Figure 5.',
  panels: [
    pivotPanel('Actions per prompt', {
      form: 'box',
      isScale: true,
      rows: [{ dimension: 'expertise' }],
      measures: ['actions_per_prompt'],
      filters: [LEVELLED],
      published: alongRows('actions_per_prompt', 'figure', 0.1, { 1: 4.9, 5: 11.7 }),
    }),
    pivotPanel('Output words per prompt', {
      form: 'box',
      isScale: true,
      rows: [{ dimension: 'expertise' }],
      measures: ['words_per_prompt'],
      filters: [LEVELLED],
      published: [
        ...alongRows('words_per_prompt', 'figure', 1, { 1: 607 }),
        ...alongRows('words_per_prompt', 'figure', 100, { 5: 3200 }),
      ],
    }),
    effort('Actions per prompt, change per level', 'actions_per_prompt', 0.09),
    effort('Output words per prompt, change per level', 'words_per_prompt', 0.13),
  ],
}
