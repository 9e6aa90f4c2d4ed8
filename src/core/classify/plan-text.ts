import { textTable } from '../export/text-table'
import { formatCount } from '../format/number'
import type { ClassifyPlan } from './plan'
import type { RunProgress } from './progress'
import { forecastOf } from './progress'

/** Dollars to the cent, small ones to three digits, so that nothing that costs is said to be free. */
export function formatCost(usd: number): string {
  if (usd === 0) return '$0'
  return usd < 0.1
    ? `$${Number(usd.toPrecision(3))}`
    : `$${formatCount(Math.floor(usd))}.${usd.toFixed(2).split('.')[1]}`
}

type Costs = Pick<ClassifyPlan, 'cost' | 'costWithCache'>

/** What is to be expected, from what it costs with the cache to what it costs without; one number where they are the same. */
export function costText({ cost, costWithCache }: Costs): string {
  const [low, high] = [formatCost(costWithCache), formatCost(cost)]
  return low === high ? high : `${low} to ${high}`
}

/** What the two ends of such costs are; nothing where they are the same. */
export const cacheText = (costs: Costs): string =>
  costText(costs).includes(' to ')
    ? ' The lower of two is where all requests of a question but the first find its prompt in the cache, the higher where none does.'
    : ''

/** How the tokens of a plan are known. */
export const tokensText = (isCounted: boolean): string =>
  isCounted ? 'estimated from a count of some texts' : 'estimated from the length of the texts, not counted'

/** How long a plan takes, as far as that can be said before. */
export function timeText({ way, items }: Pick<ClassifyPlan, 'way' | 'items'>): string {
  if (way === 'batch') return 'batches mostly end within an hour, and within a day at the latest'
  return `about ${formatCount(Math.ceil((items.length * SECONDS_EACH) / AT_ONCE / 60))} minutes`
}

/** What a single request usually takes, and how many are made at once. */
const SECONDS_EACH = 4
const AT_ONCE = 4

/** A plan for a terminal. */
export function planText(plan: ClassifyPlan, isCounted: boolean): string {
  const lines = plan.questions.map(({ id, model, requests, inputTokens, outputTokens, ...costs }) => [
    id,
    model,
    formatCount(requests),
    formatCount(inputTokens),
    formatCount(outputTokens),
    costText(costs),
  ])
  const total = [
    'all',
    '',
    formatCount(plan.items.length),
    formatCount(plan.inputTokens),
    formatCount(plan.outputTokens),
    costText(plan),
  ]
  const header = ['question', 'model', 'requests', 'input tokens', 'output tokens', 'cost']
  return [
    `${formatCount(plan.sessions)} sessions, ${formatCount(plan.sessionsCut)} of them cut; ${plan.way === 'batch' ? 'in batches' : 'each request on its own'}.`,
    textTable(header, [...lines, total], [1]).trimEnd(),
    `Tokens are ${tokensText(isCounted)}. Costs are at the prices of ${plan.pricesAsOf}; ${formatCost(plan.most)} at most.${cacheText(plan)}`,
    ...(plan.items.length > 0 ? [`Time: ${timeText(plan)}.`] : []),
    ...(plan.answered > 0
      ? [`${formatCount(plan.answered)} answers are in the journal and are not asked for again.`]
      : []),
    ...uncertainText(plan),
    ...(plan.withoutText > 0
      ? [`${formatCount(plan.withoutText)} requests are left out: the session has nothing that the question reads.`]
      : []),
    `Replaced before sending: ${replacedText(plan.replaced)}.`,
    '',
  ].join('\n')
}

/** Most requests named one by one. */
const MOST_NAMED = 20

/** Which requests may be paid for already, and what becomes of them; nothing where there are none. */
export function uncertainText({ uncertain, isRetrying }: Pick<ClassifyPlan, 'uncertain' | 'isRetrying'>): string[] {
  if (uncertain.length === 0) return []
  const fate = isRetrying
    ? 'are asked again, and may be paid for twice'
    : 'are held back: --retry-uncertain asks them again'
  const more = uncertain.length - MOST_NAMED
  return [
    `${ofRequests(uncertain.length)} on the way when a run was stopped may be paid for without an answer, and ${fate}:`,
    ...uncertain.slice(0, MOST_NAMED).map(({ session, classifier }) => `  ${session}, ${classifier}`),
    ...(more > 0 ? [`  and ${formatCount(more)} more`] : []),
  ]
}

/** What was replaced, most frequent first. */
export function replacedText(replaced: Readonly<Record<string, number>>): string {
  const counts = Object.entries(replaced).sort(([, a], [, b]) => b - a)
  return counts.map(([kind, n]) => `${kind} ${formatCount(n)}`).join(', ') || 'nothing'
}

/** How a run stands, in one line. */
export function progressText(progress: RunProgress): string {
  const { planned, answered, unanswered, open, spent, ceiling, errors } = progress
  const { perMinute, secondsLeft, cost } = forecastOf(progress)
  return [
    `${progress.state}: ${formatCount(answered)} of ${formatCount(planned)} answered`,
    ...(unanswered > 0 ? [`${formatCount(unanswered)} without an answer`] : []),
    ...(open > 0 ? [`${formatCount(open)} under way`] : []),
    `${formatCost(spent)} of at most ${formatCost(ceiling)}`,
    ...(perMinute !== null && progress.end === null ? [`${formatCount(perMinute)} a minute`] : []),
    ...(secondsLeft !== null && cost !== null && progress.end === null
      ? [`about ${formatCount(Math.ceil(secondsLeft / 60))} min and ${formatCost(cost)} in all`]
      : []),
    ...Object.entries(errors).map(([kind, n]) => `${kind} ${formatCount(n)}`),
  ].join(', ')
}

/** How a run ended, and what to do about it. */
export function endText({ end, answered, unanswered, planned, spent, lost }: RunProgress): string {
  const left = planned - answered - unanswered
  const said = {
    done: left === 0 ? 'Done.' : `Done, but ${ofRequests(left)} came to nothing: start again to ask them.`,
    ceiling: `Stopped before the ceiling: ${ofRequests(left)} left. Start again with a higher one to go on.`,
    cancelled: `Cancelled: ${ofRequests(left)} left. Start again to go on.`,
    failed: `Stopped: ${ofRequests(left)} left.`,
  }[end ?? 'done']
  const lostText =
    lost > 0
      ? ` ${ofRequests(lost)} may have been paid for without an answer arriving, and ${lost === 1 ? 'counts' : 'count'} at the most that can have cost.`
      : ''
  return `${said} ${formatCount(answered)} answered, ${formatCount(unanswered)} without an answer, ${formatCost(spent)} spent.${lostText}`
}

const ofRequests = (n: number): string => `${formatCount(n)} ${n === 1 ? 'request' : 'requests'}`
