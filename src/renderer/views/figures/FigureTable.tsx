import { figureMeasure, figureNumber } from '#core/figures/figure-number'
import { type FigureRow, isWithin } from '#core/figures/figure-result'
import { PUBLISHED_IN_TEXT } from '#core/figures/published-value'
import { formatCount } from '#core/format/number'
import css from './FiguresPage.module.css'

/** The numbers of a panel, each with its interval and n, and the published one. */
export function FigureTable({ rows, name }: { readonly rows: readonly FigureRow[]; readonly name: string }) {
  const hasColumns = rows.some(({ column }) => column !== '')
  const hasPublished = rows.some(({ published }) => published !== null)
  const hasRaw = rows.some(({ raw }) => raw !== null)
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
          <th scope="col">{hasRaw ? 'Adjusted' : 'Value'}</th>
          <th scope="col">Interval</th>
          <th scope="col">n</th>
          {hasRaw && <th scope="col">As it is</th>}
          {hasPublished && (
            <>
              <th scope="col">Published</th>
              <th scope="col" className={css.words}>
                Where
              </th>
              <th scope="col" className={css.words}>
                In the interval
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr
            key={`${row.measure} ${row.row} ${row.column}`}
            data-first={rows[i - 1]?.measure !== row.measure || undefined}
          >
            {rows[i - 1]?.measure !== row.measure && (
              <th scope="rowgroup" rowSpan={rows.filter(({ measure }) => measure === row.measure).length}>
                {figureMeasure(row)}
              </th>
            )}
            <td className={css.words}>{row.row}</td>
            {hasColumns && <td className={css.words}>{row.column}</td>}
            <Numbers row={row} />
            {hasRaw && <td>{row.raw === null ? '' : figureNumber(row.raw, row.unit)}</td>}
            {hasPublished && <Published row={row} />}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Numbers({ row }: { readonly row: FigureRow }) {
  const { cell, unit } = row
  if (cell.kind !== 'estimate') {
    return (
      <td className={css.withheld} colSpan={3}>
        {cell.kind === 'withheld' ? 'withheld' : 'left out'}
      </td>
    )
  }
  const { value, n, interval } = cell.estimate
  return (
    <>
      <td className={css.value}>{figureNumber(value, unit)}</td>
      <td>{interval ? `${figureNumber(interval.low, unit)} to ${figureNumber(interval.high, unit)}` : 'none'}</td>
      <td className={css.n}>{formatCount(n)}</td>
    </>
  )
}

function Published({ row }: { readonly row: FigureRow }) {
  const { published, unit } = row
  return (
    <>
      <td>{published ? figureNumber(published.value, unit) : ''}</td>
      <td className={css.words}>{published ? PUBLISHED_IN_TEXT[published.in] : ''}</td>
      <td className={css.words}>{withinText(isWithin(row))}</td>
    </>
  )
}

const withinText = (isInside: boolean | null): string => (isInside === null ? '' : isInside ? 'yes' : 'no')
