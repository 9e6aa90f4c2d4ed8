import { describe, expect, it } from 'vitest'
import { mapColumns } from '#core/dataset/mapping'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC } from '#core/pivot/spec'
import { stageCsv } from '#core/sql/compile-csv'
import { compileFacts } from '#core/sql/compile-facts'
import * as load from '#core/sql/compile-load'
import * as counts from '#core/sql/compile-load-counts'
import { compilePivot } from '#core/sql/compile-pivot'
import { queryText } from '#core/sql/compiled-query'
import type { StatementNode } from '#core/sql/node'
import { print } from '#core/sql/print'
import { sessionsTable, tableColumn, unwrap } from '../../support/sessions-table'

// Whatever an export calls its columns and writes into them, the statement around the quotations stays the same.

const HOSTILE = [
  `"; DROP TABLE sessions_1; --`,
  `'; DROP TABLE sessions_1; --`,
  `"" ''`,
  `'"'"`,
  'a\nb; SELECT 1',
  '*/ /* --',
  '🦆 naïve שלום ‮',
  '\\',
  "\\'",
  '$1 ? :x',
]

/** The statement with every quotation cut out, by SQL's own rule: a quote inside is doubled. */
const skeleton = (text: string): string => text.replaceAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, '·')

/** Every statement the program compiles, with the text as name and as value wherever an export has a say. */
function statements(text: string): StatementNode[] {
  const table = sessionsTable(
    ['session_id', 'user_id', tableColumn(text), tableColumn('model', { labels: [text, 'b'] })],
    {
      table: text,
    },
  )
  const spec = {
    ...EMPTY_SPEC,
    rows: [{ dimension: text }, { dimension: 'model_family' }],
    filters: [{ dimension: text, values: [text, null], isNegated: true }],
  }
  const { statement } = compilePivot(unwrap(normalize(spec, table)))
  const tables: load.LoadTables = {
    staging: `${text} 1`,
    encoded: `${text} 2`,
    sessions: `${text} 3`,
    users: `${text} 4`,
    userNumbers: `${text} 5`,
  }
  const source = (name: string) => ({ name, type: 'text' as const })
  const mapped = mapColumns(['session_id', 'user_id', text].map(source))
  const columns = mapped.map((m) => ({
    mapped: m,
    ...(m.kind === 'category' && { enumName: `${text} 6`, respelled: new Map([[text, `${text}!`]]) }),
  }))
  const other = columns[2]!
  const csv = { file: text, columns: [text], dialect: { delimiter: ',', quote: '"' } }
  return [
    statement,
    stageCsv(tables, csv),
    load.createSessions(tables, columns),
    ...load.createUsers(tables),
    load.distinctSpellings(other.mapped, tables),
    load.numberUsers(mapped[1]!, tables),
    load.encodeBatch(columns, tables),
    load.keepBatch(columns, tables),
    load.deleteRepeated(tables),
    ...load.dropLoad(tables),
    counts.countWritten(columns, tables),
    counts.countEncoded(columns, tables),
    counts.countMisfits(other, tables),
    counts.misfitSpellings(other, tables),
    counts.countSessions(tables),
    compileFacts(text, [{ column: text, kind: 'category' }]),
    { kind: 'create-enum', name: text, values: [text, `${text}!`] },
    { kind: 'set-column-type', table: text, column: text, type: { enum: text } },
    { kind: 'drop-column', table: text, column: text },
    { kind: 'describe', table: text },
    { kind: 'drop-type', name: text },
  ]
}

const texts = (text: string): string[] => statements(text).map((node) => queryText(print(node)))

describe('hostile text', () => {
  const plain = texts('team').map(skeleton)

  it.each(HOSTILE)('%j changes nothing but what stands in quotes', (text) => {
    expect(texts(text).map(skeleton)).toEqual(plain)
  })

  it('would be seen if it were not quoted', () => {
    const [unquoted] = texts('team').map((sql) => sql.replaceAll('"team"', HOSTILE[0]!))
    expect(skeleton(unquoted!)).not.toBe(plain[0])
  })
})
