/**
 * Quantile of weighted values, between two of them in proportion: each value stands at the middle of its own weight.
 * (The weighted form of definition 5 of Hyndman and Fan 1996; with equal weights it is that.)
 *
 * @param values ascending
 * @param weights not negative, one at least above zero
 * @param p 0 to 1
 */
export function weightedQuantile(values: ArrayLike<number>, weights: ArrayLike<number>, p: number): number {
  let all = 0
  for (let i = 0; i < weights.length; i++) all += weights[i]!
  const goal = p * all
  let before = 0
  let lastPlace = Number.NaN
  let lastValue = Number.NaN
  for (let i = 0; i < values.length; i++) {
    const weight = weights[i]!
    if (weight === 0) continue
    const place = before + weight / 2
    const value = values[i]!
    if (place >= goal)
      return Number.isNaN(lastPlace)
        ? value
        : lastValue + ((goal - lastPlace) / (place - lastPlace)) * (value - lastValue)
    before += weight
    lastPlace = place
    lastValue = value
  }
  return lastValue
}
