import { z } from 'zod'
import { type MappingChoice, NO_CHOICE } from '../dataset/mapping-choice'
import { pivotSpecSchema } from '../pivot/spec'
import type { Deck } from '../slide/deck/deck'
import type { AppliedValues } from '../value/sessions/applied-values'

/** What the first line of a report says it is. */
export const REPORT_FORMAT = 'session-explorer report'

/** The form this program writes; older ones are brought to it by `migrate.ts`. */
export const REPORT_VERSION = 2

/** Where a file or folder lies. `below` is the way from the report's own folder, where it lies in there or below. */
const reportPath = z.object({
  path: z.string().min(1),
  below: z.string().min(1).nullable(),
})
export type ReportPath = z.infer<typeof reportPath>

/** A column of an export as a report remembers it: its name there, and what its values were taken for. */
const reportColumn = z.object({ name: z.string(), kind: z.string() })
export type ReportColumn = z.infer<typeof reportColumn>

/** What a dataset held when the report was saved, to be compared with what it holds now. */
const reportContent = z.object({
  sessions: z.number().int().nonnegative(),
  users: z.number().int().nonnegative().nullable(),
  period: z.object({ first: z.string(), last: z.string() }).nullable(),
  /** Labels by column, of open columns such as model. */
  labels: z.record(z.string(), z.array(z.string())),
})
export type ReportContent = z.infer<typeof reportContent>

/** Each field of a dataset is read by itself, so that one that is damaged does not lose the way to the file. */
export const reportDatasetFields = {
  name: z.string().min(1),
  /** The sample comes with the program and has no path of its own. */
  isSample: z.boolean(),
  /** What the user pointed at; none where a browser opened the files and would not tell. */
  paths: z.array(reportPath),
  files: z.number().int().nonnegative(),
  /** All files together. */
  bytes: z.number().int().nonnegative(),
  fingerprint: z.string().nullable(),
  /** Tells its kind of export from others, see `signatureOf`. */
  signature: z.string().nullable(),
  columns: z.array(reportColumn),
  content: reportContent.nullable(),
} as const
export const reportDatasetSchema = z.object(reportDatasetFields)
export type ReportDataset = z.infer<typeof reportDatasetSchema>

/** A named pivot. A measure that this version does not have is said when the view is asked. */
export const viewSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  spec: pivotSpecSchema,
})
export type View = z.infer<typeof viewSchema>

/** The view that stands beside the shown one, and whether the filters of the two are one. */
export const besideSchema = z.object({ view: z.string().min(1), isLinked: z.boolean() })
export type Beside = z.infer<typeof besideSchema>

/** The words a user gave to the slide of a view. */
export const slideSchema = z.object({
  view: z.string().min(1),
  measure: z.string().min(1),
  headline: z.string(),
})
export type ReportSlide = z.infer<typeof slideSchema>

/**
 * The saved document: what was asked of which dataset. No session is in it, and no number but those its slides printed,
 * from which everything to be withheld was withheld.
 */
export interface Report {
  readonly datasets: readonly ReportDataset[]
  /** What was decided about the columns of the dataset. */
  readonly mapping: MappingChoice
  readonly views: readonly View[]
  /** Id of the view that is shown. */
  readonly openView: string | null
  readonly beside: Beside | null
  readonly slides: readonly ReportSlide[]
  /** Null while there is none. */
  readonly deck: Deck | null
  /** Values of the sessions that were made here, and where they are kept; null where task value is what the file says. */
  readonly values: AppliedValues | null
}

export const EMPTY_REPORT: Report = {
  datasets: [],
  mapping: NO_CHOICE,
  views: [],
  openView: null,
  beside: null,
  slides: [],
  deck: null,
  values: null,
}
