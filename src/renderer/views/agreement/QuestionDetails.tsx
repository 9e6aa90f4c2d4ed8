import type { ComparedQuestion } from '#core/agreement/compare-raters'
import { formatCount } from '#core/format/number'
import { Button } from '../../ui/Button'
import css from './AgreementPage.module.css'
import { ToldCell } from './ToldCell'

interface QuestionDetailsProps {
  readonly question: ComparedQuestion
  readonly reference: string
  readonly rater: string
  readonly minSessions: number
  /** Opens a session to be read; null where there is no text of it. */
  readonly onRead: ((session: string) => void) | null
}

/** Most differences listed. */
const MOST = 200

/** One question: precision and recall of each label, how often each met each, and the sessions in which they differ. */
export function QuestionDetails({ question, reference, rater, minSessions, onRead }: QuestionDetailsProps) {
  const { classes, matrix, disagreements } = question
  const nameOf = (label: string) => classes.find((one) => one.label === label)?.name ?? label
  return (
    <div className={css.details}>
      <table className={css.table} aria-label={`Labels of ${question.name}`}>
        <thead>
          <tr>
            <th scope="col">Label</th>
            <th scope="col">{`Precision of ${rater}`}</th>
            <th scope="col">{`Recall of ${rater}`}</th>
          </tr>
        </thead>
        <tbody>
          {classes.map(({ label, name, precision, recall }) => (
            <tr key={label}>
              <th scope="row">{name}</th>
              <ToldCell told={precision} unit="rate" minSessions={minSessions} />
              <ToldCell told={recall} unit="rate" minSessions={minSessions} />
            </tr>
          ))}
        </tbody>
      </table>
      {matrix ? (
        <table className={css.table} aria-label={`How often labels of ${question.name} met`}>
          <caption className={css.quiet}>{`Rows: ${reference}. Columns: ${rater}.`}</caption>
          <thead>
            <tr>
              <td />
              {[...matrix.columns.map(nameOf), 'All'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...matrix.rows.map(nameOf), 'All'].map((name, r) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {matrix.counts[r]!.map((count, c) =>
                  count === null ? (
                    <td key={matrix.columns[c] ?? 'all'} className={css.withheld} title="withheld">
                      <span className="visually-hidden">withheld</span>
                    </td>
                  ) : (
                    <td
                      key={matrix.columns[c] ?? 'all'}
                      data-agrees={matrix.rows[r] === matrix.columns[c] || undefined}
                    >
                      {formatCount(count)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className={css.quiet}>{`Counts of fewer than ${minSessions} sessions are withheld.`}</p>
      )}
      {disagreements.length > 0 && (
        <table className={css.table} aria-label={`Sessions in which they differ on ${question.name}`}>
          <caption className={css.quiet}>
            {`Where they differ, to be read${disagreements.length > MOST ? `: the first ${MOST}` : ''}`}
          </caption>
          <thead>
            <tr>
              <th scope="col">Session</th>
              <th scope="col" className={css.words}>
                {reference}
              </th>
              <th scope="col" className={css.words}>
                {rater}
              </th>
            </tr>
          </thead>
          <tbody>
            {disagreements.slice(0, MOST).map(({ session, reference, rated }) => (
              <tr key={session}>
                <th scope="row">
                  {onRead ? (
                    <Button look="quiet" aria-label={`Read ${session}`} onPress={() => onRead(session)}>
                      {session}
                    </Button>
                  ) : (
                    session
                  )}
                </th>
                <td className={css.words}>{nameOf(reference)}</td>
                <td className={css.words}>{nameOf(rated)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
