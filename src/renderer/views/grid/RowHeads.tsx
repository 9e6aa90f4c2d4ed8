import { ChevronDown, ChevronRight } from 'lucide-react'
import type { Key } from '#core/cells/key'
import { leftOf } from './ColumnHeads'
import css from './PivotGrid.module.css'
import type { RowName } from './row-names'

interface RowHeadsProps {
  readonly names: readonly RowName[]
  readonly row: number
  readonly widths: readonly number[]
  /** Whether the keys have reached the names of this row. */
  readonly isHere: boolean
  onToggle(key: Key): void
}

/** The names of a row; a group opens and closes. */
export function RowHeads({ names, row, widths, isHere, onToggle }: RowHeadsProps) {
  return names.map(({ text, level, span, rowSpan, toggles, isOpen }) => (
    <th
      key={level}
      scope={rowSpan > 1 ? 'rowgroup' : 'row'}
      colSpan={span}
      rowSpan={rowSpan}
      data-group={toggles !== null || undefined}
      data-level={level}
      style={{
        left: leftOf(widths, level),
        width: widths[level],
        minWidth: widths[level],
        maxWidth: span > 1 ? undefined : widths[level],
      }}
    >
      <span className={css.name}>
        {toggles && (
          <button
            type="button"
            className={css.toggle}
            tabIndex={isHere ? 0 : -1}
            data-place={`${row}:-1`}
            aria-expanded={isOpen}
            aria-label={`${isOpen ? 'Collapse' : 'Expand'} ${text}`}
            onClick={() => onToggle(toggles)}
          >
            {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
          </button>
        )}
        <span className={css.text} title={text}>
          {text}
        </span>
      </span>
    </th>
  ))
}
