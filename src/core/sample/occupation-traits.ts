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
  /** How much more readily a session that does not fail is judged whole, on the probit scale (study.md 8.3, figure 6). */
  readonly succeeds: number
}

// Shares are ours: study.md 6.3 gives the order of the five largest and no numbers.
const TRAITS: readonly (readonly [
  code: string,
  OccupationKind,
  share: number,
  newcomers: number,
  confirms: number,
  succeeds: number,
])[] = [
  ['15', 'software', 64, 0.93, 0, 0],
  ['13', 'numbers', 7.6, 1.1, 0.233, -0.013],
  ['27', 'words', 5.8, 1.05, 0.256, -0.083],
  ['11', 'lead', 5.0, 1.5, 0.696, -0.075],
  ['19', 'numbers', 4.4, 0.95, 0.086, 0.004],
  ['25', 'words', 2.4, 1.05, 0.2, -0.129],
  ['17', 'numbers', 2.3, 1.05, 0.107, -0.01],
  ['29', 'words', 1.6, 1.1, 0.129, 0.076],
  ['41', 'lead', 1.5, 1.5, 0.129, -0.052],
  ['23', 'words', 1.0, 1.5, 0.31, 0.113],
  ['43', 'lead', 0.9, 1.1, -0.05, 0],
  ['53', 'hands', 0.5, 1, -0.05, 0],
  ['49', 'hands', 0.5, 1, -0.05, 0],
  ['51', 'hands', 0.5, 1, -0.05, 0],
  ['21', 'words', 0.4, 1, -0.05, 0],
  ['33', 'hands', 0.3, 1, -0.05, 0],
  ['47', 'hands', 0.3, 1, -0.05, 0],
  ['39', 'words', 0.25, 1, -0.05, 0],
  ['31', 'words', 0.25, 1, -0.05, 0],
  ['35', 'hands', 0.2, 1, -0.05, 0],
  ['45', 'hands', 0.15, 1, -0.05, 0],
  ['55', 'hands', 0.1, 1, -0.05, 0],
  ['37', 'hands', 0.05, 1, -0.05, 0],
]

/** The 23 occupations, largest first. */
export const OCCUPATION_TRAITS: readonly OccupationTraits[] = TRAITS.map(
  ([code, kind, share, newcomers, confirms, succeeds]) => {
    const title = parseLabel(WORK_OCCUPATIONS, code)
    if (title === null) throw new Error(`no occupation has code ${code}`)
    return { title, kind, share, newcomers, confirms, succeeds }
  },
)
