import { z } from 'zod'
import { cellFormatSchema } from './cell-format'
import { chartChoiceSchema } from './chart-choice'
import { correctionSchema } from './correction'
import { definitionSchema } from './definitions/definition'
import { dimensionDefinitionSchema } from './dimension-definition'
import { type Filter, filterSchema } from './filter'
import { placementSchema } from './placement'
import { showAsSchema } from './show-as'

export type { Placement } from './placement'

export type { Filter }

export const INTERVAL_KINDS = ['simple', 'clustered'] as const
export type IntervalKind = (typeof INTERVAL_KINDS)[number]

/** What the interval of an estimated value is of: the sessions that happened to be there, the estimates, or both. */
export const VALUE_RANGES = ['combined', 'sampling', 'estimation'] as const
export type ValueRange = (typeof VALUE_RANGES)[number]

export const LEVELS = [0.8, 0.9, 0.95, 0.99] as const

/** Fewest users and fewest sessions a shown number may stand on. */
export const thresholdsSchema = z.object({
  minUsers: z.number().int().min(1),
  minSessions: z.number().int().min(1),
})
export type Thresholds = z.infer<typeof thresholdsSchema>

/** Thresholds can be set this high. */
export const MOST_USERS = 1_000
export const MOST_SESSIONS = 10_000

/** The floors of the nearest published rule (study.md 13.2). */
export const DEFAULT_THRESHOLDS: Thresholds = { minUsers: 5, minSessions: 15 }

/** What was asked, as it is saved: plain data, no result and nothing derived from a table. */
export const pivotSpecSchema = z.object({
  rows: z.array(placementSchema),
  columns: z.array(placementSchema),
  /** Ids of measures that are built in or defined below. */
  measures: z.array(z.string().min(1)),
  definitions: z.array(definitionSchema).default([]),
  /** By measure; one that is not named is shown as it is. */
  showAs: z.record(z.string(), showAsSchema).default({}),
  /** Dimensions the analyst made of others. */
  dimensions: z.array(dimensionDefinitionSchema).default([]),
  /** Sessions pass all of them. */
  filters: z.array(filterSchema),
  /** Confidence of the intervals, between 0 and 1. */
  level: z.number().gt(0).lt(1),
  thresholds: thresholdsSchema,
  /** Whether sessions are taken as independent, or those of one user as alike. */
  interval: z.enum(INTERVAL_KINDS).default('simple'),
  /** Both where nothing is said. */
  valueRange: z.enum(VALUE_RANGES).optional(),
  /** What rates are corrected for misclassification by, by measure; one that is not named is as it was labelled. */
  corrections: z.record(z.string(), correctionSchema).optional(),
  chart: chartChoiceSchema.optional(),
  /** How the cells of a measure look, by its id, where that is not the default. */
  formats: z.record(z.string(), cellFormatSchema).default({}),
})
export type PivotSpec = z.infer<typeof pivotSpecSchema>

export const EMPTY_SPEC: PivotSpec = {
  rows: [],
  columns: [],
  measures: ['sessions'],
  definitions: [],
  showAs: {},
  dimensions: [],
  filters: [],
  level: 0.95,
  thresholds: DEFAULT_THRESHOLDS,
  interval: 'simple',
  formats: {},
}
