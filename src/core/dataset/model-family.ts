import type { Taxonomy } from './label'

/** Model families, by the substring of the model id that names them (transcript-format.md 8). */
export const MODEL_FAMILIES = {
  isOrdinal: false,
  labels: [
    { value: 'opus', name: 'Opus' },
    { value: 'sonnet', name: 'Sonnet' },
    { value: 'haiku', name: 'Haiku' },
    { value: 'fable', name: 'Fable' },
    { value: 'other', name: 'Other' },
  ],
} as const satisfies Taxonomy

/** The substrings that decide a family, in the order they are tried; none of them means `other`. */
export const MODEL_FAMILY_WORDS = ['opus', 'sonnet', 'haiku', 'fable'] as const
