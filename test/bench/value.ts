/** Prices by comparable rates: the index, calibration, and sessions valued. `-- --peer` adds minisearch. */
import MiniSearch from 'minisearch'
import { calibrate } from '#core/value/calibration/calibrate'
import { DEFAULT_CALIBRATION } from '#core/value/calibration/calibration-choice'
import type { Estimator, Work } from '#core/value/estimator'
import { comparableRates } from '#core/value/estimators/comparable'
import type { Posting } from '#core/value/postings/posting'
import { valueSessions } from '#core/value/sessions/value-sessions'
import { TextIndex } from '#core/value/text/text-index'
import { wordsOf } from '#core/value/text/words'
import { generatePostings } from '../support/generate-postings.mjs'

const POSTINGS = 20_000
const SESSIONS = 100_000
const MODES = ['Fix', 'Build', 'Operate', 'Communicate', 'Understand', 'Plan', 'Orchestrate', 'Analyze', 'Test']

const made = (postings: number, seed: number): Posting[] =>
  [...generatePostings({ postings, seed, noise: 0.15 })].map((one) => ({
    ...one,
    postedAt: Date.parse(one.published),
    predicted: null,
  }))

function timed<T>(what: string, work: () => T): T {
  const start = performance.now()
  const answer = work()
  process.stdout.write(`${what}: ${((performance.now() - start) / 1000).toFixed(2)} s\n`)
  return answer
}

function toEnd<T>(steps: Generator<unknown, T>): T {
  let longest = 0
  for (;;) {
    const start = performance.now()
    const { done, value } = steps.next()
    longest = Math.max(longest, performance.now() - start)
    if (done) {
      process.stdout.write(
        `  longest between two reports of progress, when it can be cancelled: ${longest.toFixed(0)} ms\n`,
      )
      return value
    }
  }
}

const postings = made(POSTINGS, 1)
timed(`${POSTINGS} postings indexed`, () => new TextIndex(postings))
const rates = timed(`${POSTINGS} postings indexed with their features, ready to compare`, () =>
  comparableRates(postings),
)

const described = made(SESSIONS, 2).map(
  ({ title, description, skills }): Work => ({
    text: { title, description, skills },
    category: null,
    workMode: null,
    workOccupation: null,
    size: {},
    told: null,
  }),
)
const labelled = described.map(
  (work, i): Work => ({
    ...work,
    text: null,
    workMode: MODES[i % MODES.length]!,
    workOccupation: 'Computer and Mathematical',
    size: { actions: i % 97, output_words: (i * 31) % 5000 },
  }),
)
const value = (works: readonly Work[], estimator: Estimator) => toEnd(valueSessions(works, estimator))
timed(`${SESSIONS} sessions valued, each by a text of its own`, () => value(described, rates))
timed(`${SESSIONS} sessions valued by mode, occupation and size`, () => value(labelled, rates))
const all = made(23_000, 3)
timed('23000 postings calibrated, 1000 draws', () => toEnd(calibrate(all, DEFAULT_CALIBRATION)))

if (process.argv.includes('--peer')) {
  const peer = new MiniSearch({ fields: ['title', 'description', 'skills'], tokenize: wordsOf })
  timed(`minisearch: ${POSTINGS} postings indexed`, () =>
    peer.addAll(postings.map((one, id) => ({ ...one, id, skills: one.skills.join(' ') }))),
  )
  const AMONG = 20
  timed(`minisearch: ${AMONG} sessions looked up`, () =>
    described.slice(0, AMONG).map(({ text }) => peer.search(`${text!.title} ${text!.description}`)),
  )
}
