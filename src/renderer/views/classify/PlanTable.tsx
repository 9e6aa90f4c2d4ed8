import { classifierOf } from '#core/classify/classifiers'
import type { ClassifyPlan } from '#core/classify/plan'
import { cacheText, costText, formatCost, replacedText, timeText, tokensText } from '#core/classify/plan-text'
import { formatCount } from '#core/format/number'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import css from './ClassifyPage.module.css'

/** Counting sends texts, so it says so where it is pressed. */
function Count() {
  const store = useAppStore()
  const isCounting = useApp((app) => app.isCounting)
  const hasKey = useApp((app) => app.classifyStatus?.keyFrom != null)
  return (
    <p className={css.count}>
      <Button isDisabled={!hasKey || isCounting} onPress={() => void store.getState().countTokens()}>
        {isCounting ? 'Counting…' : 'Send some texts to be counted'}
      </Button>
      <span className={css.quiet}>
        Up to 20 sessions as they stand below. Counting costs nothing; no question is asked.
      </span>
    </p>
  )
}

/** What would be asked and what it would cost. */
export function PlanTable({ plan }: { readonly plan: ClassifyPlan }) {
  const isCounted = useApp((app) => app.tokenFactor !== null)
  const damaged = useApp((app) => app.labelJournal?.unreadable ?? 0)
  const cutShare = plan.sessions === 0 ? 0 : Math.round((100 * plan.sessionsCut) / plan.sessions)
  return (
    <section aria-labelledby="classify-plan">
      <h2 id="classify-plan" className={css.heading}>
        Plan
      </h2>
      <p className={css.summary}>
        {formatCount(plan.sessions)} sessions, {formatCount(plan.sessionsCut)} of them cut ({cutShare} %);{' '}
        {plan.way === 'batch' ? 'in batches' : 'each request on its own'}
        {plan.items.length > 0 ? `. Time: ${timeText(plan)}.` : '.'}
      </p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col" className={css.words}>
              Model
            </th>
            <th scope="col">Requests</th>
            <th scope="col">Tokens in</th>
            <th scope="col">Tokens out</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          {plan.questions.map(({ id, model, requests, inputTokens, outputTokens, ...costs }) => (
            <tr key={id}>
              <th scope="row">{classifierOf(id)?.name ?? id}</th>
              <td className={css.words}>{model}</td>
              <td>{formatCount(requests)}</td>
              <td>{formatCount(inputTokens)}</td>
              <td>{formatCount(outputTokens)}</td>
              <td className={css.estimate}>{costText(costs)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <td />
            <td>{formatCount(plan.items.length)}</td>
            <td>{formatCount(plan.inputTokens)}</td>
            <td>{formatCount(plan.outputTokens)}</td>
            <td className={css.estimate}>{costText(plan)}</td>
          </tr>
        </tfoot>
      </table>
      <p className={css.note}>
        Tokens are {tokensText(isCounted)}. Costs are at the prices of {plan.pricesAsOf}; {formatCost(plan.most)} at
        most.{cacheText(plan)}
        {plan.answered > 0 && ` ${formatCount(plan.answered)} answers are in the journal and are not asked for again.`}
        {damaged > 0 &&
          ` ${formatCount(damaged)} ${damaged === 1 ? 'line' : 'lines'} of the journal cannot be read: what they answered is asked again.`}
        {plan.withoutText > 0 &&
          ` ${formatCount(plan.withoutText)} requests are left out: the session has nothing that the question reads.`}{' '}
        Replaced before sending: {replacedText(plan.replaced)}.
      </p>
      {!isCounted && plan.items.length > 0 && <Count />}
    </section>
  )
}
