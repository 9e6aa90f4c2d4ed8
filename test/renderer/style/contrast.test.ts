import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(path.resolve(import.meta.dirname, '../../../src/renderer/style/tokens.css'), 'utf8')

type Theme = 'light' | 'dark'

/** The colour of a token in a theme, as red, green and blue from 0 to 1. */
function color(token: string, theme: Theme): readonly number[] {
  const [, light, dark] = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css) ?? []
  const hex = theme === 'light' ? light : dark
  if (!hex) throw new Error(`tokens.css has no colour ${token} for ${theme}`)
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
}

/** Relative luminance (WCAG 2.2). */
function luminance(rgb: readonly number[]): number {
  const [r, g, b] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(a: readonly number[], b: readonly number[]): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

/** A colour laid over another. */
const over = (top: readonly number[], opacity: number, under: readonly number[]) =>
  top.map((c, i) => c * opacity + under[i]! * (1 - opacity))

const SERIES = Array.from({ length: 10 }, (_, i) => `series-${i}`)

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  const paper = color('paper', theme)

  it('the measure of contrast is that of the standard', () => {
    expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21, 9)
    // The darkest grey that passes for text on white in every checker.
    expect(
      contrast(
        [0x76, 0x76, 0x76].map((c) => c / 255),
        [1, 1, 1],
      ),
    ).toBeCloseTo(4.54, 2)
  })

  it.each([...SERIES, 'accent', 'line-strong'])('a mark in %s is seen on the paper', (token) => {
    expect(contrast(color(token, theme), paper)).toBeGreaterThanOrEqual(3)
  })

  it.each(['paper', 'panel', 'raised'])('text is read on %s', (ground) => {
    for (const ink of ['ink', 'ink-2', 'ink-3'])
      expect(contrast(color(ink, theme), color(ground, theme)), ink).toBeGreaterThanOrEqual(4.5)
  })

  it('a share written on a part of a stack is read', () => {
    for (const token of SERIES) expect(contrast(paper, color(token, theme)), token).toBeGreaterThanOrEqual(4.5)
  })

  it('a number on the darkest shade of a heatmap is read', () => {
    const shade = over(color('accent', theme), 0.5, paper)
    expect(contrast(color('ink', theme), shade)).toBeGreaterThanOrEqual(4.5)
    const other = over(color('series-1', theme), 0.5, paper)
    expect(contrast(color('ink', theme), other)).toBeGreaterThanOrEqual(4.5)
  })
})

it('no two series have one colour', () => {
  for (const theme of ['light', 'dark'] as const)
    expect(new Set(SERIES.map((token) => color(token, theme).join())).size).toBe(SERIES.length)
})
