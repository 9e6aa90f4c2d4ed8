import { Input, Label, TextField } from 'react-aria-components'
import css from './TextInput.module.css'

interface TextInputProps {
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly isNumeric?: boolean
  /** Not to be read over a shoulder, nor remembered. */
  readonly isSecret?: boolean
  onChange(text: string): void
}

/** A line of text with its name before it. */
export function TextInput({
  label,
  value,
  placeholder = '',
  isNumeric = false,
  isSecret = false,
  onChange,
}: TextInputProps) {
  return (
    <TextField
      className={css.field!}
      value={value}
      onChange={onChange}
      {...(isSecret && { type: 'password', autoComplete: 'off' })}
    >
      <Label className={css.label!}>{label}</Label>
      <Input className={css.input!} placeholder={placeholder} inputMode={isNumeric ? 'decimal' : 'text'} />
    </TextField>
  )
}
