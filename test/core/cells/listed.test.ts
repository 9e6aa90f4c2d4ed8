import { describe, expect, it } from 'vitest'
import type { Key } from '#core/cells/key'
import { isCollapsed, listed, toggleCollapsed } from '#core/cells/listed'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import type { PlannedDimension } from '#core/pivot/plan'
import { sessionsTable, tableColumn } from '../../support/sessions-table'

const [A, B, C] = dimensionsOf(sessionsTable(['a', 'b', 'c'].map((name) => tableColumn(name))))
const dimensions = (...more: readonly Partial<PlannedDimension>[]): PlannedDimension[] =>
  [A!, B!, C!].slice(0, more.length).map((dimension, i) => ({ dimension, order: 'natural', ...more[i] }))

const KEYS: readonly Key[] = [[], ['p'], ['p', 1], ['p', 2], ['q'], ['q', 1]]
const shown = (...more: readonly Partial<PlannedDimension>[]) => KEYS.filter(listed(dimensions(...more)))

describe('keys of an axis', () => {
  it('are all listed where nothing is said', () => {
    expect(shown({}, {})).toEqual(KEYS)
  })

  it('leave out the totals that are switched off, each level for itself', () => {
    expect(shown({ totals: 'none' }, {})).toEqual(KEYS.slice(1))
    expect(shown({}, { totals: 'none' })).toEqual([[], ['p', 1], ['p', 2], ['q', 1]])
    expect(shown({ totals: 'none' }, { totals: 'none' })).toEqual([
      ['p', 1],
      ['p', 2],
      ['q', 1],
    ])
  })

  it('stand for their parts where they are collapsed, with or without totals', () => {
    expect(shown({ collapsed: [['p']] }, {})).toEqual([[], ['p'], ['q'], ['q', 1]])
    expect(shown({ collapsed: [['p']] }, { totals: 'none' })).toEqual([[], ['p'], ['q', 1]])
    expect(shown({ collapsed: 'all' }, {})).toEqual([[], ['p'], ['q']])
  })

  it('are hidden in a collapsed one at any depth, and collapse for themselves', () => {
    const deep: Key[] = [['p'], ['p', 1], ['p', 1, 'x'], ['p', 2], ['p', 2, 'x']]
    const left = (...more: readonly Partial<PlannedDimension>[]) => deep.filter(listed(dimensions(...more)))
    expect(left({ collapsed: [['p']] }, {}, {})).toEqual([['p']])
    expect(left({}, { collapsed: [['p', 1]] }, {})).toEqual([['p'], ['p', 1], ['p', 2], ['p', 2, 'x']])
  })

  it('are collapsed only where they have parts', () => {
    const two = dimensions({ collapsed: 'all' }, { collapsed: 'all' })
    expect([[], ['p'], ['p', 1]].map((key) => isCollapsed(two, key))).toEqual([false, true, false])
  })
})

describe('a key that is toggled', () => {
  const all: Key[] = [['p'], ['q'], ['r']]

  it('is collapsed beside the others, and listed again', () => {
    expect(toggleCollapsed({}, ['p'], all)).toEqual([['p']])
    expect(toggleCollapsed({ collapsed: [['p']] }, ['q'], all)).toEqual([['p'], ['q']])
    expect(toggleCollapsed({ collapsed: [['p'], ['q']] }, ['p'], all)).toEqual([['q']])
    expect(toggleCollapsed({ collapsed: [['p']] }, ['p'], all)).toBeUndefined()
  })

  it('is the one that is listed where all were collapsed', () => {
    expect(toggleCollapsed({ collapsed: 'all' }, ['q'], all)).toEqual([['p'], ['r']])
  })
})
