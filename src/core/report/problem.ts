import type { Report } from './report'

export type ReportPart = keyof Report

/** Something in a report that could not be read; the rest of it is open. The words are in `problem-text.ts`. */
export type ReportProblem =
  /** The text is damaged or ends here, in characters of all its characters. */
  | { readonly code: 'cut-short'; readonly at: number; readonly length: number }
  | { readonly code: 'newer'; readonly version: number }
  | { readonly code: 'version-unknown' }
  | { readonly code: 'part-missing'; readonly part: ReportPart }
  /** `name` is what the part calls itself, or its place in the list. */
  | { readonly code: 'part-unreadable'; readonly part: ReportPart; readonly name: string; readonly detail: string }
