import type { Figure } from './figure'
import { FIGURE_1 } from './study/figure-1'
import { FIGURE_2 } from './study/figure-2'
import { FIGURE_3 } from './study/figure-3'
import { FIGURE_4 } from './study/figure-4'
import { FIGURE_5 } from './study/figure-5'
import { FIGURE_6 } from './study/figure-6'
import { FIGURE_A1 } from './study/figure-a1'
import { FIGURE_A2 } from './study/figure-a2'
import { TABLE_1 } from './study/table-1'
import { TABLE_2 } from './study/table-2'
import { TABLE_A1 } from './study/table-a1'
import { TABLE_A2 } from './study/table-a2'

/** The study's figures and tables, in its order (study.md 12). */
export const STUDY_FIGURES: readonly Figure[] = [
  FIGURE_1,
  FIGURE_2,
  FIGURE_3,
  FIGURE_4,
  FIGURE_5,
  FIGURE_6,
  TABLE_1,
  TABLE_2,
  FIGURE_A1,
  FIGURE_A2,
  TABLE_A1,
  TABLE_A2,
]

/** The figure with an id, which must be one of the study's. */
export function studyFigure(id: string): Figure {
  const found = STUDY_FIGURES.find((figure) => figure.id === id)
  if (!found) throw new Error(`the study has no figure ${id}`)
  return found
}

export const FIGURE_IDS: readonly string[] = STUDY_FIGURES.map(({ id }) => id)
