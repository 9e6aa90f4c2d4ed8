import { type LeftOutOf, measuresText } from '#core/figures/left-out'
import { formatCount } from '#core/format/number'
import css from './FiguresPage.module.css'

interface LeftOutTableProps {
  /** Of what panel. */
  readonly of: string
  readonly rows: readonly LeftOutOf[]
  /** What each set of sessions is called. */
  readonly names: readonly string[]
}

/** Sessions the numbers of a panel do not stand on, by reason. */
export function LeftOutTable({ of, rows, names }: LeftOutTableProps) {
  if (rows.length === 0) return null
  return (
    <table className={`${css.table} ${css.leftOut}`} aria-label={`Left out: ${of}`}>
      <thead>
        <tr>
          <th scope="col">Left out because</th>
          <th scope="col" className={css.words}>
            Of
          </th>
          {names.map((name) => (
            <th key={name} scope="col" className={css.wrapped}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={`${row.why} ${row.measures[0]}`}>
            {rows[i - 1]?.why !== row.why && (
              <th scope="rowgroup" rowSpan={rows.filter(({ why }) => why === row.why).length}>
                {row.why}
              </th>
            )}
            <td className={css.words}>{measuresText(row)}</td>
            {row.n.map((count, set) => (
              <td key={names[set]}>{count === null ? '' : formatCount(count)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
