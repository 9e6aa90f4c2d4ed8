import { describe, expect, it } from 'vitest'
import { mean, ratio } from './support/estimate'
import { adjustedByLevel, fitWithin, slope } from './support/fixed-effects'
import { SessionTable } from './support/session-table'

/** A table of which only users and levels matter. */
function tableOf(users: readonly number[], levels: readonly number[]): SessionTable {
  const table = new SessionTable(users.length)
  table.user.set(users)
  table.level.set(levels)
  table.users = Math.max(...users) + 1
  return table
}

const all = () => true

describe('the arithmetic of the targets', () => {
  it('finds a slope within cells that the cells hide', () => {
    // y = 2 x within each cell, but the cell with large x lies 100 lower.
    const x = [1, 2, 3, 11, 12, 13]
    const cell = [0, 0, 0, 1, 1, 1]
    const y = x.map((v, i) => 2 * v - 100 * cell[i]!)
    const table = tableOf([0, 1, 2, 3, 4, 5], [1, 2, 3, 1, 2, 3])
    const within = slope(
      table,
      (row) => y[row]!,
      (row) => x[row]!,
      all,
      (row) => cell[row]!,
      2,
    )
    expect(within.value).toBeCloseTo(2, 12)
    expect(within.error).toBeCloseTo(0, 12)
    const across = slope(
      table,
      (row) => y[row]!,
      (row) => x[row]!,
      all,
      () => 0,
      1,
    )
    expect(across.value).toBeLessThan(0)
  })

  it('gives the textbook slope, standard error and fit of a small regression', () => {
    // x = 1..5, y = 2 4 5 4 5: slope 0.6, R2 0.6, residual variance 2.4 / 3, its error sqrt(0.8 / 10).
    const y = [2, 4, 5, 4, 5]
    const table = tableOf([0, 1, 2, 3, 4], [1, 2, 3, 4, 5])
    const fit = fitWithin(
      table,
      (row) => y[row]!,
      [(row) => row + 1],
      all,
      () => 0,
      1,
    )
    expect(fit.coefficients[0]).toBeCloseTo(0.6, 12)
    expect(fit.r2).toBeCloseTo(0.6, 12)
    expect(fit.simpleErrors[0]).toBeCloseTo(Math.sqrt(0.08), 12)
    // Residuals -0.8 0.6 1 -0.6 -0.2 times x - 3, squared and summed: 1.6^2 + 0.6^2 + 0 + 0.6^2 + 0.4^2 = 3.44.
    expect(Math.sqrt(fit.covariance[0]![0]!)).toBeCloseTo(Math.sqrt(3.44) / 10, 12)
  })

  it('counts a user with two equal sessions as one observation', () => {
    const values = [0, 0, 1, 1]
    const apart = mean(tableOf([0, 1, 2, 3], [1, 1, 1, 1]), (row) => values[row]!)
    const together = mean(tableOf([0, 0, 1, 1], [1, 1, 1, 1]), (row) => values[row]!)
    expect(apart.value).toBe(0.5)
    expect(apart.error).toBeCloseTo(0.25, 12)
    expect(together.error).toBeCloseTo(0.25 * Math.SQRT2, 12)
  })

  it('weights a ratio by its denominator', () => {
    const table = tableOf([0, 1], [1, 1])
    const [actions, prompts] = [
      [10, 10],
      [1, 9],
    ]
    expect(
      ratio(
        table,
        (row) => actions[row]!,
        (row) => prompts[row]!,
      ).value,
    ).toBe(2)
  })

  it('places adjusted rates so that their weighted mean is the overall rate', () => {
    const levels = [1, 1, 2, 3, 4, 5, 2, 3, 4, 5, 5, 1]
    const cell = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]
    // Cell 1 lies 10 higher; within cells the rate is the level.
    const y = levels.map((level, i) => level + 10 * cell[i]!)
    const table = tableOf([...levels.keys()], levels)
    const rates = adjustedByLevel(
      table,
      (row) => y[row]!,
      all,
      (row) => cell[row]!,
      2,
    ).map((rate) => rate.value)
    expect(rates.map((rate) => rate - rates[0]!)).toEqual([0, 1, 2, 3, 4].map((step) => expect.closeTo(step, 10)))
    const overall = y.reduce((a, b) => a + b, 0) / y.length
    const weighted = levels.reduce((sum, level) => sum + rates[level - 1]!, 0) / levels.length
    expect(weighted).toBeCloseTo(overall, 10)
  })
})
