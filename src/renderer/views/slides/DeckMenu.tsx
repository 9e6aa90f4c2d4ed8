import { Layers } from 'lucide-react'
import { useRef } from 'react'
import { MenuTrigger } from 'react-aria-components'
import type { Deck } from '#core/slide/deck/deck'
import { readTemplate, templateText } from '#core/slide/templates/template'
import { TEMPLATE_IDS, TEMPLATE_NAMES, type TemplateId } from '#core/slide/templates/templates'
import { saveText } from '../../save-text'
import { useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Menu, MenuItem, MenuSection } from '../../ui/Menu'
import { PickFile } from './PickFile'

/** Decks anew from a template, and this one as a template of one's own. Undo brings back what was there. */
export function DeckMenu({ deck }: { readonly deck: Deck }) {
  const store = useAppStore()
  const file = useRef<HTMLInputElement>(null)
  const take = async (chosen: File) => {
    const read = readTemplate(await chosen.text(), chosen.name)
    if (read.ok) store.getState().takeDeck(read.value)
    else store.getState().fail(read.failure)
  }
  return (
    <>
      <MenuTrigger>
        <Button>
          <Layers aria-hidden />
          Templates
        </Button>
        <Menu
          onAction={(key) => {
            if (key === 'save')
              saveText(`${deck.title.slice(0, 60) || 'Slides'}.template.json`, 'application/json', templateText(deck))
            else if (key === 'open') file.current?.click()
            else store.getState().makeDeck(key as TemplateId)
          }}
        >
          <MenuSection name="Make the deck anew">
            {TEMPLATE_IDS.map((id) => (
              <MenuItem key={id} id={id}>
                {TEMPLATE_NAMES[id]}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection name="Templates of your own">
            <MenuItem id="save">Save this deck as a template…</MenuItem>
            <MenuItem id="open">Open a template…</MenuItem>
          </MenuSection>
        </Menu>
      </MenuTrigger>
      <PickFile label="Template file" input={file} onPick={(chosen) => void take(chosen)} />
    </>
  )
}
