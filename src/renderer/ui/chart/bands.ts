import * as Plot from '@observablehq/plot'
import type { ChartModel } from '#core/chart/chart-model'
import { LINE_HEIGHT } from './svg'
import { textWidth, wrapText } from './text-width'

/** The bands of categories below each other, from top to bottom. */
export interface Bands {
  /** The categories, and where they are nested, each group before its own. */
  readonly domain: readonly string[]
  readonly groups: readonly string[]
  /** Names in lines, by band. */
  readonly lines: ReadonlyMap<string, readonly string[]>
  /** Pixels the names take, and the least a band takes. */
  readonly width: number
  readonly height: number
}

/** A group has a band of its own above its categories; the sign before its name keeps it from being one of them. */
export const bandOf = (group: string): string => `\u0000${group}`

/** Between a name and the plot. */
const GAP = 10
/** Share of the width that names may take. */
const MOST_OF_WIDTH = 0.4

/** Lays the categories out below each other, their names in at most as many lines as said. */
export function bandsOf(model: ChartModel, width: number, fontSize: number, mostLines: number): Bands {
  const { categories, labels } = model
  const groups: string[] = []
  const domain = categories.flatMap((category, i) => {
    const { group } = labels[i]!
    if (group === '' || group === labels[i - 1]?.group) return [category]
    groups.push(group)
    return [bandOf(group), category]
  })
  const lines = new Map(
    categories.map((category, i) => [
      category,
      wrapText(labels[i]!.name, width * MOST_OF_WIDTH - GAP, fontSize, mostLines),
    ]),
  )
  const all = [...lines.values()]
  return {
    domain,
    groups,
    lines,
    width: Math.max(0, ...all.flat().map((line) => textWidth(line, fontSize))) + GAP,
    height: Math.max(1, ...all.map(({ length }) => length)) * fontSize * LINE_HEIGHT + 4,
  }
}

/** The names as marks at the left of the plot. */
export function bandNames({ lines, groups }: Bands, marginLeft: number): Plot.Markish[] {
  const left = { frameAnchor: 'left', lineHeight: 1.15 } as const
  return [
    Plot.text([...lines.keys()], {
      y: (category: string) => category,
      text: (category: string) => lines.get(category)!.join('\n'),
      ...left,
      textAnchor: 'end',
      dx: 2 - GAP,
      fill: 'var(--ink-2)',
    }),
    Plot.text(groups, {
      y: bandOf,
      text: (group: string) => group,
      ...left,
      textAnchor: 'start',
      dx: 2 - marginLeft,
      fill: 'var(--ink)',
      fontWeight: 600,
    }),
  ]
}
