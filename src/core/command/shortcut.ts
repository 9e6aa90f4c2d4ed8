/** Keys pressed together, modifiers first: `Mod+Shift+S`. Mod is Command on a Mac and Ctrl elsewhere. */
export type Shortcut = string

/** A key as a browser tells it. */
export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** The shortcut that was pressed. Shift says nothing more where it already made another character, as in `?`. */
export function shortcutOf({ key, ctrlKey, metaKey, altKey, shiftKey }: PressedKey): Shortcut {
  const name = key.length === 1 ? key.toUpperCase() : key
  const isSign = key.length === 1 && name === key.toLowerCase()
  return [ctrlKey || metaKey ? 'Mod' : '', altKey ? 'Alt' : '', shiftKey && !isSign ? 'Shift' : '', name]
    .filter((part) => part !== '')
    .join('+')
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
const KEY_NAMES: Readonly<Record<string, string>> = { Mod: 'Ctrl', PageDown: 'Page Down', PageUp: 'Page Up' }

/** A shortcut as it is written beside a command. */
export function shortcutText(shortcut: Shortcut, isMac: boolean): string {
  return shortcut
    .split('+')
    .map((part) => (isMac ? MAC_SIGNS[part] : undefined) ?? KEY_NAMES[part] ?? part)
    .join(' ')
}

/** A shortcut in the words of Electron's menus. */
export const acceleratorOf = (shortcut: Shortcut): string => shortcut.replace('Mod', 'CmdOrCtrl')
