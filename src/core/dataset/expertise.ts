import type { Taxonomy } from './label'

/** Expertise shown in the session, for its task (study.md 5). Unclear stands outside the scale. */
export const EXPERTISE = {
  isOrdinal: true,
  labels: [
    { value: '1', name: 'Novice', aliases: ['1 Novice', '1.0'] },
    { value: '2', name: 'Beginner', aliases: ['2 Beginner', '2.0'] },
    { value: '3', name: 'Intermediate', aliases: ['3 Intermediate', '3.0'] },
    { value: '4', name: 'Advanced', aliases: ['4 Advanced', '4.0'] },
    { value: '5', name: 'Expert', aliases: ['5 Expert', '5.0'] },
    { value: 'Unclear', name: 'Unclear' },
  ],
} as const satisfies Taxonomy
