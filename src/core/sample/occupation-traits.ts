import { parseLabel } from '../dataset/label'
import { WORK_OCCUPATIONS } from '../dataset/occupation'

/** Occupations that use an agent alike. */
export type OccupationKind = 'software' | 'lead' | 'numbers' | 'words' | 'hands'

export interface OccupationTraits {
  readonly title: string
  readonly kind: OccupationKind
  /** Users of this occupation, in per cent of all. */
  readonly share: number
  /** How much more common it is among accounts opened in the window: management, sales and legal grow fastest. */
  readonly newcomers: number
  /** How much more readily success is confirmed: "managers may simply confirm more often" (study.md 13.1). */
  readonly confirms: number
}

// Shares are ours: study.md 6.3 gives the order of the five largest and no numbers.
const TRAITS: readonly (readonly [code: string, OccupationKind, share: number, newcomers: number, confirms: number])[] =
  [
    ['15', 'software', 64, 0.93, 0],
    ['13', 'numbers', 7.6, 1.1, 0.188],
    ['27', 'words', 5.8, 1.05, 0.188],
    ['11', 'lead', 5.0, 1.5, 0.652],
    ['19', 'numbers', 4.4, 0.95, 0.128],
    ['25', 'words', 2.4, 1.05, 0.138],
    ['17', 'numbers', 2.3, 1.05, 0.118],
    ['29', 'words', 1.6, 1.1, 0.188],
    ['41', 'lead', 1.5, 1.5, 0.118],
    ['23', 'words', 1.0, 1.5, 0.411],
    ['43', 'lead', 0.9, 1.1, -0.05],
    ['53', 'hands', 0.5, 1, -0.05],
    ['49', 'hands', 0.5, 1, -0.05],
    ['51', 'hands', 0.5, 1, -0.05],
    ['21', 'words', 0.4, 1, -0.05],
    ['33', 'hands', 0.3, 1, -0.05],
    ['47', 'hands', 0.3, 1, -0.05],
    ['39', 'words', 0.25, 1, -0.05],
    ['31', 'words', 0.25, 1, -0.05],
    ['35', 'hands', 0.2, 1, -0.05],
    ['45', 'hands', 0.15, 1, -0.05],
    ['55', 'hands', 0.1, 1, -0.05],
    ['37', 'hands', 0.05, 1, -0.05],
  ]

/** The 23 occupations, largest first. */
export const OCCUPATION_TRAITS: readonly OccupationTraits[] = TRAITS.map(([code, kind, share, newcomers, confirms]) => {
  const title = parseLabel(WORK_OCCUPATIONS, code)
  if (title === null) throw new Error(`no occupation has code ${code}`)
  return { title, kind, share, newcomers, confirms }
})
