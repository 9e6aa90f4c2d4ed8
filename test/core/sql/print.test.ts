import { describe, expect, it } from 'vitest'
import {
  allOf,
  binary,
  call,
  caseOf,
  cast,
  column,
  distinct,
  isIn,
  isKnown,
  isNull,
  item,
  not,
  onlyWhere,
  select,
  star,
  subquery,
  table,
  tryCast,
  value,
} from '#core/sql/build'
import { queryText } from '#core/sql/compiled-query'
import type { Expression, Relation, SelectNode, StatementNode } from '#core/sql/node'
import { print } from '#core/sql/print'

const textOf = (node: StatementNode): string => queryText(print(node))
const everything = [item(star, 'x')]
const expressionText = (of: Expression): string =>
  textOf(select([item(of, 'x')], table('t'))).replace(/^SELECT (.*) AS "x" FROM "t"$/s, '$1')

describe('a select', () => {
  it('has its clauses in the order SQL wants', () => {
    const node: SelectNode = {
      ...select([item(column('a'), 'b'), item(call('count', star), 'n')], table('t', 's'), {
        where: isKnown(column('a')),
        groupingSets: [[column('a')], []],
        orderBy: [
          { of: column('b'), isDescending: true },
          { of: column('n'), isDescending: false },
        ],
        limit: 5,
        offset: 10,
      }),
      isDistinct: true,
    }
    expect(textOf(node)).toBe(
      'SELECT DISTINCT "a" AS "b", count(*) AS "n" FROM "t" AS "s" WHERE ("a" IS NOT NULL)' +
        ' GROUP BY GROUPING SETS (("a"), ()) ORDER BY "b" DESC NULLS LAST, "n" ASC NULLS LAST LIMIT 5 OFFSET 10',
    )
  })

  it('reads from subqueries and the account of memory', () => {
    const from = (relation: Relation) => textOf(select(everything, relation)).replace('SELECT * AS "x" FROM ', '')
    expect(from(subquery(select(everything, table('t')), 's'))).toBe('(SELECT * AS "x" FROM "t") AS "s"')
    expect(from({ kind: 'memory' })).toBe('duckdb_memory()')
  })

  it('reads a CSV file as text, with every option said', () => {
    const csv = {
      kind: 'csv',
      file: "it's.csv",
      columns: ['a', "b'"],
      dialect: { delimiter: ';', quote: '"' },
    } as const
    expect(textOf(select([item(column('a'), 'a')], csv))).toBe(
      `SELECT "a" AS "a" FROM read_csv('it''s.csv', auto_detect = FALSE, header = FALSE,` +
        ` columns = {'a': 'VARCHAR', 'b''': 'VARCHAR'}, delim = ';', quote = '"', escape = '"',` +
        ' store_rejects = TRUE, rejects_limit = 0, max_line_size = 67108864, buffer_size = 67108864)',
    )
  })
})

describe('an expression', () => {
  it.each<[Expression, string]>([
    [column('a'), '"a"'],
    [column('a', 's'), '"s"."a"'],
    [value("it's"), "'it''s'"],
    [not(binary('>=', column('a'), value(1))), '(NOT ("a" >= 1))'],
    [not(isNull(column('a'))), '("a" IS NOT NULL)'],
    [isNull(column('a')), '("a" IS NULL)'],
    [cast(column('a'), 'DOUBLE'), 'CAST("a" AS DOUBLE)'],
    [tryCast(column('a'), { enum: 'e "1"' }), 'TRY_CAST("a" AS "e ""1""")'],
    [distinct(call('count', column('a'))), 'count(DISTINCT "a")'],
    [onlyWhere(call('count', star), isNull(column('a'))), 'count(*) FILTER (WHERE ("a" IS NULL))'],
    [onlyWhere(call('count', star), null), 'count(*)'],
    [caseOf([], value(7)), '7'],
    [
      caseOf([
        { when: isNull(column('a')), gives: value(1) },
        { when: isNull(column('b')), gives: value(2) },
      ]),
      'CASE WHEN ("a" IS NULL) THEN 1 WHEN ("b" IS NULL) THEN 2 ELSE NULL END',
    ],
  ])('%# is printed as %s', (node, text) => expect(expressionText(node)).toBe(text))

  it('of several conditions nests them from the left, and of none there is none', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => isNull(column(name)))
    expect(expressionText(allOf([a!, b!, c!])!)).toBe('((("a" IS NULL) AND ("b" IS NULL)) AND ("c" IS NULL))')
    expect(allOf([])).toBeNull()
  })
})

describe('membership', () => {
  it('is never null, so that it can be turned round', () => {
    const known = `("a" IS NOT NULL AND "a" IN ('x', 2, TRUE))`
    expect(expressionText(isIn(column('a'), ['x', 2, true]))).toBe(known)
    expect(expressionText(isIn(column('a'), ['x', null, 2, true]))).toBe(`(${known} OR ("a" IS NULL))`)
    expect(expressionText(isIn(column('a'), [null]))).toBe('("a" IS NULL)')
    expect(expressionText(isIn(column('a'), []))).toBe('FALSE')
  })
})

describe('a statement other than a select', () => {
  const rows = select([item(column('a'), 'a')], table('t'))
  it.each<[StatementNode, string]>([
    [{ kind: 'create-enum', name: 'e', values: ['a', "b'"] }, `CREATE TYPE "e" AS ENUM ('a', 'b''')`],
    [
      {
        kind: 'create-table',
        name: 't',
        columns: [
          { name: 'a', type: 'UINTEGER' },
          { name: 'b', type: { enum: 'e' } },
        ],
      },
      'CREATE TABLE "t" ("a" UINTEGER, "b" "e")',
    ],
    [{ kind: 'create-temporary', name: 'u', of: rows }, 'CREATE TEMPORARY TABLE "u" AS SELECT "a" AS "a" FROM "t"'],
    [{ kind: 'insert', into: 'u', of: rows }, 'INSERT INTO "u" SELECT "a" AS "a" FROM "t"'],
    [{ kind: 'create-view', name: 'v', of: rows }, 'CREATE OR REPLACE VIEW "v" AS SELECT "a" AS "a" FROM "t"'],
    [{ kind: 'drop-view', name: 'v' }, 'DROP VIEW IF EXISTS "v"'],
    [{ kind: 'drop-table', name: 't' }, 'DROP TABLE IF EXISTS "t"'],
    [{ kind: 'drop-type', name: 'e' }, 'DROP TYPE IF EXISTS "e"'],
    [{ kind: 'describe', table: 't' }, 'DESCRIBE "t"'],
    [{ kind: 'set', option: 'autoload_known_extensions', value: false }, 'SET "autoload_known_extensions" = FALSE'],
  ])('%# is printed as %s', (node, text) => expect(textOf(node)).toBe(text))
})

describe('values', () => {
  it('are kept apart from the text', () => {
    const { pieces, parameters } = print(select(everything, table('t'), { where: isIn(column('a'), ["it's", 4]) }))
    expect(parameters).toEqual(["it's", 4])
    expect(pieces.join('?')).toBe('SELECT * AS "x" FROM "t" WHERE ("a" IS NOT NULL AND "a" IN (?, ?))')
  })
})
