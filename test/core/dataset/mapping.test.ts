import { describe, expect, it } from 'vitest'
import { FIELDS } from '#core/dataset/field'
import { mapColumns } from '#core/dataset/mapping'
import type { SourceType } from '#core/dataset/source-column'

const columnsOf = (...names: readonly string[]) => mapColumns(names.map((name) => ({ name, type: 'text' })))
const mappedTo = (name: string) => columnsOf(name)[0]!.column

describe('a column of an export', () => {
  it('holds the field of its name', () => {
    for (const { id, kind } of FIELDS) {
      expect(columnsOf(id)[0], id).toMatchObject({ column: id, field: { id }, kind })
    }
  })

  it.each(['session_id', 'Session ID', 'SESSION-ID', ' session id ', 'sessionId', 'sessionid'])(
    'holds the session whether it is %j or not',
    (name) => expect(mappedTo(name)).toBe('session_id'),
  )

  it('of another name keeps it', () => {
    expect(columnsOf('Team')[0]).toMatchObject({ column: 'Team', field: null, kind: 'category' })
    expect(mappedTo('session')).toBe('session')
  })

  it.each<[SourceType, string]>([
    ['text', 'category'],
    ['integer', 'number'],
    ['number', 'number'],
    ['boolean', 'flag'],
    ['time', 'time'],
    ['other', 'category'],
  ])('of another name and type %s is a %s', (type, kind) => {
    expect(mapColumns([{ name: 'x', type }])[0]!.kind).toBe(kind)
  })
})

describe('names in the table', () => {
  it('are unique without regard to case', () => {
    expect(columnsOf('team', 'Team', 'TEAM').map(({ column }) => column)).toEqual(['team', 'Team_2', 'TEAM_3'])
  })

  it('of a field belong to the first column that has it', () => {
    expect(columnsOf('model', 'MODEL').map(({ column, field }) => [column, field?.id])).toEqual([
      ['model', 'model'],
      ['MODEL_2', undefined],
    ])
  })

  it('that the program needs are left to it', () => {
    for (const name of ['mode_group', 'model_family', 'value_band', 'rowid']) {
      expect(mappedTo(name.toUpperCase()), name).toBe(`${name.toUpperCase()}_2`)
    }
  })

  it('hold no control characters, are not empty and not endless', () => {
    expect(mappedTo('a\n\tb\0c')).toBe('a b c')
    expect(mappedTo('\0')).toBe('column')
    expect(mappedTo('x'.repeat(500))).toBe('x'.repeat(120))
  })
})

describe('the month', () => {
  it('is computed from the start where the export has none', () => {
    expect(columnsOf('session_id', 'started_at').at(-1)).toMatchObject({
      column: 'month',
      kind: 'month',
      source: { name: 'started_at' },
      isMonthOfStart: true,
    })
  })

  it('is taken from the export where it has one', () => {
    const mapped = columnsOf('started_at', 'Month')
    expect(mapped.map(({ column }) => column)).toEqual(['started_at', 'month'])
    expect(mapped.some(({ isMonthOfStart }) => isMonthOfStart)).toBe(false)
  })

  it('is not there without a start', () => {
    expect(columnsOf('session_id').map(({ column }) => column)).toEqual(['session_id'])
  })
})
