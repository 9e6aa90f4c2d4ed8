import { useMemo, useState } from 'react'
import { Autocomplete, Dialog, ListBox, ListBoxItem, Modal, ModalOverlay } from 'react-aria-components'
import { commandOf } from '#core/command/command'
import { type FoundEntry, type PaletteEntry, searchPalette } from '#core/command/palette'
import { SearchBox } from '../../ui/SearchBox'
import { shortcutHint } from '../../ui/shortcut-hint'
import css from './CommandPalette.module.css'

interface CommandPaletteProps {
  readonly entries: readonly PaletteEntry[]
  /** Ids of the entries used last, newest first. */
  readonly recent: readonly string[]
  onChoose(entry: PaletteEntry): void
  onClose(): void
}

/** Everything by name: typed, found and done without the mouse. */
export function CommandPalette({ entries, recent, onChoose, onClose }: CommandPaletteProps) {
  const [search, setSearch] = useState('')
  const found = useMemo(() => searchPalette(entries, search, recent), [entries, search, recent])
  return (
    <ModalOverlay className={css.overlay!} isOpen isDismissable onOpenChange={(isOpen) => isOpen || onClose()}>
      <Modal className={css.modal!}>
        <Dialog className={css.dialog!} aria-label="Search commands">
          <Autocomplete inputValue={search} onInputChange={setSearch}>
            <SearchBox label="Search commands, fields, measures and views" autoFocus />
            <ListBox
              aria-label="Commands"
              className={css.list!}
              items={found.map((one) => ({ ...one, id: one.entry.id }))}
              disabledKeys={found.flatMap(({ entry }) => (entry.isDisabled ? [entry.id] : []))}
              renderEmptyState={() => <p className={css.empty}>Nothing by that name</p>}
              onAction={(key) => {
                const chosen = found.find(({ entry }) => entry.id === key)
                if (chosen) onChoose(chosen.entry)
              }}
            >
              {({ entry, places }) => (
                <ListBoxItem id={entry.id} textValue={entry.name} className={css.item!}>
                  <span className={css.name}>
                    <Marked entry={entry} places={places} />
                  </span>
                  <span className={css.hint}>{hintOf(entry)}</span>
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function hintOf({ action, hint }: PaletteEntry): string | undefined {
  return action.kind === 'command' ? shortcutHint(commandOf(action.command).shortcut) : hint
}

/** The name with the letters that were looked for set off. */
function Marked({ entry: { name }, places }: FoundEntry) {
  const parts: { from: number; text: string; isFound: boolean }[] = []
  for (const [at, letter] of [...name].entries()) {
    const isFound = places.includes(at)
    const last = parts.at(-1)
    if (last?.isFound === isFound) last.text += letter
    else parts.push({ from: at, text: letter, isFound })
  }
  return parts.map(({ from, text, isFound }) =>
    isFound ? (
      <mark key={from} className={css.found}>
        {text}
      </mark>
    ) : (
      <span key={from}>{text}</span>
    ),
  )
}
