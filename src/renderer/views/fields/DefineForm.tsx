import type { ReactNode } from 'react'
import { Button } from '../../ui/Button'
import css from './DefineDialog.module.css'

interface DefineFormProps {
  readonly title: string
  /** What is said can be made. */
  readonly isReady: boolean
  /** A field that is there already is changed; a new one is put on the rows. */
  readonly isChange: boolean
  /** Beside the buttons, at the left. */
  readonly extra?: ReactNode
  readonly children: ReactNode
  onMake(): void
  onDone(): void
}

/** What every way of making a field has around it: its name, and the buttons that make it or leave it. */
export function DefineForm({ title, isReady, isChange, extra, children, onMake, onDone }: DefineFormProps) {
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isReady) return
        onMake()
        onDone()
      }}
    >
      <strong>{title}</strong>
      {children}
      <div className={css.foot}>
        {extra}
        {extra && <span className={css.gap} />}
        <Button onPress={onDone}>Cancel</Button>
        <Button look="main" type="submit" isDisabled={!isReady}>
          {isChange ? 'Change' : 'Add to rows'}
        </Button>
      </div>
    </form>
  )
}
