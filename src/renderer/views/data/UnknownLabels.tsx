import { fieldOf } from '#core/dataset/field'
import type { TableColumn } from '#core/dataset/sessions-table'
import { formatCount } from '#core/format/number'
import { Select } from '../../ui/Select'
import css from './MappingTable.module.css'

interface UnknownLabelsProps {
  readonly column: TableColumn
  /** What spellings were decided to stand for. */
  readonly decided: Readonly<Record<string, string | null>>
  onDecide(spelling: string, label: string | null): void
}

const MISSING = ' missing'
const MOST = 12

/** The spellings of a column that are none of its labels, each with a chooser. */
export function UnknownLabels({ column, decided, onDecide }: UnknownLabelsProps) {
  const { labels } = fieldOf(column.field!).taxonomy!
  const options = [
    { id: MISSING, name: 'Treated as missing' },
    ...labels.map(({ value, name }) => ({ id: value, name })),
  ]
  const shown = column.unknown.slice(0, MOST)
  const rest = column.unknown.length - shown.length
  return (
    <div className={css.spellings}>
      <p>Not understood:</p>
      <ul>
        {shown.map(({ text, count }) => {
          const label = Object.hasOwn(decided, text) ? decided[text] : null
          return (
            <li key={text}>
              <q>{text}</q>
              <span className={css.rows}>
                {formatCount(count)} row{count === 1 ? '' : 's'}
              </span>
              <Select
                label={`What ${text} stands for`}
                options={options}
                chosen={label ?? MISSING}
                isChanged={label !== null}
                onChoose={(id) => onDecide(text, id === MISSING ? null : id)}
              />
            </li>
          )
        })}
      </ul>
      {rest > 0 && <p>and {formatCount(rest)} more spellings</p>}
    </div>
  )
}
