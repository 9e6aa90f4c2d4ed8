import { isTotal, type PivotCells } from '#core/cells/pivot-cells'
import { formatCount } from '#core/format/number'
import { useApp } from '../store/use-app'

/** Says to those who do not see it what the table has become, and what could not be done. */
export function Announcer() {
  const cells = useApp((app) => (app.isAsking ? null : app.cells))
  const told = useApp((app) => app.told)
  return (
    <p className="visually-hidden" aria-live="polite">
      {told ?? (cells && tableText(cells))}
    </p>
  )
}

function tableText({ rows, columns, withheld }: PivotCells): string {
  const size = (axis: PivotCells['rows'], what: string) => {
    const count = axis.keys.filter((key) => !isTotal(axis, key)).length
    return `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`
  }
  const hidden = withheld === 0 ? 'no cell' : `${formatCount(withheld)} cell${withheld === 1 ? '' : 's'}`
  return `${size(rows, 'row')}, ${size(columns, 'column')}; ${hidden} withheld`
}
