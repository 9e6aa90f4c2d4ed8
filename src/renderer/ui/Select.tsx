import { ChevronDown } from 'lucide-react'
import { Select as AriaSelect, Button, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components'
import type { Option } from './Choice'
import choice from './Choice.module.css'
import menu from './Menu.module.css'
import css from './Select.module.css'

interface SelectProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly chosen: string
  /** True where the choice was made just now and is not yet in force. */
  readonly isChanged?: boolean
  /** True where the choice is that there is nothing to say. */
  readonly isQuiet?: boolean
  onChoose(id: string): void
}

/** One of a list, shown as the word that is chosen. */
export function Select({ label, options, chosen, isChanged, isQuiet, onChoose }: SelectProps) {
  return (
    <AriaSelect
      aria-label={label}
      className={css.select!}
      value={chosen}
      onChange={(key) => key !== null && onChoose(String(key))}
    >
      <Button className={css.button!} data-changed={isChanged || undefined} data-quiet={isQuiet || undefined}>
        <SelectValue className={css.value!} />
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={menu.popover!} offset={4}>
        <ListBox className={choice.list!} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.name} className={choice.item!}>
              <span className={choice.name}>{option.name}</span>
              {option.hint && (
                <span className={choice.hint} slot="description">
                  {option.hint}
                </span>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
