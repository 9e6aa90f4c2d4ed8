import { expect, test } from 'vitest'
import { type Claim, Claims } from '#core/transcript/claims'

const claim = (session: number): Claim => ({ session, isSidechain: false, isForkCopy: false })

test('an id has one claim of each session', () => {
  const [a, b, c] = [claim(1), claim(2), claim(3)]
  const claims = new Claims<Claim>()
  claims.add(7, a)
  claims.add(8, b)
  expect([claims.has(7), claims.has(9), claims.of(7, 1), claims.of(7, 2), claims.of(9, 1)]).toEqual([
    true,
    false,
    a,
    undefined,
    undefined,
  ])
  claims.add(7, b)
  claims.add(7, c)
  expect([claims.of(7, 1), claims.of(7, 2), claims.of(7, 3), claims.of(7, 4)]).toEqual([a, b, c, undefined])
})

test('a claim can take the place of another, alone or among several', () => {
  const [a, b] = [claim(1), claim(2)]
  const [newA, newB] = [claim(1), claim(2)]
  const claims = new Claims<Claim>()
  claims.add(7, a)
  claims.replace(7, a, newA)
  expect(claims.of(7, 1)).toBe(newA)
  claims.add(7, b)
  claims.replace(7, b, newB)
  expect(claims.of(7, 1)).toBe(newA)
  expect(claims.of(7, 2)).toBe(newB)
})

test('each id is visited once with all of its claims', () => {
  const claims = new Claims<Claim>()
  claims.add(7, claim(1))
  claims.add(8, claim(1))
  claims.add(8, claim(2))
  const seen: number[][] = []
  claims.forEach((holders) => {
    seen.push(holders.map((holder) => holder.session))
  })
  expect(seen).toEqual([[1], [1, 2]])
})
