import { describe, expect, it } from 'vitest'
import { geometricMeanInterval, type Moments, meanInterval } from '#core/stats/mean'

const momentsOf = (values: readonly number[]): Moments => ({
  n: values.length,
  sum: values.reduce((sum, v) => sum + v, 0),
  squares: values.reduce((sum, v) => sum + v * v, 0),
})
const ONE_TO_THIRTY = Array.from({ length: 30 }, (_, i) => i + 1)

describe('meanInterval', () => {
  // SciPy 1.17.1: t.interval(level, len(x) - 1, mean(x), sem(x))
  it.each([
    [[1, 2], 0.95, -4.853102368087347, 7.853102368087347],
    [[1, 2], 0.8, -0.03884176858762722, 3.038841768587627],
    [[1, 2], 0.99, -30.328370581435763, 33.32837058143576],
    [[3, 3, 3], 0.95, 3.0, 3.0],
    [[-1, 0, 4], 0.9, -3.4603516500501668, 5.460351650050167],
    [[10, 20, 50, 100, 5000], 0.95, -1715.8002812045124, 3787.8002812045124],
    [[0.1, 0.2, 0.3, 0.4], 0.99, -0.12702907472175246, 0.6270290747217524],
    [ONE_TO_THIRTY, 0.95, 12.212753267540268, 18.78724673245973],
    [ONE_TO_THIRTY, 0.8, 13.392165318201439, 17.60783468179856],
    [[1_000_000, 1_000_001, 1_000_002], 0.95, 999998.5158622883, 1000003.4841377117],
  ])('of %j at %d is %d to %d', (values, level, low, high) => {
    const interval = meanInterval(momentsOf(values), level)
    expect(interval?.low).toBeCloseTo(low, 8)
    expect(interval?.high).toBeCloseTo(high, 8)
  })

  it('is none of one session or of nobody', () => {
    expect(meanInterval(momentsOf([7]), 0.95)).toBeNull()
    expect(meanInterval(momentsOf([]), 0.95)).toBeNull()
  })

  it('has no width where rounding would make the variance negative', () => {
    // (0.1 + 0.1 + 0.1) / 3 is above 0.1 in doubles.
    const { low, high } = meanInterval({ n: 3, sum: 0.1 + 0.1 + 0.1, squares: 0.03 }, 0.95)!
    expect([low, high]).toEqual([(0.1 + 0.1 + 0.1) / 3, (0.1 + 0.1 + 0.1) / 3])
  })
})

describe('geometricMeanInterval', () => {
  // SciPy 1.17.1: exp(t.interval(level, len(x) - 1, mean(log(x)), sem(log(x))))
  it.each([
    [[1, 4], 0.95, 0.0002992824421309983, 13365.301256961704],
    [[2, 8, 32], 0.9, 0.7728664675396862, 82.80861272676916],
    [[4.9, 11.7], 0.8, 1.983921603830922, 28.89731120891907],
    [[1, 1, 1], 0.95, 1.0, 1.0],
    [[0.5, 2, 7, 0.25], 0.99, 0.015163361019770345, 87.24158541153905],
    [[607, 3200, 900, 1500, 2400], 0.95, 618.4910638047095, 3374.5824430825937],
  ])('of %j at %d is %d to %d', (values, level, low, high) => {
    const interval = geometricMeanInterval(momentsOf(values.map(Math.log)), level)
    expect(interval!.low / low).toBeCloseTo(1, 9)
    expect(interval!.high / high).toBeCloseTo(1, 9)
  })

  it('is none of one session', () => expect(geometricMeanInterval(momentsOf([1]), 0.95)).toBeNull())
})
