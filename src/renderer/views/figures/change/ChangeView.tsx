import { useMemo } from 'react'
import type { PivotCells } from '#core/cells/pivot-cells'
import { changeDimensions, changeMeasures, settleChoice } from '#core/change/change-choices'
import { seriesPicture } from '#core/change/change-pictures'
import { monthsOf } from '#core/change/months'
import { DRAWS } from '#core/change/spec'
import { buildChart } from '#core/chart/chart-model'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { formatMonth } from '#core/format/month'
import { formatCount } from '#core/format/number'
import { lackingText } from '#core/lacking-text'
import { CHOSEN_CHART } from '#core/pivot/chart-choice'
import { MOST_SEED } from '#core/stats/random-stream'
import { useApp, useAppStore } from '../../../store/use-app'
import { Button } from '../../../ui/Button'
import { Select } from '../../../ui/Select'
import { TextInput } from '../../../ui/TextInput'
import { ChartToTake } from '../ChartToTake'
import page from '../FiguresPage.module.css'
import { Progress } from '../Progress'
import { useTold } from '../use-told'
import css from './ChangeView.module.css'
import { GrowthTable } from './GrowthTable'
import { PartsView } from './PartsView'
import { SignalsView } from './SignalsView'

/** What changed between two months: what the mix made and what happened within groups, who grew, and the gaps to watch. */
export function ChangeView({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const changed = useApp((app) => app.changed)
  const failure = useApp((app) => app.changeFailure)
  const draws = useApp((app) => app.changeDraws)
  const signals = useApp((app) => app.signals)
  const isStopped = failure?.code === 'cancelled'
  return (
    <article aria-labelledby="figure-title">
      <header className={page.header}>
        <p className={page.number}>Change</p>
        <h1 id="figure-title" className={page.title}>
          What changed over the months
        </h1>
        <p className={page.about}>
          The change of a rate or mean between two months, split into what the mix of groups made and what happened
          within them; the interaction is shared equally, so that the parts add up. Intervals are of draws of users.
        </p>
      </header>
      <Asked table={table} />
      {draws !== null && (
        <Progress
          what={`${formatCount(draws)} of ${formatCount(DRAWS)} samples of users`}
          done={draws}
          all={DRAWS}
          onStop={() => store.getState().stopChange()}
        />
      )}
      {failure && (
        <p className={page.quiet}>
          {isStopped ? (
            <>
              Stopped.{' '}
              <Button look="quiet" onPress={() => void store.getState().askChange()}>
                Go on
              </Button>
            </>
          ) : (
            sentences(failure)
          )}
        </p>
      )}
      {changed && (
        <div data-asking={draws !== null || undefined}>
          <PartsView changed={changed} />
          <GrowthTable changed={changed} />
        </div>
      )}
      <Months />
      {signals && <SignalsView asked={signals.asked} measure={signals.measure} />}
    </article>
  )
}

const sentences = (failure: Parameters<typeof lackingText>[0]): string => {
  const { what, remedy } = lackingText(failure)
  return `${what} ${remedy}`
}

/** The question as a sentence whose words can be changed. */
function Asked({ table }: { readonly table: SessionsTable }) {
  const { chooseChange } = useAppStore().getState()
  const choice = useApp((app) => app.changeChoice)
  const settled = settleChoice(choice, table)
  if (!settled) return null
  const months = monthsOf(table).map((month) => ({ id: month, name: formatMonth(month) }))
  return (
    <div className={css.asked} data-print="hide">
      <Select
        label="Measure"
        options={changeMeasures(table).map(({ id, name }) => ({ id, name }))}
        chosen={settled.measure ?? ''}
        onChoose={(measure) => chooseChange({ measure })}
      />
      <span>by</span>
      <Select
        label="Split by"
        options={changeDimensions(table).map(({ id, name }) => ({ id, name }))}
        chosen={settled.by}
        onChoose={(by) => chooseChange({ by })}
      />
      <span>from</span>
      <Select
        label="From"
        options={months}
        chosen={settled.from[0] ?? ''}
        onChoose={(from) => chooseChange({ from })}
      />
      <span>to</span>
      <Select label="To" options={months} chosen={settled.to[0] ?? ''} onChoose={(to) => chooseChange({ to })} />
      <div className={css.seed}>
        <TextInput
          label="Seed"
          isNumeric
          value={String(choice.seed)}
          onChange={(text) => {
            const seed = Number(text)
            if (Number.isInteger(seed) && seed >= 1 && seed <= MOST_SEED) chooseChange({ seed })
          }}
        />
      </div>
    </div>
  )
}

/** The groups month by month. */
function Months() {
  const series = useApp((app) => app.changeSeries)
  const told = useTold()
  const charts = useMemo(() => {
    if (!series || !told) return []
    const { mix, indexed } = series
    const by = mix.rows.dimensions[0]!.dimension.name.toLowerCase()
    const line = (cells: PivotCells, title: string, more: Partial<typeof CHOSEN_CHART> = {}) =>
      seriesPicture(buildChart(cells, 0, { ...CHOSEN_CHART, kind: 'line', ...more }), title, told)
    return [
      line(mix, `Share of sessions by month and ${by}`),
      ...(indexed ? [line(indexed, `${indexed.measures[0]!.name} by month`, { scale: 'log' })] : []),
    ]
  }, [series, told])
  return charts.map((chart) => (
    <section key={chart.title} className={page.panel}>
      <h2>{chart.title}</h2>
      <ChartToTake name={chart.title} chart={chart} />
    </section>
  ))
}
