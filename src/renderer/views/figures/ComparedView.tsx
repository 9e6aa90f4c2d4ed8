import { useMemo } from 'react'
import type { ComparedFigure, ComparedPanel, ComparedRow } from '#core/figures/compare-figures'
import { differenceText, isApart } from '#core/figures/difference-text'
import { figureMeasure, figureNumber } from '#core/figures/figure-number'
import { comparedPicture } from '#core/figures/figure-pictures'
import type { FigureRow } from '#core/figures/figure-result'
import { formatCount, formatLevel } from '#core/format/number'
import { lackingLine } from '#core/lacking-text'
import { ChartToTake } from './ChartToTake'
import css from './FiguresPage.module.css'
import { LeftOutTable } from './LeftOutTable'
import { useTold } from './use-told'

/** One figure of two sets of sessions: both series, and every difference with its interval. */
export function ComparedView({ compared }: { readonly compared: ComparedFigure }) {
  const { figure, panels, terms } = compared
  const [first, second] = terms.names
  return (
    <article aria-labelledby="figure-title">
      <header className={css.header}>
        <p className={css.number}>{figure.number}, compared</p>
        <h1 id="figure-title" className={css.title}>
          {figure.name}
        </h1>
        <p className={css.about}>
          {first} beside {second}. A difference is the second less the first, or in percent of it where numbers are
          compared by their ratio; its interval is of {formatLevel(terms.level)} and takes the two as independent.
          {terms.isOverlapping &&
            ' Some sessions are in both, which makes intervals rather too wide; where the two differ by fewer sessions or users than the thresholds, the second is withheld.'}
        </p>
      </header>
      <SetAside terms={terms} />
      {panels
        .filter(({ panel }) => panel.kind !== 'text')
        .map((panel) => (
          <Panel key={panel.panel.name} compared={panel} of={compared} />
        ))}
    </article>
  )
}

function Panel({ compared, of }: { readonly compared: ComparedPanel; readonly of: ComparedFigure }) {
  const { panel } = compared
  const rows = compared.failure === null ? compared.rows : NO_ROWS
  const told = useTold()
  const chart = useMemo(() => told && comparedPicture(of, compared, told), [of, compared, told])
  return (
    <section className={css.panel}>
      <h2>{panel.name}</h2>
      {compared.failure ? (
        <p className={css.quiet}>{lackingLine(compared.failure)}</p>
      ) : (
        <>
          <ChartToTake name={panel.name} height={HEIGHT} chart={chart} />
          <ComparedTable rows={rows} names={of.terms.names} name={panel.name} />
          <LeftOutTable of={panel.name} rows={compared.leftOut} names={of.terms.names} />
        </>
      )}
    </section>
  )
}

/** Rows of either file that are no sessions, by reason. */
function SetAside({ terms: { names, setAside } }: Pick<ComparedFigure, 'terms'>) {
  const rows = (setAside ?? []).flatMap((of, i) => of.map((one) => ({ ...one, file: names[i]! })))
  if (rows.length === 0) return null
  return (
    <table className={`${css.table} ${css.leftOut}`} aria-label="Set aside when the files were opened">
      <thead>
        <tr>
          <th scope="col">Set aside of</th>
          <th scope="col" className={css.words}>
            Because
          </th>
          <th scope="col">Rows</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ file, why, n }) => (
          <tr key={`${file} ${why}`}>
            <th scope="row">{file}</th>
            <td className={css.words}>{why}</td>
            <td>{formatCount(n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const HEIGHT = 300
const NO_ROWS: readonly ComparedRow[] = []

interface ComparedTableProps {
  readonly rows: readonly ComparedRow[]
  readonly names: readonly [string, string]
  readonly name: string
}

function ComparedTable({ rows, names, name }: ComparedTableProps) {
  const hasColumns = rows.some(({ first }) => first.column !== '')
  return (
    <table className={css.table} aria-label={name}>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col" className={css.words}>
            Of
          </th>
          {hasColumns && (
            <th scope="col" className={css.words}>
              Column
            </th>
          )}
          {names.map((set) => [
            <th key={set} scope="col" className={css.wrapped}>
              {set}
            </th>,
            <th key={`${set} n`} scope="col">
              n
            </th>,
          ])}
          <th scope="col">Difference</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ first, second, difference }, i) => (
          <tr
            key={`${first.measure} ${first.row} ${first.column}`}
            data-first={rows[i - 1]?.first.measure !== first.measure || undefined}
          >
            {rows[i - 1]?.first.measure !== first.measure && (
              <th scope="rowgroup" rowSpan={rows.filter((row) => row.first.measure === first.measure).length}>
                {figureMeasure(first)}
              </th>
            )}
            <td className={css.words}>{first.row}</td>
            {hasColumns && <td className={css.words}>{first.column}</td>}
            <Numbers row={first} />
            <Numbers row={second} />
            <td className={isApart(difference) ? css.value : undefined}>{differenceText(difference)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Numbers({ row: { cell, unit } }: { readonly row: FigureRow }) {
  if (cell.kind === 'estimate')
    return (
      <>
        <td>{figureNumber(cell.estimate.value, unit)}</td>
        <td className={css.n}>{formatCount(cell.estimate.n)}</td>
      </>
    )
  return (
    <td className={cell.kind === 'withheld' ? css.withheld : css.n} colSpan={2}>
      {cell.kind === 'withheld' ? 'withheld' : 'none'}
    </td>
  )
}
