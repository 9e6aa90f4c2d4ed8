import { expect, it } from 'vitest'
import { splitBy } from '#core/tally/split'
import { SeededRandom } from '../../support/seeded-random'

/** Groups by a text of both, numbered as they are met. */
function byText(groupOf: Uint32Array, codeAt: (i: number) => number) {
  const numbers = new Map<string, number>()
  const numberOf = Array.from(groupOf, (group, i) => {
    const text = `${group} ${codeAt(i)}`
    if (!numbers.has(text)) numbers.set(text, numbers.size)
    return numbers.get(text)!
  })
  return { numberOf, pairs: [...numbers.keys()] }
}

it.each([
  ['few', 5, 7],
  ['more than places are kept for', 5_000, 3_000],
  ['more than fit 32 bits', 70_000, 65_536],
])('groups split by a code are those of both, where there could be %s', (_, groups, width) => {
  const random = new SeededRandom(3)
  // Some groups lie 2^32 apart once they are multiplied by the width.
  const groupOf = Uint32Array.from({ length: 4_000 }, (_, i) => (i % 2 ? random.whole(0, groups - 1) : i % 3))
  if (groups > 65_536) for (let i = 1; i < 400; i += 2) groupOf[i] = 65_536 + (i % 3)
  const codes = Uint16Array.from({ length: 9_000 }, () => random.whole(0, Math.min(3, width - 1)))
  const places = Uint32Array.from(groupOf, () => random.whole(0, codes.length - 1))
  for (const at of [null, places]) {
    const { numberOf, pairs } = byText(groupOf, (i) => codes[at ? at[i]! : i]!)
    const split = groupOf.slice()
    const met = splitBy(split, groups, codes, width, at)
    expect(Array.from(split)).toEqual(numberOf)
    expect(met.map((number) => `${Math.floor(number / width)} ${number % width}`)).toEqual(pairs)
  }
})
