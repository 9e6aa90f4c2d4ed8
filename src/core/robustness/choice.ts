/** What one could argue with, each with the study's way first. */
export const CHOICES = ['controls', 'unclear', 'sessions', 'code', 'trouble', 'value'] as const
export type ChoiceId = (typeof CHOICES)[number]

export interface Choice {
  readonly name: string
  readonly about: string
  /** The study's, and the other. */
  readonly ways: readonly [string, string]
}

export const CHOICE: Readonly<Record<ChoiceId, Choice>> = {
  controls: {
    name: 'Controls',
    about: "The study's matched cells held fixed, or nothing (study 11.1).",
    ways: ['Matched cells', 'None'],
  },
  unclear: {
    name: 'Occupation Unclear',
    about: 'Sessions whose occupation is Unclear kept as a level of their own, or left out (study 6.1).',
    ways: ['Kept', 'Left out'],
  },
  sessions: {
    name: 'Sessions of a user',
    about: 'All, or only the first of each in view; sessions without a user are kept.',
    ways: ['All', 'First only'],
  },
  code: {
    name: 'Code',
    about: 'All sessions, or only those with at least one line added (study 7.4).',
    ways: ['All sessions', 'Code-producing'],
  },
  trouble: {
    name: 'Trouble',
    about: 'A failure signal of 3 or more, or of more than 3, as the web page of the study has it (study 13.3).',
    ways: ['3 or more', 'More than 3'],
  },
  value: {
    name: 'Task value',
    about: 'Mean, or median.',
    ways: ['Mean', 'Median'],
  },
}

/** Whether each choice goes the other way than the study. */
export type Ways = Readonly<Record<ChoiceId, boolean>>

export const STUDY_WAYS = Object.fromEntries(CHOICES.map((id) => [id, false])) as Ways

/** An estimate that is looked at under every combination of the choices that bear on it. */
export interface Headline {
  readonly id: HeadlineId
  readonly name: string
  readonly about: string
  readonly choices: readonly ChoiceId[]
  /** Rates differ by points, and values by a factor. */
  readonly scale: 'points' | 'factor'
}

export type HeadlineId = 'slope' | 'difference' | 'troubled' | 'value'

const OF_SUCCESS: readonly ChoiceId[] = ['controls', 'unclear', 'sessions', 'code']

export const HEADLINES: readonly Headline[] = [
  {
    id: 'slope',
    name: 'Verified success by level of expertise',
    about: 'Slope of verified success on expertise, a level, errors clustered by user (study 11.1).',
    choices: OF_SUCCESS,
    scale: 'points',
  },
  {
    id: 'difference',
    name: 'Verified success, experts less novices',
    about: 'Sessions at expertise 5 against sessions at expertise 1, a level at a time (study 8.1).',
    choices: OF_SUCCESS,
    scale: 'points',
  },
  {
    id: 'troubled',
    name: 'Verified success after trouble, experts less novices',
    about: 'The same among sessions that hit trouble (study 8.2).',
    choices: [...OF_SUCCESS, 'trouble'],
    scale: 'points',
  },
  {
    id: 'value',
    name: 'Task value, experts over novices',
    about:
      'Ratio of the task values of sessions at expertise 5 and 1, nothing held fixed; values are estimates (study 9.3).',
    choices: ['unclear', 'sessions', 'code', 'value'],
    scale: 'factor',
  },
]

/** Every combination of the choices, the study's first. */
export function combinations(choices: readonly ChoiceId[]): Ways[] {
  return choices.reduceRight<Ways[]>(
    (ways, choice) => [false, true].flatMap((isOther) => ways.map((way) => ({ ...way, [choice]: isOther }))),
    [STUDY_WAYS],
  )
}
