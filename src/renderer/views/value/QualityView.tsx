import { tierName } from '#core/export/calibration-text'
import { formatCount, formatValue } from '#core/format/number'
import { PUBLISHED } from '#core/value/calibration/published'
import type { Quality } from '#core/value/calibration/quality'
import type { QualityLine, QualityTable } from '#core/value/calibration/quality-table'
import css from './ValuePage.module.css'

const COLUMNS: readonly {
  readonly key: keyof Quality
  readonly name: string
  readonly scale: number
  readonly digits: number
}[] = [
  { key: 'logR2', name: 'Log R²', scale: 1, digits: 2 },
  { key: 'levelR2', name: 'Level R²', scale: 1, digits: 2 },
  { key: 'bias', name: 'Bias', scale: 1, digits: 2 },
  { key: 'rankCorrelation', name: 'Rank', scale: 1, digits: 2 },
  { key: 'coverage', name: 'In range, %', scale: 100, digits: 1 },
]

/** The study's quality table of these prices, beside what it published of its own. */
export function QualityView({
  name,
  table: { tiers, overall },
}: {
  readonly name: string
  readonly table: QualityTable
}) {
  return (
    <div className={css.scroll}>
      <table aria-label={name}>
        <caption className={`${css.quiet} ${css.text}`}>{name}</caption>
        <thead>
          <tr>
            <th scope="col">Tier of the actual price</th>
            <th scope="col">n</th>
            {COLUMNS.map((column) => (
              <th key={column.key} scope="col">
                {column.name}
              </th>
            ))}
            <th scope="col">Median predicted</th>
            <th scope="col">Median actual</th>
            <th scope="col">Published log R²</th>
            <th scope="col">Published bias</th>
          </tr>
        </thead>
        <tbody>
          {[...tiers, ...(overall ? [overall] : [])].map((line) => (
            <Line key={line.tier} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ line }: { readonly line: QualityLine }) {
  const published = PUBLISHED.find(({ tier }) => tier === line.tier)
  return (
    <tr data-overall={line.tier === 'overall' || undefined}>
      <th scope="row">{tierName(line.tier)}</th>
      <td>{formatCount(line.n)}</td>
      {COLUMNS.map(({ key, scale, digits }) => {
        const [value, interval] = [line[key], line.intervals[key]]
        const text = (of: number) => formatValue(of * scale, 'number', digits)
        return (
          <td key={key}>
            {value === null ? 'no range' : text(value)}
            {value !== null && interval && (
              <span className={css.bounds}>{`${text(interval.low)} to ${text(interval.high)}`}</span>
            )}
          </td>
        )
      })}
      <td className={css.dollars}>{`$${formatCount(line.medianPredicted)}`}</td>
      <td>{`$${formatCount(line.medianActual)}`}</td>
      <td>
        {published && (
          <>
            {published.logR2.toFixed(2)}
            <span
              className={css.bounds}
            >{`${published.logR2Low.toFixed(2)} to ${published.logR2High.toFixed(2)}`}</span>
          </>
        )}
      </td>
      <td>{published?.bias.toFixed(2)}</td>
    </tr>
  )
}
