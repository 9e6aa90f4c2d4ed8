import { describe, expect, it } from 'vitest'
import {
  bonferroni,
  clusteredDifference,
  type Difference,
  meanDifference,
  type RatioSums,
  rateDifference,
  ratioOf,
  type SharedSums,
} from '#core/stats/difference'

// R 4.2.2, test/reference/difference.R; the first rates are the example (a) of Newcombe 1998, table II, method 10.
const near = (value: number, low: number, high: number, p: number) => ({
  value: expect.closeTo(value, 9),
  interval: { low: expect.closeTo(low, 9), high: expect.closeTo(high, 9) },
  p: expect.closeTo(p, 9),
})

describe('a difference of rates', () => {
  it.each([
    [56, 70, 48, 80, 0.2, 0.0524314724024, 0.333872654037, 0.0080450813682],
    [9, 10, 3, 10, 0.6, 0.170522723935, 0.809017973535, 0.00616989932054],
    [10, 10, 0, 20, 1, 0.679086037142, 1, 4.32046305783e-8],
    [306, 1010, 421, 1166, -0.0580931678073, -0.0973628541779, -0.0183896037553, 0.00416675387731],
  ])('of %i of %i and %i of %i is that of R', (x, n, y, m, value, low, high, p) => {
    const found = rateDifference({ n, successes: x }, { n: m, successes: y }, 0.95)
    expect(found).toEqual(near(value, low, high, p))
  })

  it('of nothing at all is none, with p 1', () => {
    expect(rateDifference({ n: 9, successes: 0 }, { n: 7, successes: 0 }, 0.95)).toMatchObject({ value: 0, p: 1 })
  })
})

const moments = (values: readonly number[]) => ({
  n: values.length,
  sum: values.reduce((a, b) => a + b),
  squares: values.reduce((a, b) => a + b * b, 0),
})
const A = [12, 15, 9, 22, 17, 30, 11]
const B = [8, 9, 14, 7, 10]

describe('a difference of means', () => {
  it('is Welch’s', () => {
    expect(meanDifference(moments(A), moments(B), 0.95)).toEqual(
      near(6.97142857143, 0.0173604535411, 13.9254966893, 0.0495518035028),
    )
  })

  it('of logarithms gives the ratio of geometric means', () => {
    const logs = meanDifference(moments(A.map(Math.log)), moments(B.map(Math.log)), 0.9)
    expect(ratioOf(logs)).toEqual(near(1.6448686458, 1.15091450228, 2.35082002753, 0.0301441156942))
  })

  it('has no interval with one session, and no doubt where nothing varies', () => {
    expect(meanDifference(moments([1]), moments(B), 0.95)).toEqual({ value: -8.6, interval: null, p: null })
    expect(meanDifference(moments([2, 2]), moments([1, 1]), 0.95)).toEqual({
      value: 1,
      interval: { low: 1, high: 1 },
      p: 0,
    })
    expect(meanDifference(moments([2, 2]), moments([2, 2]), 0.95).p).toBe(1)
  })
})

type Visit = readonly [user: number, cells: string, y: number]

/** Sums over users as the statement asks for them; a visit may be in both cells. */
function sums(visits: readonly Visit[]): readonly [RatioSums, RatioSums, SharedSums] {
  const users = [...new Set(visits.map(([user]) => user))].map((user) => {
    const of = (cell: string) => visits.filter(([u, cells]) => u === user && cells.includes(cell))
    const side = (cell: string) => ({ m: of(cell).length, s: of(cell).reduce((sum, [, , y]) => sum + y, 0) })
    return { a: side('a'), b: side('b') }
  })
  const add = (of: (user: (typeof users)[number]) => number) => users.reduce((sum, user) => sum + of(user), 0)
  const ratio = (cell: 'a' | 'b'): RatioSums => ({
    n: add((u) => u[cell].m),
    sum: add((u) => u[cell].s),
    clusters: add((u) => Number(u[cell].m > 0)),
    ss: add((u) => u[cell].s ** 2),
    sm: add((u) => u[cell].s * u[cell].m),
    mm: add((u) => u[cell].m ** 2),
  })
  const shared: SharedSums = {
    clusters: add((u) => Number(u.a.m > 0 && u.b.m > 0)),
    ss: add((u) => u.a.s * u.b.s),
    sm: add((u) => u.a.s * u.b.m),
    ms: add((u) => u.a.m * u.b.s),
    mm: add((u) => u.a.m * u.b.m),
  }
  return [ratio('a'), ratio('b'), shared]
}

const clustered = (visits: readonly Visit[]): Difference => clusteredDifference(...sums(visits), 0.95)

describe('a difference over users', () => {
  it('of users with one session, in one cell each, is Welch’s', () => {
    const visits = [...A.map((y, i): Visit => [i, 'a', y]), ...B.map((y, i): Visit => [100 + i, 'b', y])]
    expect(clustered(visits)).toEqual(near(6.97142857143, 0.0173604535411, 13.9254966893, 0.0495518035028))
  })

  it('of users with one session in each cell is the paired t test', () => {
    const pairs = [
      [3, 2],
      [7, 5],
      [4, 5],
      [9, 6],
      [6, 3],
    ]
    const visits = pairs.flatMap(([x, y], user): Visit[] => [
      [user, 'a', x!],
      [user, 'b', y!],
    ])
    expect(clustered(visits)).toEqual(near(1.6, -0.477701267367, 3.67770126737, 0.0993006832137))
  })

  it('of users who come as often as they like sums the influence of each', () => {
    const users = [1, 1, 1, 2, 2, 3, 3, 3, 4, 5, 5, 6, 6, 6, 6]
    const y = [1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 0, 0, 1, 1, 0]
    const where = ['a', 'a', 'b', 'a', 'b', 'a', 'b', 'b', 'a', 'b', 'b', 'a', 'a', 'b', 'b']
    expect(clustered(users.map((user, i): Visit => [user, where[i]!, y[i]!]))).toEqual(
      near(0.339285714286, -0.323722424343, 1.00229385291, 0.228411458359),
    )
  })

  it('of a part and its total allows for the sessions that are in both', () => {
    const total = [5, 9, 4, 8, 1, 2, 6, 3, 2, 4]
    expect(clustered(total.map((y, i): Visit => [i, i < 4 ? 'ab' : 'b', y]))).toEqual(
      near(2.1, -1.33579761819, 5.53579761819, 0.146969317857),
    )
  })

  it('has no interval with one user', () => {
    expect(
      clustered([
        [1, 'a', 1],
        [1, 'a', 0],
        [2, 'b', 1],
        [3, 'b', 1],
      ]),
    ).toEqual({ value: -0.5, interval: null, p: null })
  })
})

it('p among many is as many times as large, and at most 1', () => {
  expect(bonferroni(0.001, 45)).toBeCloseTo(0.045, 12)
  expect(bonferroni(0.1, 45)).toBe(1)
})
