import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, type CheckboxProps } from 'react-aria-components'
import css from './Checkbox.module.css'

/** Something that is said yes to, with more to tell below it where `hint` is given. */
export function Checkbox({
  children,
  hint,
  ...props
}: CheckboxProps & { readonly children: ReactNode; readonly hint?: ReactNode }) {
  return (
    <AriaCheckbox {...props} className={css.checkbox!}>
      <span className={css.box} aria-hidden />
      <span className={css.words}>
        {children}
        {hint && <span className={css.hint}>{hint}</span>}
      </span>
    </AriaCheckbox>
  )
}
