import type { Taxonomy } from './label'

/**
 * Model tiers. The study controls for the tier of the model without saying what its tiers are (study.md 11.1), so these
 * are ours: the three sizes models have been sold in since 2024, and above them what is sold apart.
 */
export const MODEL_TIERS = {
  isOrdinal: true,
  labels: [
    { value: 'small', name: 'Small (Haiku)' },
    { value: 'medium', name: 'Medium (Sonnet)' },
    { value: 'large', name: 'Large (Opus)' },
    { value: 'largest', name: 'Largest (Fable)' },
  ],
} as const satisfies Taxonomy

/** The tier of each family; others have none. */
export const MODEL_TIER_OF: Readonly<Record<string, string>> = {
  haiku: 'small',
  sonnet: 'medium',
  opus: 'large',
  fable: 'largest',
}
