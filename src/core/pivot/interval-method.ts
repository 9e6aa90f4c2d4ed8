import type { Correction } from './correction'
import { inputsOf, type Measure, type Statistic } from './measure'
import { AS_VALUE, type ShowAs } from './show-as'

/** A measure, and how it is shown and what it is corrected by where that is known. */
export type AnyMeasure = Measure & { readonly showAs?: ShowAs; readonly correction?: Correction }

/** How the interval of a measure is made. */
export interface IntervalMethod {
  readonly name: string
  /** Whether it can take sessions of one user as alike. */
  readonly isRobust: boolean
}

/** The method a measure's interval is made by, as it is shown; or why it has none. */
export function intervalMethod(measure: AnyMeasure): IntervalMethod | { readonly none: string } {
  const { showAs = AS_VALUE, statistic } = measure
  const own = measure.correction ? CORRECTED : METHODS[statistic.kind]
  switch (showAs.kind) {
    case 'value':
      return own
    case 'percent-of':
      return statistic.kind === 'sessions' ? METHODS.rate : { name: 'delta method', isRobust: true }
    case 'rank':
      return { none: 'a rank' }
    case 'running-total':
      return 'none' in own ? own : { name: own.name, isRobust: false }
    case 'difference':
    case 'index':
      if ('none' in own) return own
      if (measure.correction) {
        return showAs.kind === 'difference' && !showAs.isPercent
          ? CORRECTED_DIFFERENCE
          : { none: 'a ratio of rates that share the errors of one sample' }
      }
      return { name: `of both values (${own.name}), the two cells taken as independent`, isRobust: own.isRobust }
  }
}

/** Lang and Reiczigel (2014). */
const CORRECTED: IntervalMethod = { name: 'Lang and Reiczigel, with the error of the labelled sample', isRobust: true }

const CORRECTED_DIFFERENCE: IntervalMethod = {
  name: 'of both values as labelled (Wilson), the two cells taken as independent, with the error of the labelled sample',
  isRobust: true,
}

const METHODS: Readonly<Record<Statistic['kind'], IntervalMethod | { readonly none: string }>> = {
  sessions: { name: 'Poisson', isRobust: true },
  users: { name: 'Poisson', isRobust: false },
  share: { name: 'Wilson', isRobust: true },
  rate: { name: 'Wilson', isRobust: true },
  mean: { name: 't', isRobust: true },
  total: { name: 'normal, the number of sessions taken as Poisson', isRobust: true },
  'geometric-mean': { name: 't on logarithms', isRobust: true },
  quantile: { name: 'order statistics', isRobust: true },
  deviation: { name: 'delta method on logarithms', isRobust: true },
  ratio: { name: 'delta method', isRobust: true },
  least: { none: 'the smallest value' },
  greatest: { none: 'the largest value' },
  distinct: { none: 'a number of different values' },
  adjusted: { name: 'Wilson, for the weights of sessions', isRobust: true },
  formula: { none: 'a formula' },
}

/** Whether a model had a say in a measure: rates of labels, and values in dollars; the rest is counted. */
export const isJudged = (measure: Measure): boolean =>
  inputsOf(measure).some(
    ({ statistic, unit }) => statistic.kind === 'rate' || statistic.kind === 'adjusted' || unit === 'dollars',
  )
