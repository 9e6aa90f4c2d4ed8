import type { Taxonomy } from './label'

/** The session outcome (study.md 7.1). */
export const OUTCOMES = {
  isOrdinal: false,
  labels: [
    { value: 'succeeded', name: 'Succeeded', aliases: ['success'] },
    { value: 'partially_succeeded', name: 'Partially succeeded', aliases: ['partial', 'partial success'] },
    { value: 'failed', name: 'Failed', aliases: ['failure'] },
    { value: 'no_clear_goal', name: 'No clear goal' },
  ],
} as const satisfies Taxonomy

export type Outcome = (typeof OUTCOMES.labels)[number]['value']

/** Strength of evidence, 0 to 5; the study writes 0 as NONE (study.md 7.2, 7.3). */
export const SIGNALS = {
  isOrdinal: true,
  labels: [
    { value: '0', name: 'None', aliases: ['NONE', '0.0'] },
    { value: '1', name: '1 Very weak', aliases: ['very weak', '1.0'] },
    { value: '2', name: '2 Soft', aliases: ['soft', '2.0'] },
    { value: '3', name: '3 Moderate', aliases: ['moderate', '3.0'] },
    { value: '4', name: '4 Strong', aliases: ['strong', '4.0'] },
    { value: '5', name: '5 Very strong', aliases: ['very strong', '5.0'] },
  ],
} as const satisfies Taxonomy
