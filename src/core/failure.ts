import type { FileGroup } from './dataset/file-group'
import type { DimensionDefinition } from './pivot/dimension-definition'
import type { LeafFilter } from './pivot/filter'
import type { Method, MethodUnfit } from './value/estimator'
import type { PostingField } from './value/postings/posting-field'
import type { RatePer, RateRefusal } from './value/rate-refusal'

/**
 * Something expected that stopped an action. A failure is a value: it carries a code and the facts, and
 * `failure-text.ts` holds the words. Bugs are not failures; they throw.
 */
export type Failure =
  | { code: 'file-empty'; file: string }
  | { code: 'file-gone'; file: string }
  /** The values of sessions that a report stands on. */
  | { code: 'values-gone' }
  /** What was typed of how postings are read. */
  | { code: 'posting-rule-unfit'; rule: 'from' | 'to' | 'inflation' | 'rates'; text: string }
  | { code: 'file-unreadable'; file: string; detail: string }
  | { code: 'format-unknown'; file: string }
  | { code: 'several-exports'; groups: readonly FileGroup[] }
  | { code: 'columns-differ'; file: string; other: string; columns: readonly string[] }
  | { code: 'no-files'; where: string }
  | { code: 'no-session-id'; file: string; columns: readonly string[] }
  | { code: 'no-sessions'; file: string; setAside: number }
  | { code: 'dataset-too-large'; file: string; fits: number; totalRows: number | null }
  | { code: 'columns-too-large'; columns: readonly string[] }
  | { code: 'cancelled' }
  | { code: 'unknown-classifier'; name: string; known: readonly string[] }
  | { code: 'no-transcripts'; name: string }
  | { code: 'no-key' }
  | { code: 'key-refused'; detail: string }
  | { code: 'request-refused'; detail: string }
  | { code: 'api-unreachable'; detail: string; tries: number }
  | { code: 'model-without-price'; model: string; asOf: string }
  | { code: 'prices-unfit'; file: string; detail: string }
  | { code: 'journal-in-use'; file: string }
  | { code: 'not-a-journal'; file: string }
  | { code: 'run-in-progress' }
  | { code: 'key-not-kept' }
  | { code: 'base-url-unfit'; url: string }
  | { code: 'engine-start'; detail: string }
  | { code: 'engine-stopped'; detail: string }
  | { code: 'query-failed'; detail: string; sql: string }
  | { code: 'no-dataset' }
  | { code: 'unknown-dimension'; name: string; known: readonly string[] }
  | { code: 'unknown-measure'; name: string; known: readonly string[] }
  | { code: 'unknown-value'; dimension: string; value: string; known: readonly string[] }
  | { code: 'dimension-twice'; name: string }
  | { code: 'dimension-needs-column'; dimension: string; column: string }
  | { code: 'dimension-unfit'; dimension: string; from: string; kind: DimensionDefinition['kind'] | 'nothing' }
  | { code: 'bins-unfit' }
  | { code: 'time-needs-unit'; dimension: string }
  | { code: 'filter-unfit'; dimension: string; kind: NonNullable<LeafFilter['kind']> }
  | { code: 'filter-ranks'; dimension: string }
  | { code: 'no-measure' }
  | { code: 'measure-needs-column'; measure: string; column: string }
  | { code: 'measure-id-taken'; id: string }
  | { code: 'column-not-measurable'; column: string; statistic: string }
  | { code: 'formula-syntax'; formula: string; at: number; detail: string }
  | { code: 'formula-without-measure'; formula: string }
  | { code: 'not-additive'; measure: string; shownAs: string }
  | { code: 'too-many-values'; dimension: string; limit: number }
  | { code: 'outcome-not-averaged'; measure: string }
  | { code: 'factor-without-levels'; dimension: string }
  | { code: 'factor-without-scale'; dimension: string }
  | { code: 'control-too-fine'; dimension: string }
  | { code: 'control-is-factor'; dimension: string }
  | { code: 'no-logarithm'; name: string }
  | { code: 'nothing-to-regress'; outcome: string }
  | { code: 'change-not-averaged'; measure: string }
  | { code: 'change-by-month' }
  | { code: 'adjusted-not-a-rate'; measure: string }
  | { code: 'nothing-to-hold-fixed' }
  | { code: 'period-in-both'; month: string }
  | { code: 'too-fine-together'; groups: number; limit: number }
  | { code: 'too-many-cells'; cells: number; limit: number }
  | { code: 'cell-withheld'; minUsers: number; minSessions: number }
  | { code: 'period-withheld'; minUsers: number; minSessions: number }
  | { code: 'cell-empty' }
  | { code: 'image-too-large'; lines: number; width: number }
  | { code: 'program-fault'; detail: string }
  | { code: 'usage'; detail: string }
  | { code: 'write-failed'; file: string; detail: string }
  | { code: 'not-in-this-host'; action: string }
  | { code: 'channel-unknown'; name: string }
  | { code: 'channel-argument'; name: string; detail: string }
  | { code: 'channel-refused'; name: string }
  | { code: 'channel-failed'; name: string }
  | { code: 'host-unreachable'; detail: string }
  | { code: 'recent-gone'; name: string }
  | { code: 'not-a-report'; file: string }
  | { code: 'report-changed'; file: string }
  | { code: 'report-without-dataset'; file: string }
  | { code: 'report-dataset-gone'; report: string; dataset: string; places: readonly string[] }
  | { code: 'unknown-view'; name: string; known: readonly string[] }
  | { code: 'file-exists'; file: string }
  | { code: 'postings-columns'; file: string; missing: readonly PostingField[]; columns: readonly string[] }
  | { code: 'too-few-postings'; kept: number; least: number }
  | { code: 'value-method-unfit'; method: Method; why: MethodUnfit }
  | { code: 'value-recalibration-unfit'; kind: string; n: number }
  | { code: 'rate-refused'; per: RatePer; why: RateRefusal }
  | { code: 'currencies-unreadable'; file: string; detail: string }
  | { code: 'unknown-figure'; name: string }
  | { code: 'not-a-theme'; file: string; detail: string }
  | { code: 'not-a-template'; file: string; detail: string }
  | { code: 'no-deck'; file: string }
  | { code: 'no-print-browser'; detail: string }

export type FailureCode = Failure['code']
export type FailureOf<C extends FailureCode> = Extract<Failure, { code: C }>

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = <T = never>(failure: Failure): Result<T> => ({ ok: false, failure })
