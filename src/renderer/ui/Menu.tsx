import type { ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps,
  type MenuProps,
  type Placement,
  Popover,
} from 'react-aria-components'
import css from './Menu.module.css'

/** The list of a menu, to stand in a MenuTrigger beside its button. */
export function Menu<T extends object>({ placement, ...props }: MenuProps<T> & { placement?: Placement }) {
  return (
    <Popover className={css.popover!} placement={placement ?? 'bottom start'} offset={4}>
      <AriaMenu {...props} className={css.menu!} />
    </Popover>
  )
}

/** One thing to do; `hint` stands muted at its right. */
export function MenuItem({
  children,
  hint,
  ...props
}: MenuItemProps & { children: ReactNode; hint?: string | undefined }) {
  return (
    <AriaMenuItem textValue={typeof children === 'string' ? children : ''} {...props} className={css.item!}>
      <span>{children}</span>
      {hint && <span className={css.hint}>{hint}</span>}
    </AriaMenuItem>
  )
}
