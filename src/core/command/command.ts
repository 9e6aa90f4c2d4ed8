import type { Shortcut } from './shortcut'

/** Where a command is looked for: in the menus of the host, in the palette and on the sheet of shortcuts. */
export type CommandGroup = 'file' | 'edit' | 'view' | 'help'

export const GROUP_NAMES: Readonly<Record<CommandGroup, string>> = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  help: 'Help',
}

interface CommandWords {
  readonly id: string
  /** What it does, as it stands in every menu. */
  readonly name: string
  readonly group: CommandGroup
  readonly shortcut?: Shortcut
  /** A second key that people know for it. */
  readonly alternative?: Shortcut
  /** True where a text field has a use of its own for the key. */
  readonly isLeftToText?: boolean
}

/** Everything the program does by name. What each does is in `renderer/app/command-actions.ts`. */
export const COMMANDS = [
  { id: 'open-files', name: 'Open…', group: 'file', shortcut: 'Mod+O' },
  { id: 'open-folder', name: 'Open folder…', group: 'file', shortcut: 'Mod+Shift+O' },
  { id: 'open-report', name: 'Open report…', group: 'file' },
  { id: 'open-sample', name: 'Open the sample', group: 'file' },
  { id: 'save', name: 'Save', group: 'file', shortcut: 'Mod+S' },
  { id: 'save-as', name: 'Save as…', group: 'file', shortcut: 'Mod+Shift+S' },
  { id: 'print-slide', name: 'Print slide…', group: 'file', shortcut: 'Mod+P' },
  { id: 'add-to-slides', name: 'Add to slides', group: 'file', shortcut: 'Mod+Shift+P' },
  { id: 'undo', name: 'Undo', group: 'edit', shortcut: 'Mod+Z', isLeftToText: true },
  { id: 'redo', name: 'Redo', group: 'edit', shortcut: 'Mod+Shift+Z', alternative: 'Mod+Y', isLeftToText: true },
  { id: 'history', name: 'History', group: 'edit', shortcut: 'Mod+Shift+H' },
  { id: 'swap-axes', name: 'Swap rows and columns', group: 'edit', shortcut: 'Mod+Shift+X' },
  { id: 'thresholds', name: 'Thresholds and intervals…', group: 'edit' },
  { id: 'go-data', name: 'Data page', group: 'view' },
  { id: 'go-explore', name: 'Explore page', group: 'view' },
  { id: 'go-figures', name: 'Figures page', group: 'view' },
  { id: 'go-value', name: 'Value page', group: 'view' },
  { id: 'go-classify', name: 'Classify page', group: 'view' },
  { id: 'go-slides', name: 'Slides page', group: 'view' },
  { id: 'search-fields', name: 'Search fields', group: 'view', shortcut: 'Mod+F' },
  { id: 'toggle-fields', name: 'Show or hide fields', group: 'view', shortcut: 'Mod+B' },
  { id: 'toggle-chart', name: 'Show or hide the chart', group: 'view' },
  { id: 'toggle-inspector', name: 'Show or hide the inspector', group: 'view', shortcut: 'Mod+I' },
  { id: 'add-view', name: 'Add view', group: 'view' },
  { id: 'duplicate-view', name: 'Duplicate view', group: 'view' },
  { id: 'rename-view', name: 'Rename view…', group: 'view', shortcut: 'F2' },
  { id: 'delete-view', name: 'Delete view', group: 'view' },
  { id: 'next-view', name: 'Next view', group: 'view', shortcut: 'Alt+PageDown' },
  { id: 'previous-view', name: 'Previous view', group: 'view', shortcut: 'Alt+PageUp' },
  { id: 'theme-system', name: 'Theme as the system', group: 'view' },
  { id: 'theme-light', name: 'Light theme', group: 'view' },
  { id: 'theme-dark', name: 'Dark theme', group: 'view' },
  { id: 'palette', name: 'Search commands…', group: 'help', shortcut: 'Mod+K' },
  { id: 'shortcuts', name: 'Keyboard shortcuts', group: 'help', shortcut: '?', isLeftToText: true },
] as const satisfies readonly CommandWords[]

export type CommandId = (typeof COMMANDS)[number]['id']
export interface Command extends CommandWords {
  readonly id: CommandId
}

export const COMMAND_IDS = COMMANDS.map(({ id }) => id)

const BY_ID: ReadonlyMap<CommandId, Command> = new Map(COMMANDS.map((command) => [command.id, command]))

export function commandOf(id: CommandId): Command {
  const command = BY_ID.get(id)
  if (!command) throw new Error(`there is no command ${id}`)
  return command
}

/** The command that a key is for; undefined where it is for none, or a text field keeps it. */
export function commandFor(pressed: Shortcut, isInText: boolean): Command | undefined {
  const command = (COMMANDS as readonly Command[]).find((c) => c.shortcut === pressed || c.alternative === pressed)
  return command?.isLeftToText && isInText ? undefined : command
}
