import type { Pattern } from '../pivot/planned-filter'
import { type CompiledQuery, compiled } from './compiled-query'
import type { CallNode, Expression, Relation, SelectNode, SqlType, SqlValue, StatementNode } from './node'
import { quoteName, quoteValue } from './quote'

/** Turns a statement into DuckDB's SQL, its values kept apart as parameters. */
export function print(node: StatementNode): CompiledQuery {
  const pieces = ['']
  const parameters: SqlValue[] = []
  for (const token of statement(node)) {
    if (typeof token === 'string') pieces[pieces.length - 1] += token
    else {
      parameters.push(token.parameter)
      pieces.push('')
    }
  }
  return compiled(pieces, parameters)
}

type Token = string | { readonly parameter: SqlValue }
type Sql = readonly Token[]

/** Text with trees in it. */
function sql(texts: TemplateStringsArray, ...parts: readonly (string | Sql)[]): Sql {
  return texts.flatMap((text, i) => (i === 0 ? [text] : [parts[i - 1]!, text].flat()))
}

function list<T>(items: readonly T[], each: (item: T) => Sql, separator = ', '): Sql {
  return items.flatMap((item, i) => (i === 0 ? each(item) : [separator, ...each(item)]))
}

function statement(node: StatementNode): Sql {
  switch (node.kind) {
    case 'select':
      return select(node)
    case 'create-enum':
      return sql`CREATE TYPE ${quoteName(node.name)} AS ENUM (${node.values.map(quoteValue).join(', ')})`
    case 'create-table':
      return sql`CREATE TABLE ${quoteName(node.name)} (${list(node.columns, (c) => sql`${quoteName(c.name)} ${type(c.type)}`)})`
    case 'create-temporary':
      return sql`CREATE TEMPORARY TABLE ${quoteName(node.name)} AS ${select(node.of)}`
    case 'insert':
      return sql`INSERT INTO ${quoteName(node.into)} ${select(node.of)}`
    case 'create-view':
      return sql`CREATE OR REPLACE VIEW ${quoteName(node.name)} AS ${select(node.of)}`
    case 'drop-table':
      return sql`DROP TABLE IF EXISTS ${quoteName(node.name)}`
    case 'drop-view':
      return sql`DROP VIEW IF EXISTS ${quoteName(node.name)}`
    case 'describe':
      return sql`DESCRIBE ${quoteName(node.table)}`
    case 'drop-type':
      return sql`DROP TYPE IF EXISTS ${quoteName(node.name)}`
    case 'set':
      return sql`SET ${quoteName(node.option)} = ${quoteValue(node.value)}`
    default:
      return unreachable(node)
  }
}

function select(node: SelectNode): Sql {
  const clauses = [
    sql`SELECT ${node.isDistinct ? 'DISTINCT ' : ''}${list(node.items, ({ of, as }) => sql`${expression(of)} AS ${quoteName(as)}`)}`,
    sql` FROM ${relation(node.from)}`,
    node.where ? sql` WHERE ${expression(node.where)}` : [],
    node.groupingSets ? sql` GROUP BY GROUPING SETS (${list(node.groupingSets, groupingSet)})` : [],
    node.orderBy?.length ? sql` ORDER BY ${list(node.orderBy, orderItem)}` : [],
    node.limit === undefined ? [] : sql` LIMIT ${quoteValue(node.limit)}`,
    node.offset === undefined ? [] : sql` OFFSET ${quoteValue(node.offset)}`,
  ]
  return clauses.flat()
}

const groupingSet = (set: readonly Expression[]): Sql => sql`(${list(set, expression)})`

const orderItem = ({ of, isDescending }: { of: Expression; isDescending: boolean }): Sql =>
  sql`${expression(of)} ${isDescending ? 'DESC' : 'ASC'} NULLS LAST`

