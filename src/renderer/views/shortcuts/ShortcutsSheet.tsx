import { COMMANDS, type Command, type CommandGroup, GROUP_NAMES } from '#core/command/command'
import { Button } from '../../ui/Button'
import { MessageDialog } from '../../ui/MessageDialog'
import { shortcutHint } from '../../ui/shortcut-hint'
import css from './ShortcutsSheet.module.css'

/** Keys that belong to what has the focus, and so are no commands. */
const PLACES: readonly { readonly name: string; readonly keys: readonly (readonly [keys: string, what: string])[] }[] =
  [
    {
      name: 'Table',
      keys: [
        ['Arrows, Home, End, Page Up, Page Down', 'Walk the table'],
        ['Mod+Arrows, Home, End', 'To its edges'],
        ['Enter', 'Inspect the cell'],
        ['Escape', 'Close the inspector'],
      ],
    },
    {
      name: 'Fields and shelves',
      keys: [
        ['Enter', 'What can be done with it'],
        ['Alt+Enter', 'Drag: Tab to a shelf, Enter to drop'],
      ],
    },
  ]

const COMMANDS_WITH_KEYS = (COMMANDS as readonly Command[]).filter(({ shortcut }) => shortcut !== undefined)

/** Every key there is. */
export function ShortcutsSheet({ onClose }: { onClose(): void }) {
  return (
    <MessageDialog
      title="Keyboard shortcuts"
      onClose={onClose}
      buttons={
        <Button look="main" autoFocus onPress={onClose}>
          Close
        </Button>
      }
    >
      <div className={css.sheet}>
        {(Object.keys(GROUP_NAMES) as CommandGroup[]).map((group) => (
          <Keys
            key={group}
            name={GROUP_NAMES[group]}
            keys={COMMANDS_WITH_KEYS.filter((c) => c.group === group).map((c) => [
              [c.shortcut, c.alternative].map(shortcutHint).filter(Boolean).join(', '),
              c.name.replace('…', ''),
            ])}
          />
        ))}
        {PLACES.map(({ name, keys }) => (
          <Keys key={name} name={name} keys={keys.map(([key, what]) => [shortcutHint(key) ?? '', what])} />
        ))}
      </div>
    </MessageDialog>
  )
}

function Keys({ name, keys }: { readonly name: string; readonly keys: readonly (readonly [string, string])[] }) {
  return (
    <section className={css.group}>
      <h3>{name}</h3>
      <dl>
        {keys.map(([key, what]) => (
          <div key={what} className={css.row}>
            <dt>{what}</dt>
            <dd>
              <kbd className={css.key}>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
