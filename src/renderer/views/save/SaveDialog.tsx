import { useEffect, useState } from 'react'
import { FieldError, Form, Input, Label, TextField } from 'react-aria-components'
import type { Place, SaveTarget } from '#core/channels'
import type { Result } from '#core/failure'
import { failureText } from '#core/failure-text'
import { Button } from '../../ui/Button'
import { MessageDialog } from '../../ui/MessageDialog'
import css from './SaveDialog.module.css'

interface SaveDialogProps {
  readonly title: string
  /** Suggested, without its ending. */
  readonly name: string
  readonly ending: string
  listPlaces(): Promise<readonly Place[]>
  onSave(to: SaveTarget): Promise<Result<null>>
  onClose(): void
}

/** Asks where to write a file, for a host that has no dialogs of its own: a name, and one of a few folders. */
export function SaveDialog({ title, name: suggested, ending, listPlaces, onSave, onClose }: SaveDialogProps) {
  const [name, setName] = useState(suggested)
  const [places, setPlaces] = useState<readonly Place[]>([])
  const [place, setPlace] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<{ readonly what: string; readonly isThere: boolean } | null>(null)
  // Asked once: what is listed must not change under the user's hand.
  const [listing] = useState(listPlaces)
  useEffect(() => {
    void listing.then((found) => {
      setPlaces(found)
      setPlace((chosen) => chosen ?? found[0]?.id ?? null)
    })
  }, [listing])
  const isReplacing = trouble?.isThere ?? false
  const save = async () => {
    // Whoever types fast is done before the folders are listed.
    const where = place ?? (await listing)[0]?.id
    if (where === undefined || name.trim() === '') return
    const saved = await onSave({ kind: 'place', place: where, name: `${name.trim()}.${ending}`, isReplacing })
    if (!saved.ok) {
      setTrouble({ what: failureText(saved.failure).what, isThere: saved.failure.code === 'file-exists' })
    }
  }
  return (
    <MessageDialog
      title={title}
      onClose={onClose}
      buttons={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="main" type="submit" form="save" isDisabled={name.trim() === ''}>
            {isReplacing ? 'Replace' : 'Save'}
          </Button>
        </>
      }
    >
      <Form
        id="save"
        // What stands in the way is another file, which the same name may replace: the browser must not hold it back.
        validationBehavior="aria"
        className={css.form!}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          className={css.field!}
          value={name}
          autoFocus
          isInvalid={trouble !== null}
          onChange={(next) => {
            setName(next)
            setTrouble(null)
          }}
        >
          <Label>Name</Label>
          <span className={css.name}>
            <Input className={css.input!} onFocus={(event) => event.target.select()} />
            <span className={css.ending}>.{ending}</span>
          </span>
          <FieldError className={css.trouble!}>{trouble?.what}</FieldError>
        </TextField>
        <label className={css.field}>
          <span>Folder</span>
          <select
            className={css.select}
            value={place ?? ''}
            onChange={(event) => {
              setPlace(event.target.value)
              setTrouble(null)
            }}
          >
            {places.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </Form>
    </MessageDialog>
  )
}
