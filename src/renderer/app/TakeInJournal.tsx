import { useRef, useState } from 'react'
import { useAppStore } from '../store/use-app'
import { Button } from '../ui/Button'
import css from './ClassifyTabs.module.css'

/** Takes in label journals of other machines: what others answered is then neither asked again nor missing here. */
export function TakeInJournal() {
  const store = useAppStore()
  const input = useRef<HTMLInputElement>(null)
  const [told, setTold] = useState('')
  return (
    <div className={css.takeIn}>
      <span role="status" className={css.told}>
        {told}
      </span>
      <Button look="quiet" onPress={() => input.current?.click()}>
        Take in a journal…
      </Button>
      <input
        ref={input}
        type="file"
        accept=".jsonl"
        multiple
        hidden
        aria-label="Label journals of other machines"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          void store.getState().takeInJournals(files).then(setTold)
        }}
      />
    </div>
  )
}
