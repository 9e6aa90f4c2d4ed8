import { describe, expect, it } from 'vitest'
import { columnsShown, MOST_COLUMNS_LISTED } from '#core/dataset/columns-shown'

const plain = (n: number) => ({ source: `extra ${n}`, name: `extra ${n}`, field: null })
const taken = { source: 'Ergebnis', name: 'Outcome', field: 'outcome' } as const

describe('the columns of an export that are listed', () => {
  it('are all of a usual one, in its order', () => {
    const columns = [plain(1), taken, plain(2)]
    expect(columnsShown(columns, '')).toEqual({ listed: columns, found: 3 })
  })

  it('are, of thousands, those taken for a field and as many others as there is room for', () => {
    const columns = [...Array.from({ length: 1999 }, (_, n) => plain(n)), taken]
    const { listed, found } = columnsShown(columns, '')
    expect(found).toBe(2000)
    expect(listed).toHaveLength(MOST_COLUMNS_LISTED)
    expect(listed.slice(0, 3)).toEqual([taken, plain(0), plain(1)])
  })

  it('are found by a part of either name', () => {
    const columns = [plain(1), taken, plain(21)]
    expect(columnsShown(columns, ' ERGEB ').listed).toEqual([taken])
    expect(columnsShown(columns, 'outc').listed).toEqual([taken])
    expect(columnsShown(columns, 'a 1').listed).toEqual([plain(1)])
  })
})
