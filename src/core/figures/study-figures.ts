import type { Key } from '../cells/key'
import type { MeasureId } from '../pivot/built-in-measures'
import type { PivotSpec } from '../pivot/spec'
import type { AdjustedPanel, Figure, PivotPanel } from './figure'
import { alongRows, type PublishedValue } from './published-value'

const IDENTIFIED: PivotSpec['filters'][number] = { dimension: 'occupation', values: ['Unclear', null], isNegated: true }
const LEVELLED: PivotSpec['filters'][number] = { dimension: 'expertise', values: ['Unclear', null], isNegated: true }
const CODE_PRODUCING: PivotSpec['filters'][number] = { dimension: 'code_producing', values: ['yes'], isNegated: false }
const TROUBLED: PivotSpec['filters'][number] = {
  dimension: 'failure_signal',
  values: [3, 4, 5],
  isNegated: false,
}

/** The matched cells of the study's adjusted rates (study.md 11.1, column 5). */
const MATCHED = ['work_mode', 'value_band', 'month', 'work_occupation', 'software_related'] as const

const bars = (name: string, more: Partial<PivotPanel>): PivotPanel => ({
  kind: 'pivot',
  form: 'bar',
  isScale: false,
  name,
  rows: [],
  columns: [],
  measures: [],
  filters: [],
  published: [],
  ...more,
})

const byLevel = (name: string, measures: readonly MeasureId[], more: Partial<AdjustedPanel>): AdjustedPanel => ({
  kind: 'adjusted',
  name,
  measures,
  factor: 'expertise',
  controls: MATCHED,
  filters: [],
  published: [],
  ...more,
})

/** Figure 6 as read; where two readings differ there is none (study.md 8.3). */
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

const slope = (column: number, value: number): PublishedValue => ({
  measure: 'verified_success',
  row: ['expertise'],
  column: [column],
  value,
  step: 0.0001,
  in: 'table',
})

const signalEnds = (one: number, five: number): PublishedValue[] =>
  [
    { row: [1] as Key, value: one },
    { row: [5] as Key, value: five },
  ].map((end) => ({ ...end, measure: 'judged_success', column: [], step: 0.01, in: 'figure' }))