function relation(node: Relation): Sql {
  switch (node.kind) {
    case 'table':
      return [node.as === undefined ? quoteName(node.name) : `${quoteName(node.name)} AS ${quoteName(node.as)}`]
    case 'subquery':
      return sql`(${select(node.of)}) AS ${quoteName(node.as)}`
    case 'join':
      return sql`${relation(node.left)} JOIN ${relation(node.right)} ON ${expression(node.on)}`
    case 'side-by-side':
      return list(node.of, relation, ' POSITIONAL JOIN ')
    case 'numbers':
      return [`range(${quoteValue(node.rows)})`]
    case 'union':
      return sql`(${list(node.of, select, ' UNION ALL ')}) AS ${quoteName(node.as)}`
    case 'memory':
      return ['duckdb_memory()']
    case 'csv':
      return csv(node)
    default:
      return unreachable(node)
  }
}

/** Everything is read as text: what a column means is decided by the encoding, never by a guess of the reader. */
function csv({ file, columns, dialect }: Extract<Relation, { kind: 'csv' }>): Sql {
  const types = columns.map((name) => `${quoteValue(name)}: 'VARCHAR'`).join(', ')
  const quote = quoteValue(dialect.quote)
  const options = [
    'auto_detect = FALSE',
    'header = FALSE',
    `columns = {${types}}`,
    `delim = ${quoteValue(dialect.delimiter)}`,
    `quote = ${quote}`,
    `escape = ${quote}`,
    // The engine wants the two letters, not the character.
    ...(dialect.rowEnd === undefined ? [] : ["new_line = '\\n'"]),
    'store_rejects = TRUE',
    'rejects_limit = 0',
    'max_line_size = 67108864',
    // Two of these are taken at once. Left unsaid it is sixteen of the longest lines, half of all there is to address.
    'buffer_size = 67108864',
  ]
  return [`read_csv(${quoteValue(file)}, ${options.join(', ')})`]
}

function expression(node: Expression): Sql {
  switch (node.kind) {
    case 'column':
      return [node.of === undefined ? quoteName(node.name) : `${quoteName(node.of)}.${quoteName(node.name)}`]
    case 'value':
      return [{ parameter: node.value }]
    case 'star':
      return ['*']
    case 'call':
      return callOf(node)
    case 'binary':
      return sql`(${expression(node.left)} ${node.operator} ${expression(node.right)})`
    case 'not':
      return node.of.kind === 'is-null'
        ? sql`(${expression(node.of.of)} IS NOT NULL)`
        : sql`(NOT ${expression(node.of)})`
    case 'is-null':
      return sql`(${expression(node.of)} IS NULL)`
    case 'in':
      return membership(node.of, node.values)
    case 'like':
      return sql`(${expression(node.of)} ILIKE ${[{ parameter: likePattern(node.pattern) }]} ESCAPE '\\')`
    case 'case':
      return sql`CASE${list(node.branches, ({ when, gives }) => sql` WHEN ${expression(when)} THEN ${expression(gives)}`, '')} ELSE ${expression(node.otherwise)} END`
    case 'cast':
      return sql`${node.isTry ? 'TRY_CAST' : 'CAST'}(${expression(node.of)} AS ${type(node.type)})`
    default:
      return unreachable(node)
  }
}

/** The signs of a pattern that are meant as signs are escaped. */
const likePattern = (pattern: Pattern): string =>
  pattern
    .map((part) => (part === 'any' ? '%' : part === 'one' ? '_' : part.text.replaceAll(/[\\%_]/g, '\\$&')))
    .join('')

/** Never null: a missing value is in the list when the list names null, and otherwise it is not. */
function membership(of: Expression, values: readonly SqlValue[]): Sql {
  const known = values.filter((v) => v !== null)
  const found = sql`(${expression(of)} IS NOT NULL AND ${expression(of)} IN (${list(known, (v) => [{ parameter: v }])}))`
  const missing = sql`(${expression(of)} IS NULL)`
  if (known.length === values.length) return known.length > 0 ? found : ['FALSE']
  return known.length > 0 ? sql`(${found} OR ${missing})` : missing
}

function callOf({ name, args, isDistinct, filter }: CallNode): Sql {
  const where = filter ? sql` FILTER (WHERE ${expression(filter)})` : []
  return sql`${name}(${isDistinct ? 'DISTINCT ' : ''}${list(args, expression)})${where}`
}

function type(node: SqlType): string {
  return typeof node === 'string' ? node : quoteName(node.enum)
}

function unreachable(node: never): never {
  throw new Error(`no SQL for ${JSON.stringify(node)}`)
}
