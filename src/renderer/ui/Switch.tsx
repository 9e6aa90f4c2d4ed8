import type { ReactNode } from 'react'
import { Switch as AriaSwitch, type SwitchProps } from 'react-aria-components'
import css from './Switch.module.css'

/** Something that is on or off, in force at once. */
export function Switch({ children, ...props }: SwitchProps & { readonly children: ReactNode }) {
  return (
    <AriaSwitch {...props} className={css.switch!}>
      <span className={css.track} aria-hidden />
      <span className={css.words}>{children}</span>
    </AriaSwitch>
  )
}
