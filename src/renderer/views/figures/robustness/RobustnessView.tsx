import { formatCount, formatLevel } from '#core/format/number'
import { lackingText } from '#core/lacking-text'
import { CHOICE, CHOICES, STUDY_WAYS } from '#core/robustness/choice'
import { chosenIn, type HeadlineResult, inOrder, summaryOf } from '#core/robustness/specification'
import { formatBounds, formatEstimate, summaryText, waysText } from '#core/robustness/specification-text'
import { useApp, useAppStore } from '../../../store/use-app'
import { Button } from '../../../ui/Button'
import { Segments } from '../../../ui/Segments'
import page from '../FiguresPage.module.css'
import { Progress } from '../Progress'
import css from './RobustnessView.module.css'
import { SpecificationCurve } from './SpecificationCurve'

/** The headline estimates under the choices one could argue with: as the switches stand, and under every combination. */
export function RobustnessView() {
  const store = useAppStore()
  const results = useApp((app) => app.robustness)
  const failure = useApp((app) => app.robustnessFailure)
  const done = useApp((app) => app.robustnessDone)
  const headline = useApp((app) => app.headline)
  const ways = useApp((app) => app.ways)
  const level = useApp((app) => app.spec.level)
  const shown = results?.find((result) => result.headline.id === headline) ?? results?.[0]
  return (
    <article aria-labelledby="figure-title">
      <header className={page.header}>
        <p className={page.number}>Robustness</p>
        <h1 id="figure-title" className={page.title}>
          The headline under other choices
        </h1>
        <p className={page.about}>
          The choices one could argue with, the study’s first. What the switches make of each estimate is in the table;
          the curve has every combination. Intervals are of {formatLevel(level)}, errors clustered by user.
        </p>
      </header>
      <div className={css.switches} data-print="hide">
        {CHOICES.filter((id) => !results || results.some(({ headline }) => headline.choices.includes(id))).map((id) => (
          <div key={id} className={css.choice} title={CHOICE[id].about}>
            <span>{CHOICE[id].name}</span>
            <Segments
              label={CHOICE[id].name}
              options={[
                { id: 'study', name: CHOICE[id].ways[0] },
                { id: 'other', name: CHOICE[id].ways[1] },
              ]}
              chosen={ways[id] ? 'other' : 'study'}
              onChoose={(way) => store.getState().chooseWay(id, way === 'other')}
            />
          </div>
        ))}
      </div>
      {done && (
        <Progress
          what={
            done.all === 0
              ? 'Asking for the sessions'
              : `${formatCount(done.done)} of ${formatCount(done.all)} combinations`
          }
          done={done.done}
          all={done.all}
          onStop={() => store.getState().stopRobustness()}
        />
      )}
      {failure && (
        <p className={page.quiet}>
          {failure.code === 'cancelled' ? (
            <>
              Stopped.{' '}
              <Button look="quiet" onPress={() => void store.getState().askRobustness()}>
                Go on
              </Button>
            </>
          ) : (
            `${lackingText(failure).what} ${lackingText(failure).remedy}`
          )}
        </p>
      )}
      {results && <HeadlineTable results={results} />}
      {shown && (
        <section className={page.panel}>
          <h2>{shown.headline.name}</h2>
          <p className={css.about}>{shown.headline.about}</p>
          <SpecificationCurve
            result={shown}
            chosen={ways}
            onChoose={(chosen) =>
              store.getState().chooseWays({
                ...ways,
                ...Object.fromEntries(shown.headline.choices.map((choice) => [choice, chosen[choice]])),
              })
            }
          />
          <p className={css.summary}>
            {summaryText(summaryOf(shown), shown.headline)} A ring marks the study’s way; what the switches make is set
            off.
          </p>
          <AllSpecifications result={shown} />
        </section>
      )}
    </article>
  )
}

/** Where a number of sessions would tell of too few beside another, it is not told. */
const countText = (n: number | null): string => (n === null ? 'not told' : formatCount(n))

function HeadlineTable({ results }: { readonly results: readonly HeadlineResult[] }) {
  const store = useAppStore()
  const ways = useApp((app) => app.ways)
  const open = useApp((app) => app.headline)
  return (
    <table className={`${page.table} ${css.headlines}`} aria-label="Headline estimates">
      <thead>
        <tr>
          <th scope="col">Estimate</th>
          <th scope="col">With these switches</th>
          <th scope="col">Interval</th>
          <th scope="col">n</th>
          <th scope="col">The study’s way</th>
          <th scope="col">Over all combinations</th>
        </tr>
      </thead>
      <tbody>
        {results.map((result) => {
          const { headline, specifications } = result
          const chosen = specifications[chosenIn(result, ways)]?.estimate
          const study = specifications[chosenIn(result, STUDY_WAYS)]?.estimate
          const { least, greatest } = summaryOf(result)
          const write = (value: number) => formatEstimate(value, headline)
          return (
            <tr key={headline.id} data-open={headline.id === open || undefined}>
              <th scope="row">
                <Button look="quiet" onPress={() => store.getState().chooseHeadline(headline.id)}>
                  {headline.name}
                </Button>
              </th>
              {chosen ? (
                <>
                  <td className={page.value}>{write(chosen.value)}</td>
                  <td>{formatBounds(chosen.interval.low, chosen.interval.high, headline)}</td>
                  <td className={page.n}>{countText(chosen.n)}</td>
                </>
              ) : (
                <td className={page.withheld} colSpan={3}>
                  too few sessions
                </td>
              )}
              <td>{study ? write(study.value) : 'too few sessions'}</td>
              <td>{least === null || greatest === null ? '' : formatBounds(least, greatest, headline)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function AllSpecifications({ result }: { readonly result: HeadlineResult }) {
  const { headline, specifications } = result
  const write = (value: number) => formatEstimate(value, headline)
  return (
    <details className={css.all}>
      <summary>All combinations as a table</summary>
      <table className={page.table} aria-label={`All combinations: ${headline.name}`}>
        <thead>
          <tr>
            <th scope="col">Estimate</th>
            <th scope="col">Interval</th>
            <th scope="col">n</th>
            {headline.choices.map((id) => (
              <th key={id} scope="col" className={page.words}>
                {CHOICE[id].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(result).map((i) => {
            const { ways, estimate } = specifications[i]!
            return (
              <tr key={i}>
                <td className={page.value}>{write(estimate!.value)}</td>
                <td>{formatBounds(estimate!.interval.low, estimate!.interval.high, headline)}</td>
                <td className={page.n}>{countText(estimate!.n)}</td>
                {waysText(ways, headline).map((way, c) => (
                  <td key={headline.choices[c]} className={page.words}>
                    {way}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </details>
  )
}
