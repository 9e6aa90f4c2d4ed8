import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '#core/channels'

interface MenuPorts {
  /** Tells the page what was chosen. */
  readonly send: (command: MenuCommand) => void
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
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => send(command),
    ...(accelerator && { accelerator, registerAccelerator: false }),
  })
  const help: MenuItemConstructorOptions = { role: 'help', submenu: [{ role: 'about' }] }
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [
        item('Open…', 'open-files', 'CmdOrCtrl+O'),
        item('Open folder…', 'open-folder', 'CmdOrCtrl+Shift+O'),
        item('Open report…', 'open-report'),
        item('Open the sample', 'open-sample'),
        LINE,
        item('Save', 'save', 'CmdOrCtrl+S'),
        item('Save as…', 'save-as', 'CmdOrCtrl+Shift+S'),
        LINE,
        item('Print slide…', 'print-slide', 'CmdOrCtrl+P'),
        ...(isMac ? [] : [LINE, { role: 'quit' } as const]),
      ],
    },
    {
      label: 'Edit',
      submenu: [
        item('Undo', 'undo', 'CmdOrCtrl+Z'),
        item('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
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
        { role: 'resetZoom', label: 'Actual size' },
        { role: 'zoomIn', label: 'Zoom in' },
        { role: 'zoomOut', label: 'Zoom out' },
        LINE,
        { role: 'togglefullscreen', label: 'Full screen' },
        ...(isDevelopment ? [LINE, { role: 'toggleDevTools', label: 'Developer tools' } as const] : []),
      ],
    },
    { role: 'window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
    // On macOS About is in the first menu.
    ...(isMac ? [] : [help]),
  ]
}
