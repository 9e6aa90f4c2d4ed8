import type { Pattern } from '../pivot/planned-filter'

/**
 * SQL as a tree. Constructors are in `build.ts`; `print.ts` alone turns a tree into text, and is the only place that
 * knows DuckDB's dialect and quotes anything.
 */
export type SqlValue = string | number | boolean | null

export type SqlType =
  | 'BOOLEAN'
  | 'UTINYINT'
  | 'USMALLINT'
  | 'UINTEGER'
  | 'BIGINT'
  | 'DOUBLE'
  | 'VARCHAR'
  | 'TIMESTAMP'
  | 'TIMESTAMPTZ'
  | { readonly enum: string }

export type BinaryOperator =
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | 'AND'
  | 'OR'
  | 'IS NOT DISTINCT FROM'

export type Expression =
  | { readonly kind: 'column'; readonly name: string; readonly of?: string }
  | { readonly kind: 'value'; readonly value: SqlValue }
  | { readonly kind: 'star' }
  | CallNode
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'is-null'; readonly of: Expression }
  | { readonly kind: 'in'; readonly of: Expression; readonly values: readonly SqlValue[] }
  /** Without regard to case; what stands for any text is part of the tree, never of the text. */
  | { readonly kind: 'like'; readonly of: Expression; readonly pattern: Pattern }
  | { readonly kind: 'case'; readonly branches: readonly CaseBranch[]; readonly otherwise: Expression }
  | { readonly kind: 'cast'; readonly of: Expression; readonly type: SqlType; readonly isTry: boolean }

/** The engine's functions we call; a test holds this list against the engine's own catalogue. */
export const FUNCTION_NAMES = [
  'count',
  'sum',
  'min',
  'max',
  'list',
  'list_sort',
  'list_slice',
  'list_value',
  'quantile_cont',
  'avg',
  'exp',
  'grouping',
  'stddev_samp',
  'quantile_cont',
  'arg_min',
  'arg_max',
  'ln',
  'floor',
  'ceil',
  'sqrt',
  'greatest',
  'nullif',
  'strftime',
  'date_trunc',
  'quarter',
  'quantile_disc',
  'year',
  'concat',
  'enum_code',
  'epoch_us',
  'current_setting',
] as const
export type FunctionName = (typeof FUNCTION_NAMES)[number]

export interface CallNode {
  readonly kind: 'call'
  readonly name: FunctionName
  readonly args: readonly Expression[]
  readonly isDistinct?: boolean
  /** Rows an aggregate looks at. */
  readonly filter?: Expression
}

export interface CaseBranch {
  readonly when: Expression
  readonly gives: Expression
}

export interface SelectItem {
  readonly of: Expression
  readonly as: string
}

export type Relation =
  | { readonly kind: 'table'; readonly name: string; readonly as?: string }
  | { readonly kind: 'subquery'; readonly of: SelectNode; readonly as: string }
  /** Pairs of rows for which the condition holds. */
  | { readonly kind: 'join'; readonly left: Relation; readonly right: Relation; readonly on: Expression }
  /** Tables of as many rows each, their rows put side by side in the order in which they lie. */
  | { readonly kind: 'side-by-side'; readonly of: readonly { readonly kind: 'table'; readonly name: string }[] }
  /** Rows of one number each, from 0 on. */
  | { readonly kind: 'numbers'; readonly rows: number }
  /** The rows of all of them, in no order. */
  | { readonly kind: 'union'; readonly of: readonly SelectNode[]; readonly as: string }
  /** The engine's own account of its memory, a row a purpose. */
  | { readonly kind: 'memory' }
  | { readonly kind: 'csv'; readonly file: string; readonly columns: readonly string[]; readonly dialect: CsvDialect }

/** How a piece of a CSV file is to be read; the header is always skipped by the caller. */
export interface CsvDialect {
  readonly delimiter: string
  readonly quote: string
  /** How rows end. When nothing is said the first line end decides, be it inside quotes or not. */
  readonly rowEnd?: '\n'
}

export interface OrderItem {
  readonly of: Expression
  readonly isDescending: boolean
}

export interface SelectNode {
  readonly kind: 'select'
  readonly isDistinct?: boolean
  readonly items: readonly SelectItem[]
  readonly from: Relation
  readonly where?: Expression
  /** Each inner list is one grouping set. */
  readonly groupingSets?: readonly (readonly Expression[])[]
  readonly orderBy?: readonly OrderItem[]
  readonly limit?: number
  readonly offset?: number
}

export type StatementNode =
  | SelectNode
  | { readonly kind: 'create-enum'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'create-table'; readonly name: string; readonly columns: readonly ColumnDefinition[] }
  /** Out of the way of the tables of datasets; it goes with its connection at the latest. */
  | { readonly kind: 'create-temporary'; readonly name: string; readonly of: SelectNode }
  | { readonly kind: 'insert'; readonly into: string; readonly of: SelectNode }
  /** In place of one of the same name. */
  | { readonly kind: 'create-view'; readonly name: string; readonly of: SelectNode }
  | { readonly kind: 'drop-table'; readonly name: string }
  | { readonly kind: 'drop-view'; readonly name: string }
  | { readonly kind: 'describe'; readonly table: string }
  | { readonly kind: 'drop-type'; readonly name: string }
  | { readonly kind: 'set'; readonly option: string; readonly value: boolean | string }

export interface ColumnDefinition {
  readonly name: string
  readonly type: SqlType
}
