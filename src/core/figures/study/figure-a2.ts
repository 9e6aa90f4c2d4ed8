import type { MeasureId } from '../../pivot/built-in-measures'
import type { DimensionDefinition } from '../../pivot/dimension-definition'
import type { Figure, OverlayPanel } from '../figure'

const FIFTHS = [0, 20, 40, 60, 80]

/** Two tenths make a fifth. */
const fifths = (id: string, from: string): DimensionDefinition => ({
  kind: 'groups',
  id,
  name: "Claude's share of decisions, fifths",
  from,
  groups: FIFTHS.map((low) => ({
    name: `${low} to ${low + 20} %`,
    values: [`${low}-${low + 10}`, `${low + 10}-${low + 20}`],
  })),
  rest: 'apart',
})

const work = (name: string, measure: MeasureId): OverlayPanel => ({
  kind: 'overlay',
  form: 'line',
  isScale: true,
  name,
  measure,
  categoryTitle: 'share of decisions',
  parts: [
    {
      name: 'Planning',
      dimension: 'planning_claude_fifths',
      definition: fifths('planning_claude_fifths', 'planning_claude_tenths'),
    },
    {
      name: 'Execution',
      dimension: 'execution_claude_fifths',
      definition: fifths('execution_claude_fifths', 'execution_claude_tenths'),
    },
  ],
  filters: [],
  published: [],
})

export const FIGURE_A2: Figure = {
  id: 'a2',
  number: 'Figure A2',
  name: 'Who decides, and how much work a prompt sets off',
  about:
    "Actions and output words per prompt, arithmetic means over sessions, by Claude's share of decisions in five bands of 20 points (study 4, 10.1).",
  caveat:
    "No number of this figure was published. The study also draws Claude's share of all decisions, which is no column of the schema and does not follow from the two shares.",
  panels: [
    work('Actions per prompt', 'actions_per_prompt_mean'),
    work('Output words per prompt', 'words_per_prompt_mean'),
  ],
}
