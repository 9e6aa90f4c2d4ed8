import { describe, expect, it } from 'vitest'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { type Dragged, type DropPlace, dropOf, obviousPlace } from '#core/pivot/drop'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { sessionsTable, tableColumn } from '../../support/sessions-table'

const known = sessionsTable(['session_id', 'occupation', 'expertise', 'month', 'outcome', 'prompts', 'output_tokens'])
const table: SessionsTable = {
  ...known,
  columns: known.columns.map((c) => (c.column === 'prompts' ? { ...c, distinct: 5_000 } : c)),
}
const spec: PivotSpec = {
  ...EMPTY_SPEC,
  rows: [{ dimension: 'occupation', order: 'natural' }, { dimension: 'month' }],
  columns: [{ dimension: 'expertise' }],
  measures: ['sessions', 'judged_success'],
}

const dropped = (dragged: Dragged, place: DropPlace): unknown => {
  const drop = dropOf(dragged, place, spec, table)
  if (drop.kind === 'refused') return drop.why
  if (drop.kind === 'filter') return `filter ${drop.dimension}`
  const { rows, columns, measures } = drop.edit(spec)
  return { rows: rows.map((p) => p.dimension), columns: columns.map((p) => p.dimension), measures }
}
const field = (dimension: string): Dragged => ({ from: 'fields', dimension })
const chip = (dimension: string): Dragged => ({ from: 'rows', dimension })

describe('what is let go', () => {
  it('on a shelf takes the place where it was let go', () => {
    expect(dropped(field('outcome'), { on: 'rows', at: 1 })).toMatchObject({ rows: ['occupation', 'outcome', 'month'] })
    expect(dropped(chip('occupation'), { on: 'rows', at: 2 })).toMatchObject({ rows: ['month', 'occupation'] })
    expect(dropped(chip('month'), { on: 'rows', at: 0 })).toMatchObject({ rows: ['month', 'occupation'] })
    expect(dropped(chip('month'), { on: 'columns', at: 0 })).toMatchObject({
      rows: ['occupation'],
      columns: ['month', 'expertise'],
    })
    expect(dropped({ from: 'measures', measure: 'judged_success' }, { on: 'measures', at: 0 })).toMatchObject({
      measures: ['judged_success', 'sessions'],
    })
  })

  it('where it was changes nothing, and elsewhere keeps how it is shown', () => {
    for (const [dragged, place] of [
      [chip('month'), { on: 'rows', at: 1 }],
      [chip('month'), { on: 'rows', at: 2 }],
      [chip('occupation'), { on: 'rows', at: 0 }],
      [
        { from: 'measures', measure: 'sessions' },
        { on: 'measures', at: 1 },
      ],
    ] as const) {
      const drop = dropOf(dragged, place, spec, table)
      expect(drop.kind === 'edit' && drop.edit(spec)).toBe(spec)
    }
    const drop = dropOf(chip('occupation'), { on: 'columns', at: 1 }, spec, table)
    expect(drop.kind === 'edit' && drop.edit(spec).columns[1]).toEqual({ dimension: 'occupation', order: 'natural' })
  })

  it('on the measures becomes the measure of it, on the filters a question', () => {
    expect(dropped(field('expertise'), { on: 'measures', at: 0 })).toMatchObject({
      measures: ['expertise_mean', 'sessions', 'judged_success'],
    })
    expect(dropped(field('outcome'), { on: 'filters' })).toBe('filter outcome')
    // However many values it has, a number can be filtered to a range.
    expect(dropped(field('prompts'), { on: 'filters' })).toBe('filter prompts')
  })

  it('on the measures becomes its mean where no measure of it is known, which is defined once', () => {
    const column = { ...tableColumn('Cost'), kind: 'number' as const }
    const costs = { ...table, columns: [...table.columns, column] }
    const cost = dimensionsOf(costs).find(({ name }) => name === column.name)!
    const drop = dropOf(field(cost.id), { on: 'measures', at: 1 }, spec, costs)
    const once = drop.kind === 'edit' ? drop.edit(spec) : spec
    expect(once.measures).toEqual(['sessions', 'mean_cost', 'judged_success'])
    expect(once.definitions).toEqual([
      { id: 'mean_cost', name: 'Mean cost', kind: 'column', column: column.column, statistic: 'mean' },
    ])
    expect(drop.kind === 'edit' && drop.edit(once).definitions).toHaveLength(1)
  })

  it('away from the shelves is taken out', () => {
    expect(dropped(chip('month'), { on: 'nowhere' })).toMatchObject({ rows: ['occupation'] })
    expect(dropped({ from: 'measures', measure: 'sessions' }, { on: 'nowhere' })).toMatchObject({
      measures: ['judged_success'],
    })
  })

  it('where it cannot be says why', () => {
    expect(dropped(field('prompts'), { on: 'rows', at: 0 })).toBe(
      'Prompts has too many values to group by. Bin it or use it as a measure.',
    )
    expect(dropped(field('outcome'), { on: 'measures', at: 0 })).toBe('There is no measure of Outcome.')
    expect(dropped({ from: 'measures', measure: 'sessions' }, { on: 'rows', at: 0 })).toBe(
      'A measure has no values to group by.',
    )
    expect(dropped({ from: 'measures', measure: 'sessions' }, { on: 'filters' })).toBe(
      'Sessions are filtered by fields, not by measures.',
    )
    const single = { ...spec, measures: ['sessions'] }
    expect(dropOf({ from: 'measures', measure: 'sessions' }, { on: 'nowhere' }, single, table)).toEqual({
      kind: 'refused',
      why: 'A pivot without a measure shows nothing.',
    })
  })
})

describe('a double click', () => {
  const obvious = (id: string, of: PivotSpec) => obviousPlace(dimensionsOf(table).find((d) => d.id === id)!, of, table)

  it('puts a field where there is room, and a number to the measures', () => {
    expect(obvious('outcome', EMPTY_SPEC)).toEqual({ on: 'rows', at: 0 })
    expect(obvious('outcome', { ...EMPTY_SPEC, rows: spec.rows })).toEqual({ on: 'columns', at: 0 })
    expect(obvious('outcome', spec)).toEqual({ on: 'rows', at: 2 })
    expect(obvious('prompts', spec)).toEqual({ on: 'measures', at: 2 })
  })
})