/** The study's figures and tables, in its order (study.md 12). */
export const STUDY_FIGURES: readonly Figure[] = [
  {
    id: 'f1',
    number: 'Figure 1',
    name: 'What sessions are for',
    about: 'Share of sessions by work mode, one label a session by its dominant activity (study 2).',
    caveat: '',
    panels: [
      bars('Share of sessions by work mode', {
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
  },
  {
    id: 'f3',
    number: 'Figure 3',
    name: 'Work per prompt by expertise',
    about: 'Actions and output words per human prompt by expertise; geometric means (study 5.4).',
    caveat: 'The study names numbers for novices and experts only.',
    panels: [
      bars('Actions per prompt', {
        form: 'box',
        isScale: true,
        rows: [{ dimension: 'expertise' }],
        measures: ['actions_per_prompt'],
        filters: [LEVELLED],
        published: alongRows('actions_per_prompt', 'figure', 0.1, { 1: 4.9, 5: 11.7 }),
      }),
      bars('Output words per prompt', {
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
    ],
  },
  {
    id: 'f5',
    number: 'Figure 5',
    name: 'Success and trouble by expertise',
    about:
      'Rates by expertise with work mode, value band, month, work occupation and kind of user held fixed as matched cells; sessions without a clear goal left out (study 8.1, 8.2).',
    caveat: 'The interval of a level is that of its distance from the mean of all levels.',
    panels: [
      byLevel('All sessions', ['partial_success', 'judged_success', 'verified_success'], {
        published: [
          ...alongRows('partial_success', 'text', 0.01, { 1: 0.77 }),
          ...alongRows('partial_success', 'figure', 0.01, { 5: 0.91 }),
          ...alongRows('judged_success', 'figure', 0.01, { 1: 0.39, 5: 0.65 }),
          ...alongRows('verified_success', 'table', 0.001, { 1: 0.145, 2: 0.209, 3: 0.283, 4: 0.295, 5: 0.329 }),
        ],
      }),
      byLevel('Sessions that hit trouble', ['partial_success', 'judged_success', 'verified_success'], {
        filters: [TROUBLED],
        published: [
          ...alongRows('partial_success', 'text', 0.01, { 1: 0.6 }),
          ...alongRows('partial_success', 'figure', 0.01, { 5: 0.8 }),
          ...alongRows('judged_success', 'figure', 0.01, { 1: 0.1, 5: 0.27 }),
          ...alongRows('verified_success', 'text', 0.01, { 1: 0.04, 5: 0.15 }),
        ],
      }),
      byLevel('Failure after trouble', ['judged_failure', 'verified_failure', 'abandoned'], {
        filters: [TROUBLED],
        published: [
          ...alongRows('judged_failure', 'figure', 0.01, { 1: 0.4, 5: 0.2 }),
          ...alongRows('verified_failure', 'figure', 0.01, { 1: 0.3, 5: 0.18 }),
          ...alongRows('abandoned', 'text', 0.01, { 1: 0.19 }),
          ...alongRows('abandoned', 'figure', 0.01, { 5: 0.07 }),
        ],
      }),
    ],
  },
  {
    id: 'f6',
    number: 'Figure 6',
    name: 'Success by occupation where code was produced',
    about:
      'Verified and judged success in sessions with at least one line added, for the ten occupations with most sessions; occupation Unclear left out (study 8.3).',
    caveat: 'The study counts modified lines too; an export that has only added ones leaves those sessions out.',
    panels: [
      bars('Code-producing sessions', {
        rows: [{ dimension: 'occupation', order: 'size' }],
        measures: ['verified_success', 'judged_success'],
        filters: [CODE_PRODUCING, IDENTIFIED],
        largestRows: 10,
        published: [
          ...alongRows('verified_success', 'figure', 0.01, ofGroups(0)),
          ...alongRows('judged_success', 'figure', 0.01, ofGroups(1)),
        ],
      }),
    ],
  },
  {
    id: 'a1',
    number: 'Figure A1',
    name: 'Judged success by strength of the signals',
    about: 'A check of the labels against each other: judged success by success and by failure signal (study 10.1).',
    caveat: 'The study draws levels 1 to 5; its middle levels have no number.',
    panels: [
      bars('By success signal', {
        isScale: true,
        rows: [{ dimension: 'success_signal' }],
        measures: ['judged_success'],
        published: signalEnds(0.13, 0.9),
      }),
      bars('By failure signal', {
        isScale: true,
        rows: [{ dimension: 'failure_signal' }],
        measures: ['judged_success'],
        published: signalEnds(0.85, 0.03),
      }),
    ],
  },
  {
    id: 'ta1',
    number: 'Table A1',
    name: 'Verified success on expertise',
    about:
      'Change of verified success a level of expertise; each column holds more fixed, interacted; errors clustered by user (study 11.1).',
    caveat:
      'Column 6, with model tier by session length and two logarithms, needs bands the study does not define and is left out.',
    panels: [
      {
        kind: 'regression',
        name: 'Verified success, per level of expertise',
        measure: 'verified_success',
        factor: 'expertise',
        hasLevels: false,
        steps: [['work_mode', 'value_band'], ['month'], ['work_occupation'], ['software_related']],
        filters: [],
        published: [slope(1, 0.0426), slope(2, 0.0507), slope(3, 0.0443), slope(4, 0.0442), slope(5, 0.0379)],
      },
    ],
  },
  {
    id: 'ta2',
    number: 'Table A2',
    name: 'Verified success by level of expertise',
    about: 'The regression of Table A1, column 5, with one slope a level against novices (study 8.1, 11.2).',
    caveat: '',
    panels: [
      byLevel('Verified success', ['verified_success'], {
        published: alongRows('verified_success', 'table', 0.001, { 1: 0.145, 2: 0.209, 3: 0.283, 4: 0.295, 5: 0.329 }),
      }),
    ],
  },
]

export const FIGURE_IDS: readonly string[] = STUDY_FIGURES.map(({ id }) => id)
