/** Shades under a number leave it readable; those without one may be full. */
const SHADES = { written: { least: 0.04, most: 0.5 }, bare: { least: 0.08, most: 1 } } as const

/** How a heatmap shades its values. */
export interface HeatShades {
  /** Whether a value has the second hue: values on both sides of zero have one each. */
  isBelow(value: number): boolean
  /** Share of the hue in the paper, from 0 to 1. */
  shade(value: number): number
}

/**
 * One hue from light to dark; two around zero where there are values on both sides of it.
 *
 * @param isWritten whether the numbers stand in their cells
 */
export function heatShades(values: readonly number[], isWritten: boolean): HeatShades {
  const { least, most } = isWritten ? SHADES.written : SHADES.bare
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const isTwoSided = low < 0 && high > 0
  const [from, span] = isTwoSided ? [0, Math.max(-low, high)] : [low, high - low]
  return {
    isBelow: (value) => isTwoSided && value < 0,
    shade: (value) => least + (span > 0 ? Math.abs(value - from) / span : 0.5) * (most - least),
  }
}
