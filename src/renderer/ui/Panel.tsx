import type { ReactNode } from 'react'
import { Dialog, DialogTrigger, type Placement, Popover } from 'react-aria-components'
import css from './Panel.module.css'

interface PanelProps {
  readonly label: string
  /** The button that opens it. */
  readonly trigger: ReactNode
  readonly placement?: Placement
  /** Whether it is open, where that is decided elsewhere. */
  readonly isOpen?: boolean
  onOpenChange?(isOpen: boolean): void
  readonly children: ReactNode | ((close: () => void) => ReactNode)
}

/** A small panel that opens at its button. */
export function Panel({ label, trigger, placement = 'bottom start', children, ...state }: PanelProps) {
  return (
    <DialogTrigger {...state}>
      {trigger}
      <Popover className={css.popover!} placement={placement} offset={4}>
        <Dialog aria-label={label} className={css.dialog!}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
