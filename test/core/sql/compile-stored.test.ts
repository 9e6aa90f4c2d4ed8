import { expect, it } from 'vitest'
import { bytesOf } from '#core/sql/compile-memory'
import { wordsOf } from '#core/sql/compile-stored'

it('the names of a query are found, quoted or not, whatever is in them', () => {
  const words = wordsOf('SELECT "work_mode", sum(prompts) FROM "t" WHERE "a ""b"" c" > 1 AND "größe" = \'other\'')
  expect(['work_mode', 'prompts', 'a "b" c', 'größe'].filter((name) => !words.has(name))).toEqual([])
  expect(['mode', 'prompt', 'a', 'b c', 'Work_Mode'].filter((name) => words.has(name))).toEqual(['a'])
})

it('an amount of memory is read as the engine writes it', () => {
  expect(['3.1 GiB', '57.2 MiB', '12 bytes', '2KiB', 'plenty'].map(bytesOf)).toEqual([
    3.1 * 2 ** 30,
    57.2 * 2 ** 20,
    12,
    2048,
    Number.POSITIVE_INFINITY,
  ])
})
