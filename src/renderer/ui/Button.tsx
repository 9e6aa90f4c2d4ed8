import { Button as AriaButton, type ButtonProps as AriaProps, composeRenderProps } from 'react-aria-components'
import css from './Button.module.css'

export interface ButtonProps extends AriaProps {
  /** `main` is the one thing most people come for; `quiet` stands in a row of others; `icon` has no words. */
  readonly look?: 'plain' | 'main' | 'quiet' | 'icon'
}

export function Button({ look = 'plain', className, ...props }: ButtonProps) {
  return (
    <AriaButton
      {...props}
      className={composeRenderProps(className, (own) => [css.button, css[look], own].filter(Boolean).join(' '))}
    />
  )
}
