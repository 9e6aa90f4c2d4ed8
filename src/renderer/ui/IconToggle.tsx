import { ToggleButton, type ToggleButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components'
import css from './IconToggle.module.css'

/** A part of the screen that can be shown or put away. */
export function IconToggle({ label, ...props }: ToggleButtonProps & { readonly label: string }) {
  return (
    <TooltipTrigger delay={500}>
      <ToggleButton {...props} aria-label={label} className={css.toggle!} />
      <Tooltip className={css.tip!} offset={4}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}
