import type { MenuItemConstructorOptions } from 'electron'
import { type CommandId, commandOf } from '#core/command/command'
import { acceleratorOf } from '#core/command/shortcut'

interface MenuPorts {
  /** Tells the page what was chosen. */
  readonly send: (command: CommandId) => void
  readonly platform: NodeJS.Platform
  /** Adds what only a developer needs. */
  readonly isDevelopment: boolean
}

const LINE: MenuItemConstructorOptions = { type: 'separator' }

/** The application menu. Every item is a command to the page or a role that Electron fills in. */
export function applicationMenu({ send, platform, isDevelopment }: MenuPorts): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  // The page hears its keys itself, as it must in a browser, and leaves undo to a text field that has the focus. So they
  // are shown here and not taken. macOS takes them all the same when the page left them alone, which it does in a text
  // field: told to undo there, the page undoes in the field.
  const item = (id: CommandId): MenuItemConstructorOptions => {
    const { name, shortcut } = commandOf(id)
    const isGiven = shortcut === undefined || shortcut.length === 1
    return {
      label: name,
      click: () => send(id),
      // A sign alone, such as ?, is typed more often than it is meant.
      ...(!isGiven && { accelerator: acceleratorOf(shortcut), registerAccelerator: false }),
    }
  }
  const help: MenuItemConstructorOptions = {
    role: 'help',
    submenu: [item('palette'), item('shortcuts'), ...(isMac ? [] : [LINE, { role: 'about' } as const])],
  }
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [
        item('open-files'),
        item('open-folder'),
        item('open-report'),
        item('open-sample'),
        LINE,
        item('save'),
        item('save-as'),
        LINE,
        item('print-slide'),
        item('add-to-slides'),
        ...(isMac ? [] : [LINE, { role: 'quit' } as const]),
      ],
    },
    {
      label: 'Edit',
      submenu: [
        item('undo'),
        item('redo'),
        item('history'),
        LINE,
        item('swap-axes'),
        item('thresholds'),
        LINE,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll', label: 'Select all' },
      ],
    },
    {
      label: 'View',
      submenu: [
        item('go-data'),
        item('go-explore'),
        item('go-figures'),
        item('go-value'),
        item('go-classify'),
        item('go-slides'),
        LINE,
        item('search-fields'),
        item('toggle-fields'),
        item('toggle-chart'),
        item('toggle-inspector'),
        LINE,
        item('add-view'),
        item('duplicate-view'),
        item('rename-view'),
        item('delete-view'),
        item('next-view'),
        item('previous-view'),
        LINE,
        {
          label: 'Theme',
          submenu: [item('theme-system'), item('theme-light'), item('theme-dark')],
        },
        LINE,
        { role: 'resetZoom', label: 'Actual size' },
        { role: 'zoomIn', label: 'Zoom in' },
        { role: 'zoomOut', label: 'Zoom out' },
        LINE,
        { role: 'togglefullscreen', label: 'Full screen' },
        ...(isDevelopment ? [LINE, { role: 'toggleDevTools', label: 'Developer tools' } as const] : []),
      ],
    },
    { role: 'window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
    help,
  ]
}
