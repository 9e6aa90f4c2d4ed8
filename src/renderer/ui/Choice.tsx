import { useRef } from 'react'
import { Autocomplete, type Key, ListBox, ListBoxItem, type Selection, useFilter } from 'react-aria-components'
import css from './Choice.module.css'
import { SearchBox } from './SearchBox'

export interface Option {
  readonly id: string
  readonly name: string
  /** Muted, at the right: a count, or why it cannot be chosen. */
  readonly hint?: string
  readonly isDisabled?: boolean
}

/** So many are seen at a glance. */
const MOST_WITHOUT_SEARCH = 8

interface ChoiceProps {
  readonly label: string
  readonly options: readonly Option[]
  /** Several at once, or one that is acted on at once. */
  readonly chosen?: ReadonlySet<string>
  onChoose?(chosen: Set<string>): void
  onAct?(id: string): void
}

/** A searchable list to choose from, for popovers. */
export function Choice({ label, options, chosen, onChoose, onAct }: ChoiceProps) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const box = useRef<HTMLDivElement>(null)
  const selection = chosen && {
    selectionMode: 'multiple' as const,
    selectedKeys: chosen,
    onSelectionChange: (keys: Selection) =>
      onChoose?.(keys === 'all' ? new Set(options.map((o) => o.id)) : new Set([...keys].map(String))),
  }
  const list = (
    <ListBox
      aria-label={label}
      escapeKeyBehavior="none"
      className={css.list!}
      items={options}
      disabledKeys={options.filter((o) => o.isDisabled).map((o) => o.id)}
      renderEmptyState={() => <p className={css.empty}>Nothing by that name</p>}
      {...selection}
      {...(onAct && { onAction: (key: Key) => onAct(String(key)) })}
    >
      {(option) => (
        <ListBoxItem id={option.id} textValue={option.name} className={css.item!}>
          {({ isSelected }) => (
            <>
              {chosen && <span className={css.box} data-selected={isSelected || undefined} aria-hidden />}
              <span className={css.name}>{option.name}</span>
              {option.hint && <span className={css.hint}>{option.hint}</span>}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  )
  return (
    <div className={css.choice} ref={box}>
      {options.length > MOST_WITHOUT_SEARCH ? (
        <Autocomplete filter={contains}>
          <SearchBox label={`Search ${label.toLowerCase()}`} autoFocus />
          {list}
        </Autocomplete>
      ) : (
        // Within an Autocomplete the focus stays in its search box: without one the list would hear no key.
        list
      )}
    </div>
  )
}
