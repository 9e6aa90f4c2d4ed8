import { useState } from 'react'
import type { Preparation } from '#core/classify/prepare/prepare'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Switch } from '../../ui/Switch'
import { TextInput } from '../../ui/TextInput'
import css from './ClassifyPage.module.css'

/** How transcripts are cut, and what is replaced in them. E-mail addresses, secrets and user names always are. */
export function TextPart() {
  const preparation = useApp((app) => app.classifyChoice.preparation)
  return <Fields key={JSON.stringify(preparation)} preparation={preparation} />
}

function Fields({ preparation }: { readonly preparation: Preparation }) {
  const store = useAppStore()
  const [turn, setTurn] = useState(String(preparation.turn))
  const [whole, setWhole] = useState(String(preparation.whole))
  const [terms, setTerms] = useState(preparation.redaction.terms.join(', '))
  const { fileNames } = preparation.redaction
  const isFit = [turn, whole].every((text) => /^\d+$/.test(text) && Number(text) >= 100 && Number(text) <= 1_000_000)
  const listed = terms
    .split(',')
    .map((term) => term.trim())
    .filter(Boolean)
  const isSame =
    Number(turn) === preparation.turn &&
    Number(whole) === preparation.whole &&
    listed.join() === preparation.redaction.terms.join()
  const apply = (isHidingFiles = fileNames) =>
    void store.getState().chooseClassify({
      preparation: {
        turn: Number(turn),
        whole: Number(whole),
        redaction: { fileNames: isHidingFiles, terms: listed },
      },
    })
  return (
    <section aria-labelledby="classify-text">
      <h2 id="classify-text">Text</h2>
      <p className={css.hint}>E-mail addresses, keys and tokens, and user names in paths are always replaced.</p>
      <TextInput label="Replace also" value={terms} placeholder="Acme Corp, Nightjar" onChange={setTerms} />
      <Switch isSelected={fileNames} isDisabled={!isFit} onChange={apply}>
        Replace names of files
      </Switch>
      <TextInput label="Characters a turn" isNumeric value={turn} onChange={setTurn} />
      <TextInput label="Characters in all" isNumeric value={whole} onChange={setWhole} />
      <Button isDisabled={!isFit || isSame} onPress={() => apply()}>
        Prepare the text so
      </Button>
    </section>
  )
}
