import { useRef } from 'react'
import { Menu as AriaMenu, type Key, type MenuProps, Popover } from 'react-aria-components'
import menu from './Menu.module.css'
import css from './MenuAt.module.css'

interface MenuAtProps extends Omit<MenuProps<object>, 'onAction' | 'onClose'> {
  /** Where it opens, in pixels of the window. */
  readonly at: { readonly x: number; readonly y: number }
  onAction(key: Key): void
  onClose(): void
}

/** A menu at a place of the window, as the other button of a mouse or the menu key opens it. */
export function MenuAt({ at, onAction, onClose, ...props }: MenuAtProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={anchor} className={css.anchor} style={{ left: at.x, top: at.y }} />
      <Popover
        isOpen
        triggerRef={anchor}
        placement="bottom start"
        className={menu.popover!}
        onOpenChange={(isOpen) => isOpen || onClose()}
      >
        <AriaMenu
          {...props}
          autoFocus="first"
          className={menu.menu!}
          onClose={onClose}
          // A dialog gives the focus back to what had it: first the menu must have.
          onAction={(key) => requestAnimationFrame(() => requestAnimationFrame(() => onAction(key)))}
        />
      </Popover>
    </>
  )
}
