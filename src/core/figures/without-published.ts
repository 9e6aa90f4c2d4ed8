import type { Figure, FigurePanel } from './figure'

export const OTHER_POPULATION =
  'The study’s numbers are of all its sessions. The filters of this view make another population, so they do not stand beside these.'

/** The figure of a part of the sessions: what was published of all of them is no number to hold it against. */
export const withoutPublished = (figure: Figure): Figure => ({ ...figure, panels: figure.panels.map(withoutNumbers) })

function withoutNumbers(panel: FigurePanel): FigurePanel {
  const hasNumbers = panel.published.length > 0 || (panel.kind === 'regression' && panel.publishedColumns)
  if (!hasNumbers) return panel
  const bare = { ...panel, published: [], notCompared: [OTHER_POPULATION] }
  if (bare.kind !== 'regression') return bare
  const { publishedColumns: _, ...regression } = bare
  return regression
}
