import { type Shortcut, shortcutText } from '#core/command/shortcut'

const isMac = navigator.platform.startsWith('Mac')

/** A shortcut as it stands beside what it does. */
export const shortcutHint = (shortcut: Shortcut | undefined): string | undefined =>
  shortcut === undefined ? undefined : shortcutText(shortcut, isMac)
