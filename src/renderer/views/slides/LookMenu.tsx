import { Palette } from 'lucide-react'
import { useRef } from 'react'
import { MenuTrigger } from 'react-aria-components'
import type { Deck } from '#core/slide/deck/deck'
import { readTheme } from '#core/slide/theme/read-theme'
import { SHIPPED_THEMES } from '#core/slide/theme/shipped'
import { saveText } from '../../save-text'
import { useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Menu, MenuItem, MenuSection } from '../../ui/Menu'
import { PickFile } from './PickFile'

/** How the whole deck looks: its theme, light or dark, and the shape of its pages. */
export function LookMenu({ deck }: { readonly deck: Deck }) {
  const store = useAppStore()
  const file = useRef<HTMLInputElement>(null)
  const change = (part: Partial<Pick<Deck, 'theme' | 'mode' | 'size'>>) =>
    store.getState().editDeck((now) => ({ ...now, ...part }))
  const take = async (chosen: File) => {
    const read = readTheme(await chosen.text(), chosen.name)
    if (read.ok) change({ theme: read.value })
    else store.getState().fail(read.failure)
  }
  const act = (key: string) => {
    const shipped = SHIPPED_THEMES.find(({ name }) => name === key)
    if (shipped) change({ theme: shipped })
    else if (key === 'light' || key === 'dark') change({ mode: key })
    else if (key === '16:9' || key === '4:3') change({ size: key })
    else if (key === 'open') file.current?.click()
    else saveText(`${deck.theme.name}.theme.json`, 'application/json', `${JSON.stringify(deck.theme, null, 2)}\n`)
  }
  return (
    <>
      <MenuTrigger>
        <Button>
          <Palette aria-hidden />
          Look
        </Button>
        <Menu onAction={(key) => act(String(key))}>
          <MenuSection name="Theme">
            {SHIPPED_THEMES.map(({ name }) => (
              <MenuItem key={name} id={name} hint={name === deck.theme.name ? 'in use' : undefined}>
                {name}
              </MenuItem>
            ))}
            <MenuItem id="open">Open a theme…</MenuItem>
            <MenuItem id="save">Save this theme as a file…</MenuItem>
          </MenuSection>
          <MenuSection name="Paper">
            <MenuItem id="light" hint={deck.mode === 'light' ? 'in use' : undefined}>
              Light
            </MenuItem>
            <MenuItem id="dark" hint={deck.mode === 'dark' ? 'in use' : undefined}>
              Dark
            </MenuItem>
          </MenuSection>
          <MenuSection name="Size">
            <MenuItem id="16:9" hint={deck.size === '16:9' ? 'in use' : undefined}>
              16:9
            </MenuItem>
            <MenuItem id="4:3" hint={deck.size === '4:3' ? 'in use' : undefined}>
              4:3
            </MenuItem>
          </MenuSection>
        </Menu>
      </MenuTrigger>
      <PickFile label="Theme file" input={file} onPick={(chosen) => void take(chosen)} />
    </>
  )
}
