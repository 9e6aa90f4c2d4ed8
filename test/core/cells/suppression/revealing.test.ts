import { describe, expect, it } from 'vitest'
import { parseDefinition } from '#core/pivot/definitions/definition-text'
import { sessionsTable } from '../../../support/sessions-table'
import { alike, cellAt, cellsOf } from '../cells-of'

const TABLE = sessionsTable(['session_id', 'user_id', 'prompts'])
const define = (id: string, text: string) => ({ id, name: id, ...parseDefinition(text) })
const definitions = [
  define('least', 'min(prompts)'),
  define('greatest', 'max(prompts)'),
  define('late', 'quantile(prompts, 0.95)'),
]
const shown = (measure: string, sessions: Parameters<typeof cellsOf>[1]) =>
  cellAt(cellsOf(TABLE, sessions, { definitions, measures: ['least', 'greatest', measure] }), measure, []).kind

describe('the smallest and the largest value', () => {
  // docs/method.md, "What is withheld", 5: shared by 15 sessions of 5 users.
  it.each([
    [15, 5, 'estimate'],
    [14, 14, 'withheld'],
    [15, 4, 'withheld'],
  ])('shared by %i sessions of %i users is %s', (sessions, users, kind) => {
    const others = alike(60, { prompts: 5 })
    expect(shown('least', [...alike(sessions, { prompts: 1 }, users), ...others])).toBe(kind)
    expect(shown('greatest', [...alike(sessions, { prompts: 9 }, users), ...others])).toBe(kind)
  })
})

describe('a quantile', () => {
  // docs/method.md, "What is withheld", 6: twice the sessions and users on its nearer side reach 15 and 5.
  it.each([
    ['prompts_median', 15, 5, 'estimate'],
    ['prompts_q1', 29, 9, 'estimate'],
    ['prompts_q1', 28, 28, 'withheld'],
    ['prompts_q3', 29, 8, 'withheld'],
    ['late', 141, 41, 'estimate'],
    ['late', 140, 140, 'withheld'],
    ['late', 141, 40, 'withheld'],
  ])('%s of %i sessions of %i users is %s', (measure, sessions, users, kind) => {
    expect(shown(measure, alike(sessions, { prompts: 3 }, users))).toBe(kind)
  })
})
