import type { PublishedColumn } from '#core/figures/figure'
import { termName } from '#core/figures/figure-result'
import { formatCount, formatLevel, MINUS } from '#core/format/number'
import { leftOut, leftOutRows } from '#core/regression/dropped-text'
import type { RegressionPlan } from '#core/regression/plan'
import type { RegressionColumn, Term } from '#core/regression/regression-table'
import css from './RegressionTable.module.css'

interface RegressionTableProps {
  readonly plan: RegressionPlan
  readonly columns: readonly RegressionColumn[]
  /** The columns as they were published, where they were. */
  readonly published?: readonly PublishedColumn[] | undefined
}

/** A regression as papers print it: a column a model, each slope over its standard error, then what stands behind it. */
export function RegressionTable({ plan, columns, published }: RegressionTableProps) {
  const names = columns.at(-1)?.terms.map(({ name }) => name) ?? []
  const reference = columns.at(-1)?.reference ?? null
  const dropped = leftOutRows(columns.map((column) => column.dropped))
  return (
    <div className={css.scroll}>
      <table className={css.table} aria-label={`${plan.outcome.name} on ${plan.factor.dimension.name}`}>
        <thead>
          <tr>
            <td />
            {columns.map((column, i) => (
              <th key={column.controls.join(' ')} scope="col">
                ({i + 1})
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name} className={css.slope}>
              <th scope="row">{termName(plan, name)}</th>
              {columns.map((column) => (
                <Slope key={column.controls.join(' ')} term={column.terms.find((term) => term.name === name)} />
              ))}
            </tr>
          ))}
        </tbody>
        <tbody className={css.facts}>
          <Fact name="Sessions" of={columns.map(({ n }) => formatCount(n))} />
          <Fact name="Cells" of={columns.map(({ cells }) => formatCount(cells))} />
          <Fact
            name={plan.isClustered ? 'Users' : 'Clusters'}
            of={columns.map(({ clusters }) => formatCount(clusters))}
          />
          <Fact name="R²" of={columns.map(({ r2 }) => r2.toFixed(3))} />
          <Fact name="R² within cells" of={columns.map(({ withinR2 }) => withinR2.toFixed(3))} />
          <Fact name="Left out" of={columns.map((column) => formatCount(leftOut(column.dropped)))} />
        </tbody>
        {dropped.length > 0 && (
          <tbody className={css.reasons}>
            {dropped.map(({ why, n }) => (
              <Fact key={why} name={why} of={n.map((count) => formatCount(count))} />
            ))}
          </tbody>
        )}
        {published && (
          <tbody className={css.facts}>
            <Fact name="Study: slope" of={published.map(({ slope }) => slope.toFixed(4))} />
            <Fact name="Study: standard error" of={published.map(({ se }) => `(${se.toFixed(4)})`)} />
            <Fact name="Study: sessions" of={published.map(({ sessions }) => formatCount(sessions))} />
            <Fact name="Study: cells" of={published.map(({ cells }) => (cells === null ? '' : formatCount(cells)))} />
            <Fact name="Study: R²" of={published.map(({ r2 }) => r2.toFixed(3))} />
          </tbody>
        )}
      </table>
      <dl className={css.notes}>
        <dt>How</dt>
        <dd>
          Slope over its standard error, {plan.isClustered ? 'clustered by user' : 'robust'} (correction:{' '}
          {plan.correction}), with {formatLevel(plan.level)} interval and p.{' '}
          {reference !== null && `Levels are against ${termName(plan, `${plan.factor.dimension.id}=${reference}`)}.`}
        </dd>
        {columns.map((column, i) => (
          <Column key={column.controls.join(' ')} name={`(${i + 1})`} held={column.controls} />
        ))}
      </dl>
    </div>
  )
}

function Slope({ term }: { readonly term: Term | undefined }) {
  if (!term) return <td />
  if (!term.slope) return <td className={css.muted}>left out</td>
  const { value, se, interval, p } = term.slope
  return (
    <td>
      <b>{signed(value)}</b>
      <span>({se.toFixed(4)})</span>
      <span>
        {signed(interval.low)} to {signed(interval.high)}
      </span>
      <span>p {p < 0.001 ? '< 0.001' : p.toFixed(3)}</span>
    </td>
  )
}

function Fact({ name, of }: { readonly name: string; readonly of: readonly string[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {of.map((text, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place
        <td key={i}>{text}</td>
      ))}
    </tr>
  )
}

interface ColumnProps {
  readonly name: string
  readonly held: readonly string[]
}

function Column({ name, held }: ColumnProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>Holds fixed: {held.length > 0 ? held.map((id) => id.replaceAll('_', ' ')).join(' × ') : 'nothing'}.</dd>
    </>
  )
}

const signed = (value: number): string => (value < 0 ? MINUS : '') + Math.abs(value).toFixed(4)
