import type { Key } from '../cells/key'
import { labelName } from '../dataset/label'
import { OCCUPATIONS, SOFTWARE_OCCUPATION } from '../dataset/occupation'
import type { MeasureId } from '../pivot/built-in-measures'
import type { PivotSpec } from '../pivot/spec'
import type { Estimate } from '../stats/interval'
import type { Bound, Comparison, Finding, Look } from './finding'

const BY_LEVEL = [{ dimension: 'expertise' }] as const
const LEVELLED: PivotSpec['filters'] = [{ dimension: 'expertise', values: ['Unclear', null], isNegated: true }]
const WITH_CODE: PivotSpec['filters'] = [
  { dimension: 'code_producing', values: ['yes'], isNegated: false },
  { dimension: 'occupation', values: ['Unclear', null], isNegated: true },
]

/** Looks all of them up; null where one is missing. */
function all(look: Look, measure: MeasureId, rows: readonly Key[]): Estimate[] | null {
  const found = rows.flatMap((row) => look.at(measure, row) ?? [])
  return found.length === rows.length ? found : null
}

const weighted = (
  of: string,
  bound: Bound,
  scale: 'linear' | 'log',
  ...terms: readonly (readonly [weight: number, estimate: Estimate])[]
): Comparison => ({ of, bound, scale, terms: terms.map(([weight, estimate]) => ({ weight, estimate })) })

/** `more` is over `times` as large as `less`. */
const timesAsLarge = (of: string, times: number, more: Estimate, less: Estimate): Comparison =>
  weighted(of, { above: times }, 'log', [1, more], [-1, less])

const ends = (look: Look, measure: MeasureId) => all(look, measure, [['1'], ['5']])

/** Headline claims of the study (study.md 2, 4, 5.4, 8). Rates are as they are, not adjusted. */
export const STUDY_FINDINGS: readonly Finding[] = [
  {
    id: 'twice',
    claim: 'Expert sessions verify more than twice as often as novice ones.',
    published: '13.2 % and 34.7 % (study 8.1)',
    figure: 'f5',
    rows: BY_LEVEL,
    measures: ['verified_success'],
    filters: LEVELLED,
    test(look) {
      const found = ends(look, 'verified_success')
      return found && [timesAsLarge('verified success, expert over novice', 2, found[1]!, found[0]!)]
    },
  },
  {
    id: 'by-intermediate',
    claim: 'Most of the gain from novice to expert is there at intermediate.',
    published: '13.2, 28.0 and 34.7 % (study 8.1)',
    figure: 'f5',
    rows: BY_LEVEL,
    measures: ['verified_success'],
    filters: LEVELLED,
    test(look) {
      const found = all(look, 'verified_success', [['1'], ['3'], ['5']])
      if (!found) return null
      const [novice, intermediate, expert] = found as [Estimate, Estimate, Estimate]
      return [
        weighted(
          'gain to intermediate less half the gain to expert',
          { above: 0 },
          'linear',
          [1, intermediate],
          [-0.5, novice],
          [-0.5, expert],
        ),
      ]
    },
  },
  {
    id: 'within-seven',
    claim:
      'Each of the ten largest occupations is within seven points of software in verified success, where code was produced.',
    published: '27 to 37 % against 34 % (study 8.3)',
    figure: 'f6',
    rows: [{ dimension: 'occupation', order: 'size' }],
    measures: ['verified_success'],
    filters: WITH_CODE,
    test(look) {
      const software = look.at('verified_success', [SOFTWARE_OCCUPATION])
      const groups = look.rows.slice(0, 10).filter(([occupation]) => occupation !== SOFTWARE_OCCUPATION)
      const others = all(look, 'verified_success', groups)?.map((estimate, i) => ({
        name: labelName(OCCUPATIONS, String(groups[i]![0])).toLowerCase(),
        estimate,
      }))
      if (!software || !others?.length) return null
      return others.map(({ name, estimate }) =>
        weighted(`${name} less software`, { within: 0.07 }, 'linear', [1, estimate], [-1, software]),
      )
    },
  },
  {
    id: 'novices-abandon',
    claim: 'After trouble, novices abandon more often than every other level.',
    published: '19 % against 5 to 7 % (study 8.2)',
    figure: 'f5',
    rows: BY_LEVEL,
    measures: ['abandoned'],
    filters: LEVELLED,
    test(look) {
      const novice = look.at('abandoned', ['1'])
      const others = all(look, 'abandoned', [['2'], ['3'], ['4'], ['5']])
      if (!novice || !others) return null
      return others.map((other, i) =>
        weighted(`novice less level ${i + 2}`, { above: 0 }, 'linear', [1, novice], [-1, other]),
      )
    },
  },
  {
    id: 'more-work',
    claim: 'A prompt of an expert sets off more than twice the actions and five times the words of a novice.',
    published: '4.9 and 11.7 actions, 607 and 3,200 words (study 5.4)',
    figure: 'f3',
    rows: BY_LEVEL,
    measures: ['actions_per_prompt', 'words_per_prompt'],
    filters: LEVELLED,
    test(look) {
      const actions = ends(look, 'actions_per_prompt')
      const words = ends(look, 'words_per_prompt')
      return (
        actions &&
        words && [
          timesAsLarge('actions per prompt, expert over novice', 2, actions[1]!, actions[0]!),
          timesAsLarge('words per prompt, expert over novice', 5, words[1]!, words[0]!),
        ]
      )
    },
  },
  {
    id: 'code-majority',
    claim: 'More than half of the sessions write or maintain code.',
    published: '56 % (study 2)',
    figure: 'f1',
    rows: [{ dimension: 'mode_group' }],
    measures: ['share_of_sessions'],
    filters: [],
    test(look) {
      const share = look.at('share_of_sessions', ['writes_code'])
      return share && [weighted('share that writes or maintains code', { above: 0.5 }, 'linear', [1, share])]
    },
  },
  {
    id: 'who-decides',
    claim: 'Users make most planning decisions, Claude most execution decisions.',
    published: 'users 70 % of planning and 20 % of execution (study 4)',
    figure: 'f2',
    rows: [],
    measures: ['planning_user_share', 'execution_user_share'],
    filters: [],
    test(look) {
      const planning = look.at('planning_user_share', [])
      const execution = look.at('execution_user_share', [])
      return (
        planning &&
        execution && [
          weighted("user's share of planning", { above: 0.5 }, 'linear', [1, planning]),
          weighted("user's share of execution", { within: 0.5 }, 'linear', [1, execution]),
        ]
      )
    },
  },
  {
    id: 'software-ahead',
    claim: 'Where code was produced, software-related users verify more often than others.',
    published: '34 % and 29 % (study 8.3)',
    figure: 'f6',
    rows: [{ dimension: 'software_related' }],
    measures: ['verified_success'],
    filters: WITH_CODE,
    test(look) {
      const found = all(look, 'verified_success', [['software'], ['other']])
      return found && [weighted('software less others', { above: 0 }, 'linear', [1, found[0]!], [-1, found[1]!])]
    },
  },
]
