import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  Header,
  type MenuItemProps,
  type MenuProps,
  type Placement,
  Popover,
} from 'react-aria-components'
import css from './Menu.module.css'

interface ListProps<T> extends MenuProps<T> {
  readonly placement?: Placement
  /** Leaves the rest of the window in reach, so that a second click on its button is a double click. */
  readonly isBeside?: boolean
}

/** The list of a menu, to stand in a MenuTrigger beside its button. */
export function Menu<T extends object>({ placement = 'bottom start', isBeside = false, ...props }: ListProps<T>) {
  return (
    <Popover className={css.popover!} placement={placement} offset={4} isNonModal={isBeside}>
      <AriaMenu {...props} className={css.menu!} />
    </Popover>
  )
}

/** Things of one kind, under their name. */
export function MenuSection({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <AriaMenuSection className={css.section!}>
      <Header className={css.name!}>{name}</Header>
      {children}
    </AriaMenuSection>
  )
}

/** One thing to do; `hint` stands muted at its right. In a menu to choose from, a mark stands before what is chosen. */
export function MenuItem({
  children,
  hint,
  ...props
}: MenuItemProps & { children: ReactNode; hint?: string | undefined }) {
  return (
    <AriaMenuItem textValue={typeof children === 'string' ? children : ''} {...props} className={css.item!}>
      {({ selectionMode, isSelected }) => (
        <>
          <span className={css.what}>
            {selectionMode !== 'none' && (
              <span className={css.mark} aria-hidden>
                {isSelected && <Check />}
              </span>
            )}
            <span>{children}</span>
          </span>
          {hint && <span className={css.hint}>{hint}</span>}
        </>
      )}
    </AriaMenuItem>
  )
}
