import type { CSSProperties } from 'react'
import type { Mode, Theme } from '#core/slide/theme/theme'

/** The colours of a theme under the names that marks, charts and tables look for. */
export function paletteStyle(theme: Theme, mode: Mode): CSSProperties {
  const { paper, ink, ink2, ink3, line, lineStrong, accent, accentSoft, hatch, series } = theme[mode]
  return {
    '--paper': paper,
    '--ink': ink,
    '--ink-2': ink2,
    '--ink-3': ink3,
    '--line': line,
    '--line-strong': lineStrong,
    '--accent': accent,
    '--accent-soft': accentSoft,
    '--hatch': hatch,
    '--shade-one': accent,
    '--shade-below': series[1],
    '--shade-above': series[0],
    '--mark-below': series[1],
    '--mark-above': series[0],
    ...Object.fromEntries(series.map((color, slot) => [`--series-${slot}`, color])),
    colorScheme: mode,
  } as CSSProperties
}
