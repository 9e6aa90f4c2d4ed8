import type { Figure, PublishedColumn } from '../figure'
import type { PublishedValue } from '../published-value'

const slope = (column: number, value: number): PublishedValue => ({
  measure: 'verified_success',
  row: ['expertise'],
  column: [column],
  value,
  step: 0.0001,
  in: 'table',
})

const PUBLISHED_COLUMNS: readonly PublishedColumn[] = [
  { slope: 0.0426, se: 0.0008, sessions: 359_586, cells: null, r2: 0.009 },
  { slope: 0.0507, se: 0.0008, sessions: 359_586, cells: 36, r2: 0.066 },
  { slope: 0.0443, se: 0.0008, sessions: 359_586, cells: 252, r2: 0.081 },
  { slope: 0.0442, se: 0.0008, sessions: 353_347, cells: 615, r2: 0.083 },
  { slope: 0.0379, se: 0.0009, sessions: 351_603, cells: 1_130, r2: 0.088 },
  { slope: 0.0364, se: 0.0009, sessions: 302_647, cells: 4_438, r2: 0.136 },
]

export const TABLE_A1: Figure = {
  id: 'ta1',
  number: 'Table A1',
  name: 'Verified success on expertise',
  about:
    'Change of verified success a level of expertise; each column holds more fixed, interacted; errors clustered by user (study 11.1).',
  caveat:
    'The bands of column 6 are ours: session length by human prompts (1, 2 to 4, 5 to 9, 10 or more), model tiers as sold (Haiku, Sonnet, Opus, Fable).',
  panels: [
    {
      kind: 'regression',
      name: 'Verified success, per level of expertise',
      measure: 'verified_success',
      factor: 'expertise',
      hasLevels: false,
      steps: [
        { absorb: ['work_mode', 'value_band'], logs: [] },
        { absorb: ['month'], logs: [] },
        { absorb: ['work_occupation'], logs: [] },
        { absorb: ['software_related'], logs: [] },
        { absorb: ['model_tier', 'length_band'], logs: ['model_calls', 'prompts'] },
      ],
      filters: [],
      // Column 6 is not among them: its definition is not the study's.
      published: PUBLISHED_COLUMNS.slice(0, 5).map((column, i) => slope(i + 1, column.slope)),
      publishedColumns: PUBLISHED_COLUMNS,
      notCompared: [
        'Column 6, 0.0364: the study does not say what its model tiers and bands of session length are, so that ours need not be the same.',
      ],
    },
  ],
}
