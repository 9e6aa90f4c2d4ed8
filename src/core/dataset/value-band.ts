import type { Taxonomy } from './label'

/** The four bands of task value in dollars (study.md 9.3, "Tiers"). Values outside 10 to 50,000 have no band. */
export const VALUE_BANDS = {
  isOrdinal: true,
  labels: [
    { value: '10-200', name: '$10 to $200' },
    { value: '200-1000', name: '$200 to $1,000' },
    { value: '1000-5000', name: '$1,000 to $5,000' },
    { value: '5000-50000', name: '$5,000 to $50,000' },
  ],
} as const satisfies Taxonomy

/** Lower bounds, each inclusive; a value on a boundary belongs to the higher band, 50,000 to the last. */
export const VALUE_BAND_FLOORS = [10, 200, 1000, 5000] as const
export const VALUE_BAND_CEILING = 50_000
