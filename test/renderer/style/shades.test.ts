import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { SHADES, shadePercent } from '#core/format/cell-looks'

// Contrast as WCAG 2.2 defines it, computed from the tokens: 4.5 for text.
const TOKENS = readFileSync(path.resolve(import.meta.dirname, '../../../src/renderer/style/tokens.css'), 'utf8')

type Rgb = readonly [number, number, number]

function token(name: string, theme: 'light' | 'dark'): Rgb {
  const found = new RegExp(`--${name}: light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\)`).exec(TOKENS)
  if (!found) throw new Error(`there is no token ${name}`)
  const hex = found[theme === 'light' ? 1 : 2]!
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb
}

const mix = (of: Rgb, into: Rgb, percent: number): Rgb =>
  of.map((c, i) => (c * percent + into[i]! * (100 - percent)) / 100) as unknown as Rgb

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(a: Rgb, b: Rgb): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (lighter! + 0.05) / (darker! + 0.05)
}

it('the contrast of black and white is 21, of a colour and itself 1', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 9)
  expect(contrast([9, 90, 200], [9, 90, 200])).toBe(1)
})

describe.each(['light', 'dark'] as const)('on every %s shade', (theme) => {
  const shades = (Object.keys(SHADES) as (keyof typeof SHADES)[]).flatMap((of) =>
    Array.from({ length: 21 }, (_, i) => {
      const percent = shadePercent({ of, strength: i / 20 })
      return { name: `${of} ${percent}`, rgb: mix(token(`shade-${of}`, theme), token('paper', theme), percent) }
    }),
  )

  it.each(['ink', 'ink-2', 'mark-below', 'mark-above'])('%s can be read', (text) => {
    for (const { name, rgb } of shades) {
      expect(contrast(token(text, theme), rgb), name).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('the interval bar can be seen', () => {
    for (const { name, rgb } of shades) expect(contrast(token('ink-3', theme), rgb), name).toBeGreaterThanOrEqual(3)
  })

  it('more is farther from the paper', () => {
    for (const of of ['one', 'below', 'above'] as const) {
      const at = (strength: number) =>
        contrast(
          mix(token(`shade-${of}`, theme), token('paper', theme), shadePercent({ of, strength })),
          token('paper', theme),
        )
      expect(at(1)).toBeGreaterThan(at(0.5))
      expect(at(0.5)).toBeGreaterThan(at(0))
    }
  })
})

it('muted text can be read on paper, panels and rows of subtotals', () => {
  for (const theme of ['light', 'dark'] as const) {
    for (const ground of ['paper', 'panel', 'raised']) {
      expect(contrast(token('ink-3', theme), token(ground, theme)), `${ground}, ${theme}`).toBeGreaterThanOrEqual(4.5)
    }
  }
})
