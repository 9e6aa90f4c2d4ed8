import { type Estimator, RANGE_LEVEL, SIZE_FIELDS, type ValueEstimate, type Work } from '../estimator'
import { fingerprintOfPostings } from '../fingerprint'
import { occupationOfWords, WORDS_OF_MODE, wordsOfOccupation } from '../occupation-words'
import type { Posting } from '../postings/posting'
import { TextIndex } from '../text/text-index'
import { wordsOf } from '../text/words'
import { weightedQuantile } from '../weighted-quantile'

/** How work of a size compares with other work: how many are read, and how they lie on a log scale. */
export interface Scale {
  readonly mean: number
  readonly deviation: number
}

/** By what postings and work are compared, beside their words. */
interface Features {
  readonly occupation: string | null
  /** Standard deviations from the middle of its own kind; null where nothing tells the size. */
  readonly scope: number | null
}

/** Postings whose prices are looked at. */
export const NEAREST = 25

const VERSION = 2
// Chosen on generated postings, not on those whose quality is reported.
const SHARPNESS = 3
const OTHER_OCCUPATION = 0.5
const SCOPE_REACH = 1.5

/**
 * Comparable rates: the postings most like the work, by the words of both (BM25) and by occupation and size, each with a
 * weight; the value is the weighted median of their prices, the range their weighted 10th and 90th percent (issue of task
 * value; ours, not the study's).
 *
 * Work nobody described is compared by words that stand for its mode and occupation. The size of a posting is the length
 * of its description, that of a session what telemetry counts; each on the scale of its own kind.
 *
 * @param sizes how the sizes of sessions lie, where sessions are priced
 */
export function comparableRates(anchors: readonly Posting[], sizes: Scale | null = null): Estimator {
  const index = new TextIndex(anchors)
  const lengths = scaleOf(anchors.map(({ description }) => Math.log(description.length)))
  const logs = Float64Array.from(anchors, ({ price }) => Math.log(price))
  const features = anchors.map(
    (posting): Features => ({
      occupation: occupationOfWords(wordsOf([posting.category ?? '', posting.title, ...posting.skills].join(' '))),
      scope: standardised(Math.log(posting.description.length), lengths),
    }),
  )
  const known = new Map<string, ValueEstimate | null>()

  function featuresOf(work: Work, words: readonly string[]): Features {
    const size = work.text ? null : sizeOf(work)
    return {
      occupation: work.workOccupation ?? occupationOfWords([...wordsOf(work.category ?? ''), ...words]),
      scope: work.text
        ? standardised(Math.log(Math.max(1, work.text.description.length)), lengths)
        : size !== null && sizes
          ? standardised(size, sizes)
          : null,
    }
  }

  function price(words: readonly string[], { occupation, scope }: Features): ValueEstimate | null {
    const matches = index.search(words, NEAREST)
    if (matches.length === 0) return null
    const best = matches[0]!.score
    const weighed = matches.map(({ document, score }) => {
      const other = features[document]!
      const isOther = occupation !== null && other.occupation !== null && occupation !== other.occupation
      const apart = scope !== null && other.scope !== null ? (scope - other.scope) / SCOPE_REACH : 0
      const weight = (score / best) ** SHARPNESS * (isOther ? OTHER_OCCUPATION : 1) * Math.exp(-(apart ** 2) / 2)
      return { log: logs[document]!, weight }
    })
    weighed.sort((a, b) => a.log - b.log)
    const [values, weights] = [weighed.map(({ log }) => log), weighed.map(({ weight }) => weight)]
    const at = (p: number) => Math.exp(weightedQuantile(values, weights, p))
    const tail = tailOf(weights)
    return { value: at(0.5), low: at(tail), high: at(1 - tail) }
  }

  return {
    provenance: {
      method: 'comparable',
      version: VERSION,
      n: anchors.length,
      fingerprint: fingerprintOfPostings(anchors),
      recalibration: 'none',
    },
    estimate(work) {
      if (work.text) {
        const words = wordsOf([work.text.title, ...work.text.skills, work.text.description].join(' '))
        return words.length === 0
          ? null
          : price(words, featuresOf(work, wordsOf([work.text.title, ...work.text.skills].join(' '))))
      }
      const words = labelWords(work)
      if (words.length === 0) return null
      const of = featuresOf(work, words)
      // Sessions of one mode, occupation and size, to a tenth of a deviation, cost the same.
      const scope = of.scope === null ? null : Math.round(of.scope * 10) / 10
      const key = JSON.stringify([work.workMode, work.workOccupation, scope])
      let answer = known.get(key)
      if (answer === undefined) {
        answer = price(words, { ...of, scope })
        known.set(key, answer)
      }
      return answer
    },
  }
}

/**
 * The share to leave on each side so that one price more lies within in 80 %: it is as likely to fall between any two
 * of n prices as beyond them, so ranks are counted in n + 1 (Wilks 1941; definition 6 of Hyndman and Fan 1996), while
 * `weightedQuantile` counts in n. Of weighted prices n is as many as would tell as much with equal weights (Kish 1965).
 */
export function tailOf(weights: readonly number[]): number {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const n = sum ** 2 / weights.reduce((all, weight) => all + weight ** 2, 0)
  const tail = (1 - RANGE_LEVEL) / 2
  return Math.max(0, (tail * (n + 1) - 0.5) / n)
}

function labelWords({ workMode, workOccupation }: Work): string[] {
  const ofMode = workMode === null ? [] : wordsOf(WORDS_OF_MODE[workMode] ?? '')
  return [...ofMode, ...(workOccupation === null ? [] : wordsOfOccupation(workOccupation))]
}

/** The size of work on a log scale: the mean of the logs of what is known, each plus one; null where nothing is. */
export function sizeOf({ size }: Pick<Work, 'size'>): number | null {
  const known = SIZE_FIELDS.flatMap((field) =>
    size[field] === undefined ? [] : [Math.log1p(Math.max(0, size[field]))],
  )
  return known.length === 0 ? null : known.reduce((sum, log) => sum + log, 0) / known.length
}

/** How numbers lie; null of fewer than two different ones. */
export function scaleOf(values: readonly number[]): Scale | null {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return variance > 0 ? { mean, deviation: Math.sqrt(variance) } : null
}

const standardised = (value: number, scale: Scale | null): number | null =>
  scale && (value - scale.mean) / scale.deviation
