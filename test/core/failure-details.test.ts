import { expect, it } from 'vitest'
import { failureDetails } from '#core/failure-details'

it('holds 20 names of columns at most, each cut at 40 characters', () => {
  const columns = Array.from({ length: 23 }, (_, i) => `${i}`.padEnd(50, 'x'))
  const details = JSON.parse(failureDetails({ code: 'no-session-id', file: 'a.csv', columns })) as object
  expect(details).toEqual({
    code: 'no-session-id',
    file: 'a.csv',
    columns: [...columns.slice(0, 20).map((name) => `${name.slice(0, 40)}…`), '3 more'],
  })
})

it('is all of a failure without columns', () => {
  const failure = { code: 'query-failed', detail: 'a bug', sql: 'SELECT 1' } as const
  expect(JSON.parse(failureDetails(failure))).toEqual(failure)
})
