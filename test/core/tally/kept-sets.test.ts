import { expect, it } from 'vitest'
import type { GroupingSet } from '#core/tally/cube'
import { KeptSets } from '#core/tally/kept-sets'

const someSet = (): GroupingSet => ({ cells: 1, cellOf: new Uint32Array(10), codesAt: [] })

it('lets go of the sets not asked for longest, once they hold too many numbers', () => {
  const sets = new KeptSets()
  const made: string[] = []
  const ask = (name: string) =>
    sets.set(name, () => {
      made.push(name)
      return someSet()
    })
  for (const name of ['a', 'b', 'c']) ask(name).tell('sum', new Float64Array(400_000))
  ask('a')
  sets.tidy()
  expect(ask('a').told('sum')).toHaveLength(400_000)
  expect(ask('c').told('sum')).toHaveLength(400_000)
  expect(ask('b').told('sum')).toBeUndefined()
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

it('counts the numbers of lists', () => {
  const sets = new KeptSets()
  const ask = (name: string) => sets.set(name, someSet)
  ask('a').tell('ranks', [null, new Float64Array(700_000)])
  ask('b').tell('ranks', [new Float64Array(700_000)])
  sets.tidy()
  expect(ask('a').told('ranks')).toBeUndefined()
  expect(ask('b').told('ranks')).toHaveLength(1)
})
