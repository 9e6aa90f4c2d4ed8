import path from 'node:path'
import { parseTemperature } from '#core/classify/ask-classifier'
import { chooseQuestions, STUDY_CLASSIFIERS } from '#core/classify/choose-questions'
import type { Way } from '#core/classify/plan'
import { type Preparation, STUDY_PREPARATION } from '#core/classify/prepare/prepare'
import type { Question } from '#core/classify/question'
import { ok, type Result } from '#core/failure'
import { listOption, numberOption } from './command-line'
import { usage } from './outcome'

export const CLASSIFY_OPTIONS = {
  classifiers: { type: 'string' },
  'dry-run': { type: 'boolean' },
  yes: { type: 'boolean' },
  'max-cost': { type: 'string' },
  journal: { type: 'string' },
  again: { type: 'boolean' },
  'retry-uncertain': { type: 'boolean' },
  model: { type: 'string', multiple: true },
  temperature: { type: 'string' },
  'base-url': { type: 'string' },
  way: { type: 'string' },
  concurrency: { type: 'string' },
  'batch-size': { type: 'string' },
  'most-per-turn': { type: 'string' },
  'most-per-session': { type: 'string' },
  'hide-files': { type: 'boolean' },
  hide: { type: 'string', multiple: true },
  prices: { type: 'string' },
  'count-tokens': { type: 'boolean' },
  show: { type: 'string' },
  first: { type: 'string' },
  format: { type: 'string' },
} as const

type Values = { readonly [O in keyof typeof CLASSIFY_OPTIONS]?: string | boolean | string[] | undefined }

export interface ClassifyOptions {
  readonly questions: readonly Question[]
  readonly preparation: Preparation
  readonly way: Way | undefined
  readonly format: 'table' | 'json'
  readonly again: boolean
  /** Whether what may be paid for already is asked again. */
  readonly retryUncertain: boolean
  /** US dollars; null where nothing is to be sent. */
  readonly ceiling: number | null
  readonly concurrency: number
  readonly batchSize: number | null
  /** Only so many sessions; null for all. */
  readonly first: number | null
}

/** Reads the options of `classify`: a run needs consent and a ceiling, a plan neither. */
export function classifyOptions(values: Values): Result<ClassifyOptions> {
  const text = (name: keyof Values) => values[name] as string | undefined
  const isDryRun = values['dry-run'] === true
  if (isDryRun === (values.yes === true) && text('show') === undefined) {
    return usage('say --dry-run to see the plan, or --yes to send what it says')
  }
  const ceiling = text('max-cost') === undefined ? null : Number(text('max-cost'))
  if (ceiling !== null && !(ceiling > 0)) return usage('--max-cost is US dollars, such as 5')
  if (values.yes === true && ceiling === null)
    return usage('--yes needs --max-cost, US dollars the run may not go over')
  const temperature = temperatureOf(text('temperature'))
  if (!temperature.ok) return temperature
  const ids = text('classifiers') === undefined ? STUDY_CLASSIFIERS : listOption(text('classifiers'))
  if (ids.length === 0) return usage('--classifiers names at least one')
  const given = (values.model as string[] | undefined) ?? []
  const models = Object.fromEntries(given.filter((one) => one.includes('=')).map((one) => one.split('=', 2)))
  const model = given.findLast((one) => !one.includes('='))
  const questions = chooseQuestions(ids, { model, models, temperature: temperature.value })
  if (!questions.ok) return questions
  const way = text('way')
  if (way !== undefined && way !== 'batch' && way !== 'direct') return usage('--way is one of batch, direct')
  const format = text('format') ?? 'table'
  if (format !== 'table' && format !== 'json') return usage('--format is one of table, json')
  const numbers = {
    concurrency: 4,
    'batch-size': 0,
    first: 0,
    'most-per-turn': STUDY_PREPARATION.turn,
    'most-per-session': STUDY_PREPARATION.whole,
  }
  const read: Record<string, number> = {}
  for (const [name, otherwise] of Object.entries(numbers)) {
    const value = numberOption(name, text(name as keyof Values), otherwise, name.startsWith('most') ? 100 : 1)
    if (!value.ok) return value
    read[name] = value.value
  }
  return ok({
    questions: questions.value,
    preparation: {
      turn: read['most-per-turn']!,
      whole: read['most-per-session']!,
      redaction: { fileNames: values['hide-files'] === true, terms: (values.hide as string[] | undefined) ?? [] },
    },
    way,
    format,
    again: values.again === true,
    retryUncertain: values['retry-uncertain'] === true,
    ceiling: values.yes === true ? ceiling : null,
    concurrency: read.concurrency!,
    batchSize: read['batch-size'] || null,
    first: read.first || null,
  })
}

function temperatureOf(text: string | undefined): Result<number | null | undefined> {
  const parsed = text?.trim() === '' ? 'unfit' : parseTemperature(text ?? '')
  return parsed === 'unfit' ? usage('--temperature is a number from 0 to 1, or none') : ok(parsed)
}

/** Where labels are kept unless a journal is named: one journal, which the window reads too. */
export const journalIn = (folder: string): string => path.join(folder, 'labels.jsonl')
