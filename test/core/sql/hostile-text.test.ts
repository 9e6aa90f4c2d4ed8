import { describe, expect, it } from 'vitest'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC } from '#core/pivot/spec'
import { readCsv } from '#core/sql/compile-csv'
import { readSimply } from '#core/sql/compile-load'
import { compilePivot } from '#core/sql/compile-pivot'
import { viewOfStored } from '#core/sql/compile-stored'
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
  const csv = { file: text, columns: [text], dialect: { delimiter: ',', quote: '"' } }
  return [
    statement,
    readCsv(csv),
    readSimply(
      text,
      ['VARCHAR', 'DECIMAL(9,2)', 'INTEGER', 'DATE', 'BLOB'].map((engineType) => ({ name: text, engineType })),
    ),
    { kind: 'create-table', name: text, columns: [{ name: text, type: { enum: text } }] },
    { kind: 'create-temporary', name: text, of: statement },
    { kind: 'drop-table', name: text },
    { kind: 'create-enum', name: text, values: [text, `${text}!`] },
    viewOfStored(text, text, [{ name: text, columns: [text] }]),
    { kind: 'drop-view', name: text },
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
