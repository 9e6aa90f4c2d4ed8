import { useMemo } from 'react'
import type { FigurePanel } from '#core/figures/figure'
import { panelPicture } from '#core/figures/figure-pictures'
import type { FigureResult, PanelResult } from '#core/figures/figure-result'
import { leftOutOf } from '#core/figures/left-out'
import { formatLevel } from '#core/format/number'
import { lackingText } from '#core/lacking-text'
import { ChartToTake } from './ChartToTake'
import css from './FiguresPage.module.css'
import { FigureTable } from './FigureTable'
import { LeftOutTable } from './LeftOutTable'
import { RegressionTable } from './RegressionTable'
import { TextTable } from './TextTable'
import { useTold } from './use-told'

/** One figure: what it shows, and each panel as a chart and a table, the published numbers beside. */
export function FigureView({ result, level }: { readonly result: FigureResult; readonly level: number }) {
  const { figure, panels } = result
  return (
    <article aria-labelledby="figure-title">
      <header className={css.header}>
        <p className={css.number}>{figure.number}</p>
        <h1 id="figure-title" className={css.title}>
          {figure.name}
        </h1>
        <p className={css.about}>
          {figure.about} Intervals are of {formatLevel(level)}; crosses, and strokes across bars, are what the study
          published, which lies in an interval when it does as exactly as it was published.
        </p>
        {figure.caveat !== '' && <p className={css.caveat}>{figure.caveat}</p>}
      </header>
      {panels.map((panel) => (
        <Panel key={panel.panel.name} result={panel} of={result} />
      ))}
    </article>
  )
}

function Panel({ result, of }: { readonly result: PanelResult; readonly of: FigureResult }) {
  const told = useTold()
  const chart = useMemo(() => told && panelPicture(of, result, told), [of, result, told])
  if (result.failure) {
    const { what, remedy } = lackingText(result.failure)
    return (
      <section className={css.panel}>
        <h2>{result.panel.name}</h2>
        <p className={css.quiet}>
          {what} {remedy}
        </p>
      </section>
    )
  }
  return (
    <section className={css.panel}>
      <h2>{result.panel.name}</h2>
      {result.panel.kind === 'text' ? (
        <TextTable panel={result.panel} />
      ) : (
        <>
          <ChartToTake name={result.panel.name} height={HEIGHT} chart={chart} />
          {result.regression && <RegressionTable {...result.regression} published={publishedOf(result.panel)} />}
          {!publishedOf(result.panel) && <FigureTable rows={result.rows} name={result.panel.name} />}
          {!result.regression && (
            <LeftOutTable of={result.panel.name} rows={leftOutOf([result])} names={['Sessions']} />
          )}
        </>
      )}
      {result.panel.notCompared && <NotCompared whys={result.panel.notCompared} />}
    </section>
  )
}

const HEIGHT = 300

const publishedOf = (panel: FigurePanel) => (panel.kind === 'regression' ? panel.publishedColumns : undefined)

/** Published numbers that ours must not be read against, each with why. */
function NotCompared({ whys }: { readonly whys: readonly string[] }) {
  return (
    <ul className={css.notCompared} aria-label="Published and not beside ours">
      {whys.map((why) => (
        <li key={why}>Not beside ours. {why}</li>
      ))}
    </ul>
  )
}
