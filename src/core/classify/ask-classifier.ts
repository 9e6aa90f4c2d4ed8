import { z } from 'zod'
import type { Taxonomy } from '../dataset/label'
import { parseLabel } from '../dataset/label'
import { SIGNALS } from '../dataset/outcome'
import type { Answer } from './answer'
import type { Classifier } from './classifier'
import type { ClassifierId } from './classifiers'
import type { JsonSchema, Question } from './question'
import { CODEBASE_RELATION_RUBRIC } from './rubrics/codebase-relation'
import { DECISION_ATTRIBUTION_RUBRIC } from './rubrics/decision-attribution'
import { EXPERTISE_RUBRIC, FIRST_PROMPT_EXPERTISE_RUBRIC } from './rubrics/expertise'
import { OCCUPATION_RUBRIC, WORK_OCCUPATION_RUBRIC } from './rubrics/occupation'
import { OUTCOME_RUBRIC } from './rubrics/outcome'
import { FIRST_PROMPT_PREAMBLE, PREAMBLE } from './rubrics/preamble'
import { FAILURE_SIGNAL_RUBRIC, SUCCESS_SIGNAL_RUBRIC } from './rubrics/signals'
import { TASK_POSTING_RUBRIC } from './rubrics/task-posting'
import { WORK_MODE_RUBRIC } from './rubrics/work-mode'

const RUBRICS: Readonly<Record<ClassifierId, string>> = {
  work_mode: WORK_MODE_RUBRIC,
  codebase_relation: CODEBASE_RELATION_RUBRIC,
  decision_attribution: DECISION_ATTRIBUTION_RUBRIC,
  expertise: EXPERTISE_RUBRIC,
  occupation: OCCUPATION_RUBRIC,
  work_occupation: WORK_OCCUPATION_RUBRIC,
  outcome: OUTCOME_RUBRIC,
  success_signal: SUCCESS_SIGNAL_RUBRIC,
  failure_signal: FAILURE_SIGNAL_RUBRIC,
  task_posting: TASK_POSTING_RUBRIC,
  expertise_first_prompt: FIRST_PROMPT_EXPERTISE_RUBRIC,
}

/** What replaces a classifier's default model and temperature; null leaves the temperature to the model. */
export interface AskOptions {
  readonly model?: string | undefined
  readonly temperature?: number | null | undefined
}

/** A temperature as typed: undefined for that of the study, null for `none`, `unfit` for what is no number from 0 to 1. */
export function parseTemperature(text: string): number | null | undefined | 'unfit' {
  const typed = text.trim()
  if (typed === '') return undefined
  if (typed === 'none') return null
  const value = Number(typed)
  return value >= 0 && value <= 1 ? value : 'unfit'
}

/** A classifier as it is asked of a model. */
export function askClassifier(
  classifier: Classifier & { readonly id: ClassifierId },
  options: AskOptions = {},
): Question {
  const { id, version, reads, defaultModel, temperature } = classifier
  return {
    id,
    version,
    reads,
    model: options.model ?? defaultModel,
    temperature: options.temperature === undefined ? temperature : options.temperature,
    rubric: `${reads === 'whole' ? PREAMBLE : FIRST_PROMPT_PREAMBLE}\n\n${RUBRICS[id]}`,
    ...formOf(classifier.answers),
  }
}

type Form = Pick<Question, 'schema' | 'maxTokens' | 'usualTokens' | 'read'>

function formOf(answers: Classifier['answers']): Form {
  switch (answers.kind) {
    case 'label':
      return labelForm(answers.taxonomy)
    case 'decisions':
      return DECISIONS
    case 'posting':
      return POSTING
  }
}

/** The labels a model may answer with; the study writes evidence of strength 0 as NONE. */
export const optionsOf = (taxonomy: Taxonomy): readonly string[] =>
  taxonomy.labels.map(({ value }) => (taxonomy === SIGNALS && value === '0' ? 'NONE' : value))

function labelForm(taxonomy: Taxonomy): Form {
  const options = optionsOf(taxonomy)
  const reply = z.strictObject({ label: z.enum(options as [string, ...string[]]) })
  return {
    schema: object({ label: { type: 'string', enum: options } }),
    maxTokens: 256,
    usualTokens: 15,
    read: reader(reply, ({ label }) => ({ kind: 'label', label: parseLabel(taxonomy, label)! })),
  }
}

const decision = z.strictObject({
  what: z.string(),
  kind: z.enum(['planning', 'execution']),
  by: z.enum(['user', 'claude', 'both']),
})

/** What was decided is asked for, because naming it makes the count better, and not kept: it would tell of the session. */
const DECISIONS: Form = {
  schema: object({
    decisions: {
      type: 'array',
      items: object({
        what: { type: 'string' },
        kind: { type: 'string', enum: ['planning', 'execution'] },
        by: { type: 'string', enum: ['user', 'claude', 'both'] },
      }),
    },
  }),
  maxTokens: 4_096,
  usualTokens: 500,
  read: reader(z.strictObject({ decisions: z.array(decision) }), ({ decisions }) => ({
    kind: 'decisions',
    planning: countParties(decisions, 'planning'),
    execution: countParties(decisions, 'execution'),
  })),
}

function countParties(decisions: readonly z.infer<typeof decision>[], kind: 'planning' | 'execution') {
  const counts = { user: 0, model: 0 }
  for (const { by } of decisions.filter((each) => each.kind === kind)) {
    if (by === 'both') {
      counts.user += 0.5
      counts.model += 0.5
    } else counts[by === 'user' ? 'user' : 'model']++
  }
  return counts
}

const text = z.string().trim().min(1)

const POSTING: Form = {
  schema: object({
    title: { type: 'string' },
    description: { type: 'string' },
    skills: { type: 'array', items: { type: 'string' } },
  }),
  maxTokens: 1_024,
  usualTokens: 220,
  read: reader(
    z.strictObject({
      title: text.max(120),
      description: text.max(4_000),
      skills: z.array(text.max(80)).min(1).max(12),
    }),
    (posting) => ({ kind: 'posting', ...posting }),
  ),
}

function object(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}

function reader<T>(schema: z.ZodType<T>, toAnswer: (reply: T) => Answer): Question['read'] {
  return (reply) => {
    const parsed = schema.safeParse(reply)
    return parsed.success ? toAnswer(parsed.data) : null
  }
}
