import type { FieldId } from '../../dataset/field'
import { BASES } from '../base'
import type { Quantity } from '../condition'
import { builtIn } from './built-in'

const ACTIONS_PER_PROMPT: Quantity<FieldId> = { of: 'actions', per: 'prompts' }
const WORDS_PER_PROMPT: Quantity<FieldId> = { of: 'output_words', per: 'prompts' }

/** How much was done. */
export const EFFORT_MEASURES = [
  builtIn({
    id: 'wrote_code',
    name: 'Wrote code',
    about: 'At least one line added (study 7.4).',
    group: 'effort',
    base: BASES.lines,
    statistic: { kind: 'rate', when: [{ field: 'lines_added', is: 'at least', bound: 1 }] },
    unit: 'rate',
  }),
  builtIn({
    id: 'actions_per_prompt',
    name: 'Actions per prompt',
    about:
      'Successful tool calls per human prompt, geometric mean over sessions with at least one of each (study 5.4). Interval: t on logarithms.',
    group: 'effort',
    base: BASES.acting,
    statistic: { kind: 'geometric-mean', of: ACTIONS_PER_PROMPT },
    unit: 'number',
  }),
  builtIn({
    id: 'actions_per_prompt_mean',
    name: 'Actions per prompt, arithmetic mean',
    about: 'Successful tool calls per human prompt; a few long sessions weigh heavily. Interval: t.',
    group: 'effort',
    base: BASES.acting,
    statistic: { kind: 'mean', of: ACTIONS_PER_PROMPT },
    unit: 'number',
  }),
  builtIn({
    id: 'actions_per_prompt_median',
    name: 'Actions per prompt, median',
    about: 'Successful tool calls per human prompt. Interval: order statistics.',
    group: 'effort',
    base: BASES.acting,
    statistic: { kind: 'quantile', p: 0.5, of: ACTIONS_PER_PROMPT },
    unit: 'number',
  }),
  builtIn({
    id: 'actions_per_prompt_q1',
    name: 'Actions per prompt, lower quartile',
    about:
      'Successful tool calls per human prompt that a quarter of the sessions lie at or below. Interval: order statistics.',
    group: 'effort',
    base: BASES.acting,
    statistic: { kind: 'quantile', p: 0.25, of: ACTIONS_PER_PROMPT },
    unit: 'number',
  }),
  builtIn({
    id: 'actions_per_prompt_q3',
    name: 'Actions per prompt, upper quartile',
    about:
      'Successful tool calls per human prompt that three quarters of the sessions lie at or below. Interval: order statistics.',
    group: 'effort',
    base: BASES.acting,
    statistic: { kind: 'quantile', p: 0.75, of: ACTIONS_PER_PROMPT },
    unit: 'number',
  }),
  builtIn({
    id: 'words_per_prompt',
    name: 'Words per prompt',
    about:
      'Output words per human prompt, geometric mean over sessions with at least one of each (study 5.4). Interval: t on logarithms.',
    group: 'effort',
    base: BASES.writing,
    statistic: { kind: 'geometric-mean', of: WORDS_PER_PROMPT },
    unit: 'number',
  }),
  builtIn({
    id: 'words_per_prompt_mean',
    name: 'Words per prompt, arithmetic mean',
    about: 'Output words per human prompt; a few long sessions weigh heavily. Interval: t.',
    group: 'effort',
    base: BASES.writing,
    statistic: { kind: 'mean', of: WORDS_PER_PROMPT },
    unit: 'number',
  }),
  builtIn({
    id: 'words_per_prompt_median',
    name: 'Words per prompt, median',
    about: 'Output words per human prompt. Interval: order statistics.',
    group: 'effort',
    base: BASES.writing,
    statistic: { kind: 'quantile', p: 0.5, of: WORDS_PER_PROMPT },
    unit: 'number',
  }),
  builtIn({
    id: 'words_per_prompt_q1',
    name: 'Words per prompt, lower quartile',
    about: 'Output words per human prompt that a quarter of the sessions lie at or below. Interval: order statistics.',
    group: 'effort',
    base: BASES.writing,
    statistic: { kind: 'quantile', p: 0.25, of: WORDS_PER_PROMPT },
    unit: 'number',
  }),
  builtIn({
    id: 'words_per_prompt_q3',
    name: 'Words per prompt, upper quartile',
    about:
      'Output words per human prompt that three quarters of the sessions lie at or below. Interval: order statistics.',
    group: 'effort',
    base: BASES.writing,
    statistic: { kind: 'quantile', p: 0.75, of: WORDS_PER_PROMPT },
    unit: 'number',
  }),
  builtIn({
    id: 'prompts',
    name: 'Prompts per session',
    about: 'Human prompts, geometric mean over sessions with at least one (study 1.1). Interval: t on logarithms.',
    group: 'effort',
    base: BASES.prompted,
    statistic: { kind: 'geometric-mean', of: { of: 'prompts' } },
    unit: 'number',
  }),
  builtIn({
    id: 'prompts_mean',
    name: 'Prompts per session, arithmetic mean',
    about: 'Human prompts; a few long sessions weigh heavily. Interval: t.',
    group: 'effort',
    base: BASES.prompted,
    statistic: { kind: 'mean', of: { of: 'prompts' } },
    unit: 'number',
  }),
  builtIn({
    id: 'prompts_median',
    name: 'Prompts per session, median',
    about: 'Human prompts of the session in the middle. Interval: order statistics.',
    group: 'effort',
    base: BASES.prompted,
    statistic: { kind: 'quantile', p: 0.5, of: { of: 'prompts' } },
    unit: 'number',
  }),
  builtIn({
    id: 'prompts_q1',
    name: 'Prompts per session, lower quartile',
    about: 'Human prompts that a quarter of the sessions lie at or below. Interval: order statistics.',
    group: 'effort',
    base: BASES.prompted,
    statistic: { kind: 'quantile', p: 0.25, of: { of: 'prompts' } },
    unit: 'number',
  }),
  builtIn({
    id: 'prompts_q3',
    name: 'Prompts per session, upper quartile',
    about: 'Human prompts that three quarters of the sessions lie at or below. Interval: order statistics.',
    group: 'effort',
    base: BASES.prompted,
    statistic: { kind: 'quantile', p: 0.75, of: { of: 'prompts' } },
    unit: 'number',
  }),
  builtIn({
    id: 'lines_added',
    name: 'Lines added per session',
    about: 'Lines of code added, arithmetic mean. Interval: t.',
    group: 'effort',
    base: BASES.lines,
    statistic: { kind: 'mean', of: { of: 'lines_added' } },
    unit: 'number',
  }),
] as const
