import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import css from './Segments.module.css'

interface SegmentsProps<T extends string> {
  readonly label: string
  readonly options: readonly { readonly id: T; readonly name: ReactNode }[]
  readonly chosen: T
  onChoose(id: T): void
}

/** A few alternatives side by side, one of them chosen. */
export function Segments<T extends string>({ label, options, chosen, onChoose }: SegmentsProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={css.group!}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys
        if (key !== undefined) onChoose(key as T)
      }}
    >
      {options.map(({ id, name }) => (
        <ToggleButton key={id} id={id} className={css.segment!}>
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
