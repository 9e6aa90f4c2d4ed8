import { fail, ok, type Result } from '../failure'
import { cast, column } from '../sql/build'
import { dimensionExpression } from '../sql/dimension-expression'
import { filterExpression } from '../sql/filter-expression'
import { baseExpression, summandOf } from '../sql/pivot-parts'
import type { Codes, Numbers } from '../tally/columns'
import { type ListsNeeded, ListsRead, numberUsers, type SessionLists } from '../tally/session-lists'
import type { PlannedModel, RegressionPlan } from './plan'

/**
 * The sessions that have the outcome and the factor, those of a user together, with what any column of the table needs of
 * them.
 */
export interface Frame {
  readonly sessions: number
  readonly y: Float64Array
  /** The position of its value among those a factor may have; 0 where the factor is a number. */
  readonly level: Uint16Array
  /** The factor where it is a number. */
  readonly number: Float64Array | null
  /** NaN where there is none. */
  readonly logs: readonly Float64Array[]
  readonly keys: readonly FrameKey[]
  /** A number for each user; -1 for a session without one. */
  readonly user: Int32Array
  readonly left: OutOfFrame
}

/** A control: the position of each session's value, `missing` where it has none. */
export interface FrameKey {
  readonly codes: Uint16Array
  readonly width: number
  readonly missing: number
}

/** Sessions in view that are not in the frame. */
export interface OutOfFrame {
  readonly outcome: number
  readonly factor: number
}

/** The expressions of a regression, each with its place among the needs. */
export function frameNeeds(plan: RegressionPlan): ListsNeeded {
  const { absorbed, logs } = widest(plan)
  const { outcome, factor, sessions } = plan
  const isNumber = isNumberFactor(plan)
  const summand = summandOf(outcome)!
  return {
    keys: [...absorbed, ...(isNumber ? [] : [factor.dimension])].map((dimension) => ({
      of: dimensionExpression(dimension),
      isText: dimension.valueType === 'text',
    })),
    conditions: [filterExpression(sessions), baseExpression(outcome.base), summand.condition].filter(
      (of) => of !== null,
    ),
    numbers: [
      ...(summand.number ? [summand.number] : []),
      ...(isNumber ? [dimensionExpression(factor.dimension)] : []),
      ...logs.map((field) => cast(column(field), 'DOUBLE')),
    ],
  }
}

/** Takes the sessions of the frame out of the answers to its needs. */
export function readFrame(plan: RegressionPlan, lists: SessionLists): Result<Frame> {
  const { absorbed, logs } = widest(plan)
  const read = new ListsRead(lists)
  const keys: Codes[] = []
  for (const dimension of absorbed) {
    const codes = dimension.distinct > 0 ? read.keyOrNull() : read.key()
    if (!codes) return fail({ code: 'control-too-fine', dimension: dimension.name })
    keys.push(codes)
  }
  const isNumber = isNumberFactor(plan)
  const levels = isNumber ? null : levelsOf(plan, read.key())
  const inView = read.condition(filterExpression(plan.sessions))
  const hasBase = read.condition(baseExpression(plan.outcome.base))
  const { number: outcome, condition } = summandOf(plan.outcome)!
  const y: Numbers = outcome ? read.number() : truths(read.condition(condition))
  const number = isNumber ? read.number() : null
  const numbers = logs.map(() => read.number())
  const places = new Uint32Array(lists.sessions)
  let [n, all, withOutcome] = [0, 0, 0]
  for (let i = 0; i < lists.sessions; i++) {
    if (inView[i] === 0) continue
    all++
    if (hasBase[i] === 0 || y.isKnown[i] === 0) continue
    withOutcome++
    if (number ? number.isKnown[i] === 1 : levels![i]! !== NO_LEVEL) places[n++] = i
  }
  const among = places.subarray(0, n)
  const user = numberUsers(lists)
  return ok({
    sessions: n,
    y: picked(y.values, among, new Float64Array(n)),
    level: levels ? picked(levels, among, new Uint16Array(n)) : new Uint16Array(n),
    number: number && picked(number.values, among, new Float64Array(n)),
    logs: numbers.map((of) => logarithms(of, among)),
    keys: keys.map(({ codes, values }) => ({
      codes: picked(codes, among, new Uint16Array(n)),
      width: values.length,
      missing: values.indexOf(null),
    })),
    user: picked(user, among, new Int32Array(n)),
    left: { outcome: all - withOutcome, factor: withOutcome - n },
  })
}

const truths = (mask: Uint8Array): Numbers => ({
  values: new Float64Array(mask),
  isKnown: new Uint8Array(mask.length).fill(1),
})

/** The values at some places; many times as fast as `from` with a function. */
function picked<T extends Float64Array | Uint16Array | Int32Array>(
  values: ArrayLike<number>,
  places: Uint32Array,
  into: T,
): T {
  for (let i = 0; i < places.length; i++) into[i] = values[places[i]!]!
  return into
}

function logarithms({ values, isKnown }: Numbers, places: Uint32Array): Float64Array {
  const logs = new Float64Array(places.length).fill(Number.NaN)
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!
    if (isKnown[place] === 1 && values[place]! > 0) logs[i] = Math.log(values[place]!)
  }
  return logs
}

/** Every model adds to the one before it, so the last one needs all there is. */
const widest = ({ models }: RegressionPlan): PlannedModel => models.at(-1)!

/** Whether the factor counts by its number, and not by the number a value stands for. */
const isNumberFactor = ({ factor }: RegressionPlan): boolean =>
  factor.kind === 'linear' && factor.scores === null && factor.dimension.valueType === 'number'

/** The values a factor may have, in the order of `Frame.level`. */
export function factorValues({ factor }: RegressionPlan): (string | boolean)[] {
  if (factor.kind === 'levels') return [...factor.codes.keys()]
  return factor.scores === null ? [false, true] : [...factor.scores.keys()]
}

const NO_LEVEL = 0xffff

function levelsOf(plan: RegressionPlan, { codes, values }: Codes): Uint16Array {
  const places = new Map<unknown, number>(factorValues(plan).map((value, i) => [value, i]))
  const levelOf = values.map((value) => places.get(value) ?? NO_LEVEL)
  const levels = new Uint16Array(codes.length)
  for (let i = 0; i < codes.length; i++) levels[i] = levelOf[codes[i]!]!
  return levels
}
