import { PRICE_MODEL } from '#core/classify/price-question'
import { ok, type Result } from '#core/failure'
import { appFolder } from '../services/app-folder'
import { readPrices } from '../services/classify/price-file'
import { CLASSIFY_OPTIONS, type ClassifyOptions, classifyOptions, journalIn } from './classify-options'
import { usage } from './outcome'
import { accessOf, type RunTask } from './run-plan'

const { classifiers, temperature, format, model, ...SHARED } = CLASSIFY_OPTIONS

/** Options of the study's two steps: those of `classify`, where `model` is the one that prices. */
export const STUDY_OPTIONS = { ...SHARED, model: { type: 'string' }, 'rewrite-model': { type: 'string' } } as const

export type StudyValues = {
  readonly [O in keyof typeof STUDY_OPTIONS]?: (typeof STUDY_OPTIONS)[O] extends { multiple: true }
    ? string[]
    : (typeof STUDY_OPTIONS)[O]['type'] extends 'boolean'
      ? boolean
      : string
} & { readonly format?: string }

/** How the study's two steps are carried out, or planned. */
export interface StudyTask extends RunTask {
  readonly options: ClassifyOptions
  /** The one that prices. */
  readonly model: string
  /** The session or posting whose text is to be shown. */
  readonly show: string | null
}

/** Reads the options of a command that carries out the study's method. */
export async function studyTask(app: string, values: StudyValues): Promise<Result<StudyTask>> {
  const { 'rewrite-model': rewriteModel, model = PRICE_MODEL, ...others } = values
  const options = classifyOptions({
    ...others,
    classifiers: 'task_posting',
    ...(rewriteModel !== undefined && { model: [rewriteModel] }),
  })
  if (!options.ok) return options
  const access = accessOf(values['base-url'])
  if (!access.ok) return access
  const prices = await readPrices(appFolder(), values.prices)
  if (!prices.ok) return prices
  return ok({
    app,
    options: options.value,
    model,
    prices: prices.value,
    journal: values.journal ?? journalIn(appFolder()),
    access: access.value,
    show: values.show ?? null,
  })
}

/** Words for options that ask a model, given to a method that asks none; null where there are none. */
export function withoutModel(method: string, values: StudyValues): Result<null> {
  const { journal, first, format: _, ...others } = values
  const given = Object.keys(STUDY_OPTIONS).find((name) => name in others)
  return given === undefined ? ok(null) : usage(`--${given} is for --method study, not ${method}`)
}
