import { expect, test } from 'vitest'
import type { SessionsTable, TableColumn } from '#core/dataset/sessions-table'
import { factColumns } from '#core/labelling/table-facts'

const column = (name: string, more: Partial<TableColumn> = {}) =>
  ({ column: name, field: name, kind: 'label', distinct: 1, ...more }) as TableColumn

test('what rules say is asked for though all sessions have the same label, and which model was used is a stratum', () => {
  const rules = [{ kind: 'rules' as const, rater: 'rules', version: 1, run: null, sessions: 20 }]
  const table = {
    columns: [
      column('session_id', { kind: 'session', distinct: 20 }),
      column('outcome', { labelledBy: rules }),
      column('surface'),
      column('model', { kind: 'category', distinct: 3 }),
    ],
  } as unknown as SessionsTable
  expect(factColumns(table)?.map(({ column }) => column)).toEqual(['session_id', 'outcome', 'model'])
})
