import type { Cell, PivotCells } from '#core/cells/pivot-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { failureText } from '#core/failure-text'
import { keyName } from '#core/format/axis-key'
import { emptyWords } from '#core/format/empty'
import { formatCount, formatInterval, formatValue } from '#core/format/number'
import type { RatePer } from '#core/value/rate-refusal'
import { rateDecimals, rateRefused } from '#core/value/rates'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import css from './ValuePage.module.css'

const PERS = [
  { per: 'hour', name: 'an hour', of: 'an hour of active time' },
  { per: 'prompt', name: 'a prompt', of: 'a prompt' },
] as const

/** Implied rates, where there is something to divide by; else why there are none. */
export function RatesPart({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const rates = useApp((app) => app.rates)
  const isBusy = useApp((app) => app.valueTask !== null)
  const hasValues = table.columns.some(({ column }) => column === 'task_value_usd')
  const refusal = (per: RatePer) => {
    const why = rateRefused(per, table)
    return why && failureText({ code: 'rate-refused', per, why })
  }
  return (
    <section className={css.part}>
      <h2>Implied rates by occupation of the work and mode</h2>
      <p className={css.words}>
        The values of a group together over its active hours, or over its prompts. Dollars are estimates: compare them.
      </p>
      {hasValues ? (
        <>
          <p className={css.row}>
            {PERS.map(({ per, name }) => (
              <Button
                key={per}
                isDisabled={isBusy || refusal(per) !== null}
                onPress={() => void store.getState().askRates(per)}
              >
                {`Value of ${name}`}
              </Button>
            ))}
          </p>
          <ul className={`${css.notes} ${css.words}`}>
            {PERS.flatMap(({ per, name }) => {
              const refused = refusal(per)
              return refused ? [<li key={per}>{`No value of ${name}: ${refused.what} ${refused.remedy}`}</li>] : []
            })}
          </ul>
        </>
      ) : (
        <p className={css.notes}>No session has a value yet. Value the sessions first, under Estimate.</p>
      )}
      {rates && hasValues && (
        <RatesTable cells={rates.cells} per={rates.per} of={PERS.find(({ per }) => per === rates.per)!.of} />
      )}
    </section>
  )
}

function RatesTable({ cells, per, of }: { readonly cells: PivotCells; readonly per: RatePer; readonly of: string }) {
  const { rows } = cells
  return (
    <div className={css.scroll}>
      <table aria-label={`Dollars of estimated value ${of}`} className={css.narrow}>
        <thead>
          <tr>
            <th scope="col">{rows.dimensions.map(({ dimension }) => dimension.name).join(' / ') || 'Sessions'}</th>
            <th scope="col">{`Dollars ${of}, estimated`}</th>
            <th scope="col">95 % interval</th>
            <th scope="col">n</th>
          </tr>
        </thead>
        <tbody>
          {rows.keys.map((key, r) => (
            <tr key={keyName(rows, key)} data-overall={key.length === 0 || undefined}>
              <th scope="row">{keyName(rows, key)}</th>
              <RateCells cell={cells.at(r, cells.columns.keys.length - 1, 0)} decimals={rateDecimals(per)} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RateCells({ cell, decimals }: { readonly cell: Cell; readonly decimals: number }) {
  if (cell.kind !== 'estimate')
    return (
      <td colSpan={3} className={css.quiet}>
        {cell.kind === 'withheld' ? 'withheld' : emptyWords(cell)}
      </td>
    )
  const { value, interval, n } = cell.estimate
  return (
    <>
      <td className={css.dollars}>{formatValue(value, 'dollars', decimals)}</td>
      <td>{interval ? formatInterval(interval, 'dollars', decimals) : 'none'}</td>
      <td>{formatCount(n)}</td>
    </>
  )
}
