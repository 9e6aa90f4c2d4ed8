import { describe, expect, it } from 'vitest'
import type { Work } from '#core/value/estimator'
import { comparableRates, scaleOf, sizeOf } from '#core/value/estimators/comparable'
import { occupationOfWords, WORDS_OF_MODE, wordsOfOccupation } from '#core/value/occupation-words'
import type { Posting } from '#core/value/postings/posting'
import { wordsOf } from '#core/value/text/words'
import { workOfPosting } from '#core/value/work-of-posting'
import { generatePostings } from '../../support/generate-postings.mjs'
import { referenceIndex } from '../../support/reference-index'

const made: Posting[] = [...generatePostings({ postings: 340, seed: 12, noise: 0.3 })].map((one, i) => ({
  ...one,
  // Of different lengths, so that size tells them apart.
  description: one.description.slice(0, 120 + ((i * 97) % 400)),
  postedAt: null,
  predicted: null,
}))
const postings = made.slice(0, 300)
const rates = comparableRates(postings)

const sets = postings.map(
  ({ title, description, skills }) => new Set(wordsOf([title, description, ...skills].join(' '))),
)
const index = referenceIndex(postings)

/** Work and postings as docs/method.md says they are compared, with minisearch in place of the index. */
function byHand(words: readonly string[], occupation: string | null, scope: number | null) {
  const found = [...new Set(words)]
    .map((word) => ({ word, n: sets.filter((set) => set.has(word)).length }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => a.n - b.n)
  const telling = found.filter(({ n }) => n <= 0.25 * postings.length)
  let places = 0
  const looked = (telling.length > 0 ? telling : found).slice(0, 24).filter(({ n }, i) => {
    places += n
    return i === 0 || places <= postings.length
  })
  const matches = index
    .search(looked.map(({ word }) => word).join(' '))
    // It multiplies a score by the number of words found.
    .map(({ id, score, terms }) => ({ id: id as number, score: score / terms.length }))
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, 25)
  const weighed = matches
    .map(({ id, score }) => {
      const one = postings[id]!
      const theirs = occupationOfWords(wordsOf([one.category ?? '', one.title, ...one.skills].join(' ')))
      const isOther = occupation !== null && theirs !== null && occupation !== theirs
      const apart = scope === null ? 0 : scope - (Math.log(one.description.length) - lengths.mean) / lengths.deviation
      const weight = (score / matches[0]!.score) ** 3 * (isOther ? 0.5 : 1) * Math.exp(-((apart / 1.5) ** 2) / 2)
      return { log: Math.log(one.price), weight }
    })
    .sort((a, b) => a.log - b.log)
  const all = weighed.reduce((sum, { weight }) => sum + weight, 0)
  const n = all ** 2 / weighed.reduce((sum, { weight }) => sum + weight ** 2, 0)
  const tail = Math.max(0, (0.1 * (n + 1) - 0.5) / n)
  /** Each value at the middle of its weight, straight between. */
  const at = (p: number) => {
    let before = 0
    const points = weighed.map(({ log, weight }) => {
      before += weight
      return { log, place: (before - weight / 2) / all }
    })
    const right = points.findIndex(({ place }) => place >= p)
    if (right <= 0) return Math.exp(points.at(right)!.log)
    const [a, b] = [points[right - 1]!, points[right]!]
    return Math.exp(a.log + ((p - a.place) / (b.place - a.place)) * (b.log - a.log))
  }
  return { value: at(0.5), low: at(tail), high: at(1 - tail) }
}

function scaleByHand(values: readonly number[]) {
  const mean = values.reduce((a, b) => a + b) / values.length
  return { mean, deviation: Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1)) }
}

const lengths = scaleByHand(postings.map((one) => Math.log(one.description.length)))

function expectSame(found: ReturnType<typeof rates.estimate>, expected: ReturnType<typeof byHand>): void {
  for (const key of ['value', 'low', 'high'] as const) expect(found![key]! / expected[key], key).toBeCloseTo(1, 4)
}

describe('comparable rates', () => {
  it('are the weighted median and range of the 25 postings most like the work', () => {
    for (const one of made.slice(300)) {
      const scope = (Math.log(one.description.length) - lengths.mean) / lengths.deviation
      const words = wordsOf([one.title, ...one.skills, one.description].join(' '))
      const occupation = occupationOfWords(wordsOf([one.category!, one.title, ...one.skills].join(' ')))
      expectSame(rates.estimate(workOfPosting(one)), byHand(words, occupation, scope))
    }
  })

  it('of sessions nobody described, are by the words of their mode and occupation and by their size', () => {
    const session = (workMode: string | null, workOccupation: string | null, actions: number | null): Work => ({
      text: null,
      category: null,
      workMode,
      workOccupation,
      size: actions === null ? {} : { actions },
      told: null,
    })
    const sizes = { mean: 3, deviation: 1.5 }
    const ofSessions = comparableRates(postings, sizes)
    const [code, law] = ['Computer and Mathematical', 'Arts, Design, Entertainment, Sports, and Media']
    const cases: [Work, number | null][] = [
      [session('Fix', code, 5), (Math.log(6) - 3) / 1.5],
      [session('Fix', code, 900), (Math.log(901) - 3) / 1.5],
      [session('Fix', law, 5), (Math.log(6) - 3) / 1.5],
      [session('Build', code, 5), (Math.log(6) - 3) / 1.5],
      [session('Fix', 'Management', 5), (Math.log(6) - 3) / 1.5],
      [session('Analyze', 'Management', 5), (Math.log(6) - 3) / 1.5],
      [session('Analyze', null, null), null],
    ]
    const values = cases.map(([work, scope]) => {
      const words = [
        ...wordsOf(WORDS_OF_MODE[work.workMode!]!),
        ...(work.workOccupation ? wordsOfOccupation(work.workOccupation) : []),
      ]
      const found = ofSessions.estimate(work)
      // To a tenth of a deviation.
      const rounded = scope === null ? null : Math.round(scope * 10) / 10
      expectSame(found, byHand(words, work.workOccupation ?? occupationOfWords(words), rounded))
      return found!.value
    })
    expect(new Set(values).size).toBeGreaterThan(3)
    // Asked again it is the same; of nothing, or of words no posting has, there is none.
    expect(ofSessions.estimate(cases[0]![0])!.value).toBe(values[0])
    expect(ofSessions.estimate(session(null, null, 5))).toBeNull()
    expect(ofSessions.estimate(session('Build', null, 5))).toBeNull()
    expect(
      rates.estimate({ ...workOfPosting(postings[0]!), text: { title: '', description: '', skills: [] } }),
    ).toBeNull()
  })

  it('know the size of a session by the mean of the logs of what is told', () => {
    // By hand: (log 1 + log 100) / 2, whatever is missing.
    expect(sizeOf({ size: { actions: 0, output_words: 99 } })).toBeCloseTo(Math.log(100) / 2)
    expect(sizeOf({ size: {} })).toBeNull()
    expect(scaleOf([1, 2, 3])).toEqual({ mean: 2, deviation: 1 })
    expect(scaleOf([2, 2])).toBeNull()
  })

  it('tell which prices they are of, in any order', () => {
    expect(rates.provenance).toMatchObject({ method: 'comparable', n: 300, recalibration: 'none' })
    expect(comparableRates([...postings].reverse()).provenance.fingerprint).toBe(rates.provenance.fingerprint)
    expect(comparableRates(postings.slice(1)).provenance.fingerprint).not.toBe(rates.provenance.fingerprint)
  })
})
