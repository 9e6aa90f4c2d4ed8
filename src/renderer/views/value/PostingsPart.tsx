import { tierName } from '#core/export/calibration-text'
import { formatCount } from '#core/format/number'
import { readingLines } from '#core/value/postings/describe-reading'
import { POSTING_FIELDS, type PostingField } from '#core/value/postings/posting-field'
import { useApp, useAppStore } from '../../store/use-app'
import type { OpenPostings } from '../../store/value-state'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import { PriceHistogram } from './PriceHistogram'
import { RulesPart } from './RulesPart'
import css from './ValuePage.module.css'

const BY = { choice: 'your choice', alias: 'its name', content: 'its values' } as const
const NONE = 'none'

interface PostingsPartProps {
  readonly postings: OpenPostings
  onOpen(): void
}

/** The postings that are open: what became of their rows, which column is what, and what they are like. */
export function PostingsPart({
  postings: { name, columns, proposals, summary, unreadableLines },
  onOpen,
}: PostingsPartProps) {
  const store = useAppStore()
  const isBusy = useApp((app) => app.valueTask !== null)
  return (
    <section className={css.part}>
      <h2>Postings: {name}</h2>
      <p className={css.row}>
        <Button isDisabled={isBusy} onPress={onOpen}>
          Open others…
        </Button>
      </p>
      <RulesPart />
      {summary && (
        <ul className={css.notes}>
          {readingLines(summary.reading, summary.profile.n, unreadableLines).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <div className={css.sides}>
        <div>
          <h3>Columns</h3>
          <table aria-label="Columns of the postings">
            <thead>
              <tr>
                <th scope="col">Column</th>
                <th scope="col" className={css.text}>
                  Holds
                </th>
                <th scope="col" className={css.text}>
                  Told by
                </th>
              </tr>
            </thead>
            <tbody>
              {columns.map((column) => {
                const found = proposals.find(({ source }) => source === column.name)
                return (
                  <tr key={column.name}>
                    <th scope="row">{column.name}</th>
                    <td className={css.text}>
                      <Select
                        label={`What ${column.name} holds`}
                        options={[{ id: NONE, name: 'Nothing used here' }, ...POSTING_FIELDS]}
                        chosen={found?.field ?? NONE}
                        isQuiet={!found}
                        onChoose={(id) =>
                          void store.getState().mapPosting(column.name, id === NONE ? null : (id as PostingField))
                        }
                      />
                    </td>
                    <td className={css.text}>{found ? BY[found.by] : ''}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
        {summary && summary.profile.n > 0 && (
          <div>
            <h3>Prices</h3>
            <table aria-label="Postings by tier">
              <thead>
                <tr>
                  <th scope="col">Tier</th>
                  <th scope="col">Postings</th>
                  <th scope="col">Share, %</th>
                </tr>
              </thead>
              <tbody>
                {summary.profile.tiers.map(({ tier, n, share }) => (
                  <tr key={tier}>
                    <th scope="row">{tierName(tier)}</th>
                    <td>{formatCount(n)}</td>
                    <td>
                      {(100 * share).toFixed(1)}
                      <span className={css.share} aria-hidden>
                        <span style={{ width: `${100 * share}%` }} />
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <PriceHistogram bins={summary.profile.histogram} n={summary.profile.n} />
            <p className={`${css.notes} ${css.words}`}>
              {`Median $${formatCount(summary.profile.quantiles![2])}, half of them between $${formatCount(summary.profile.quantiles![1])} and $${formatCount(summary.profile.quantiles![3])}.`}
              {summary.profile.months.length > 0 &&
                ` Put up from ${summary.profile.months[0]!.month} to ${summary.profile.months.at(-1)!.month}.`}
              {summary.profile.skills.length > 0 &&
                ` Most frequent skills: ${summary.profile.skills
                  .slice(0, 8)
                  .map((skill) => `${skill.name} (${formatCount(skill.n)})`)
                  .join(', ')}.`}
            </p>
          </div>
        )}
      </div>
    </section>
  )
}
