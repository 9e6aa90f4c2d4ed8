/** The thread that prices: the window never waits for it, and can stop it between two steps. */
import { fail, ok, type Result } from '#core/failure'
import { calibrate } from '#core/value/calibration/calibrate'
import type { Estimator } from '#core/value/estimator'
import type { Posting } from '#core/value/postings/posting'
import { profilePostings } from '#core/value/postings/profile'
import { readPostings } from '#core/value/postings/read-postings'
import { finishedEstimator, sessionEstimator } from '#core/value/sessions/session-estimator'
import { valueSessions } from '#core/value/sessions/value-sessions'
import { type WorkOfSession, worksOfSessions } from '#core/value/sessions/works-of-sessions'
import { studySplit } from '#core/value/study/study-choice'
import { studyCalibration, studyOfJournal } from '#core/value/study/study-of-journal'
import type { FromValueWorker, Progress, ToValueWorker, ValueWork } from './messages'

let postings: readonly Posting[] | null = null
let isCancelled = false

const post = (message: FromValueWorker): void => self.postMessage(message)

self.addEventListener('message', ({ data }: MessageEvent<ToValueWorker>) => {
  if (data.kind === 'cancel') isCancelled = true
  else void answer(data)
})

async function answer(message: Exclude<ToValueWorker, { kind: 'cancel' }>): Promise<void> {
  isCancelled = false
  post({ kind: 'done', result: await work(message) })
}

async function work(message: Exclude<ToValueWorker, { kind: 'cancel' }>): Promise<Result<unknown>> {
  switch (message.kind) {
    case 'read': {
      const { postings: read, ...reading } = readPostings(message.ask.columns, message.ask.mapping, message.ask.rules)
      postings = read
      return ok<ValueWork['read']['answer']>({ reading, profile: profilePostings(read) })
    }
    case 'calibrate': {
      const { study, ...choice } = message.ask
      const steps = study ? studyCalibration(postings ?? [], choice, study) : calibrate(postings ?? [], choice)
      const calibration = await toEnd(steps)
      return calibration ?? fail({ code: 'cancelled' })
    }
    case 'split':
      return studySplit(postings ?? [], message.ask)
    case 'value': {
      const { sessions, texts } = message.ask
      const works = worksOfSessions(sessions, texts)
      const made = estimatorFor(message.ask, works)
      if (!made.ok) return made
      const values = await toEnd(valueSessions(works, made.value.estimator))
      if (!values) return fail({ code: 'cancelled' })
      return ok<ValueWork['value']['answer']>({ values, provenance: made.value.estimator.provenance })
    }
  }
}

function estimatorFor(
  { choice, curve, isFilled, study }: ValueWork['value']['ask'],
  works: readonly WorkOfSession[],
): Result<{ readonly estimator: Estimator }> {
  if (!study) return sessionEstimator(choice.method, works, postings, choice, curve, isFilled)
  const estimator = studyOfJournal(works, postings, choice, study)
  if (!estimator.ok) return estimator
  const finished = finishedEstimator(estimator.value, works, curve, isFilled)
  return finished.ok ? ok({ estimator: finished.value }) : finished
}

const EVERY_MS = 40

/** Runs the steps, letting a cancellation be heard between them; null where one was. */
async function toEnd<T>(steps: Generator<Progress, T>): Promise<T | null> {
  let last = 0
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    const now = performance.now()
    if (now - last < EVERY_MS) continue
    last = now
    post({ kind: 'progress', progress: value })
    await new Promise((resolve) => setTimeout(resolve))
    if (isCancelled) return null
  }
}
