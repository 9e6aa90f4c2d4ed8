import type { SessionsTable } from '#core/dataset/sessions-table'
import { formatValue } from '#core/format/number'
import { changeText, FACTOR, factorOf, factorText, PUBLISHED_GROWTH } from '#core/value/headlines'
import { estimatedTexts, leftOutText, lineName } from '#core/value/sensitivity'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import css from './ValuePage.module.css'

/** What becomes of the change of value by mode under each way of making values. */
export function SensitivityPart({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const shown = useApp((app) => app.sensitivity)
  const isBusy = useApp((app) => app.valueTask !== null)
  const found = shown?.table === table.table ? shown : null
  const factor = found && factorOf(found.lines)
  return (
    <section className={css.part}>
      <h2>Change of value by mode, from the first to the last month</h2>
      <p className={css.row}>
        <Button look="main" isDisabled={isBusy} onPress={() => void store.getState().trySensitivity()}>
          Try every method
        </Button>
        <span className={css.quiet}>
          Means and medians, as they are and without the most extreme hundredth at each end; comparable rates also
          corrected for their bias. The values the sessions have stay.
        </span>
      </p>
      {factor !== null && factor > FACTOR && (
        <p className={css.warning} role="status">
          {factorText(factor)}
        </p>
      )}
      {found && found.lines.length > 0 && (
        <div className={css.scroll}>
          <table aria-label="Change of value by method">
            <thead>
              <tr>
                <th scope="col">Method</th>
                <th scope="col" className={css.text}>
                  Statistic
                </th>
                <th scope="col" className={css.text}>
                  Trimmed
                </th>
                {PUBLISHED_GROWTH.map(({ mode }) => (
                  <th key={mode ?? 'all'} scope="col">
                    {mode ?? 'All'}
                  </th>
                ))}
                <th scope="col">Level, all months</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">Published</th>
                <td className={css.text}>mean</td>
                <td className={css.text}>no</td>
                {PUBLISHED_GROWTH.map(({ mode, growth }) => (
                  <td key={mode ?? 'all'}>{changeText(growth)}</td>
                ))}
                <td className={css.quiet}>not published</td>
              </tr>
              {found.lines.map((line) => (
                <tr key={`${line.method} ${line.recalibration} ${line.statistic} ${line.isTrimmed}`}>
                  <th scope="row">{lineName(line)}</th>
                  <td className={css.text}>{line.statistic}</td>
                  <td className={css.text}>{line.isTrimmed ? '1 % each end' : 'no'}</td>
                  {line.growth.map(({ mode, growth }) => (
                    <td key={mode ?? 'all'}>
                      {growth ? changeText(growth.value) : <span className={css.quiet}>withheld or none</span>}
                      {growth?.interval && (
                        <span className={css.bounds}>
                          {`${changeText(growth.interval.low)} to ${changeText(growth.interval.high)}`}
                        </span>
                      )}
                    </td>
                  ))}
                  <td className={css.dollars}>
                    {line.level === null ? 'withheld' : formatValue(line.level, 'dollars')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found && (
        <ul className={`${css.notes} ${css.words}`}>
          {found.lines.length > 0 && (
            <li>
              Intervals are 95 %, of sampling alone. Levels are estimates; what is withheld in a pivot is here too.
            </li>
          )}
          {[...estimatedTexts(found.lines, found.sessions), ...found.left.map(leftOutText)].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
