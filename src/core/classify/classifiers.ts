import { CODEBASE_RELATIONS } from '../dataset/codebase-relation'
import { EXPERTISE } from '../dataset/expertise'
import { type FieldId, fieldOf } from '../dataset/field'
import type { Taxonomy } from '../dataset/label'
import { OCCUPATIONS, WORK_OCCUPATIONS } from '../dataset/occupation'
import { OUTCOMES, SIGNALS } from '../dataset/outcome'
import { WORK_MODES } from '../dataset/work-mode'
import type { Classifier } from './classifier'

/** The study's model and temperature for every classifier but the value estimator (study.md 1.3). */
const STUDY = { promptBy: 'study', defaultModel: 'claude-sonnet-4-6', temperature: 0.2, version: 1 } as const

const oneOf = <const F extends FieldId>(field: F, taxonomy: Taxonomy, abstains: string | null = null) => ({
  ...STUDY,
  id: field,
  name: fieldOf(field).name,
  answers: { kind: 'label', taxonomy, abstains } as const,
  reads: 'whole' as const,
  fills: [field],
})

/**
 * The ten classifiers of the study (study.md 1.4), and its expertise classifier reading the first prompt only: expertise
 * and outcome are otherwise read from the same text (study.md 13.5). The price of a task is asked by the value estimator.
 */
export const CLASSIFIERS = [
  {
    ...oneOf('work_mode', WORK_MODES),
    question: 'Which of nine activities made up most of the work done in the session?',
  },
  {
    ...oneOf('codebase_relation', CODEBASE_RELATIONS),
    question: 'Did the session mainly modify, explore or create code, or touch no codebase?',
    promptBy: 'ours',
  },
  {
    ...STUDY,
    id: 'decision_attribution',
    name: 'Decision attribution',
    question: 'Which meaningful decisions were made, were they planning or execution, and who made each?',
    answers: { kind: 'decisions' },
    reads: 'whole',
    promptBy: 'ours',
    fills: ['planning_user_share', 'execution_user_share'],
  },
  {
    ...oneOf('expertise', EXPERTISE, 'Unclear'),
    question: 'How much expertise did the user show in the task at hand?',
  },
  {
    ...oneOf('occupation', OCCUPATIONS, 'Unclear'),
    question: "What is the user's own likely occupation, as an SOC major group?",
  },
  {
    ...oneOf('work_occupation', WORK_OCCUPATIONS),
    question: 'The workers of which SOC major group would normally do this work?',
  },
  {
    ...oneOf('outcome', OUTCOMES),
    question: 'Did the user get what the session was for?',
  },
  {
    ...oneOf('success_signal', SIGNALS),
    question: 'How strong is the evidence that success-shaped work happened?',
  },
  {
    ...oneOf('failure_signal', SIGNALS),
    question: 'How strong is the evidence that something failed?',
  },
  {
    ...STUDY,
    id: 'task_posting',
    name: 'Task as a posting',
    question: 'How would a client advertise the work that was done?',
    answers: { kind: 'posting' },
    reads: 'whole',
    defaultModel: 'claude-haiku-4-5',
    fills: [],
  },
  {
    ...oneOf('expertise', EXPERTISE, 'Unclear'),
    id: 'expertise_first_prompt',
    name: 'Expertise, first prompt',
    question: 'How much expertise did the user show in the first prompt alone?',
    reads: 'first-prompt',
    promptBy: 'ours',
    fills: ['expertise_first_prompt'],
  },
] as const satisfies readonly Classifier[]

export type ClassifierId = (typeof CLASSIFIERS)[number]['id']

const byId = new Map<string, Classifier>(CLASSIFIERS.map((classifier) => [classifier.id, classifier]))

/** The classifier with this id; undefined for any other text. */
export const classifierOf = (id: string): Classifier | undefined => byId.get(id)
