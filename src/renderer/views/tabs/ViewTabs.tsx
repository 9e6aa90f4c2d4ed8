import { Ellipsis, Plus } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import {
  Dialog,
  Input,
  Label,
  MenuTrigger,
  Popover,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  TextField,
} from 'react-aria-components'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { startingSpec } from '#core/pivot/starting-spec'
import type { View } from '#core/report/report'
import { addView, deleteView, duplicateView, moveView, renameView, showBeside } from '#core/report/view-edits'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Menu, MenuItem } from '../../ui/Menu'
import { BesideBar } from './BesideBar'
import css from './ViewTabs.module.css'

/** The views of the report: one is shown, and edited by what stands below. */
export function ViewTabs({ table, children }: { readonly table: SessionsTable; readonly children: ReactNode }) {
  const store = useAppStore()
  const views = useApp((app) => app.views)
  const shown = useApp((app) => app.shown)
  const beside = useApp((app) => app.beside)
  const isRenaming = useApp((app) => app.overlay === 'rename')
  const more = useRef<HTMLSpanElement>(null)
  const { editViews, show, openOverlay, closeOverlay } = store.getState()
  const at = views.findIndex(({ id }) => id === shown)
  const view = views[at]
  return (
    <Tabs
      className={css.tabs!}
      selectedKey={shown}
      keyboardActivation="manual"
      onSelectionChange={(key) => show(String(key))}
    >
      <div className={css.bar} data-print="hide">
        <TabList aria-label="Views" className={css.list!} items={views}>
          {({ id, name }) => (
            <Tab id={id} className={css.tab!}>
              {/* biome-ignore lint/a11y/noStaticElementInteractions: the menu beside the tabs renames by keyboard */}
              <span className={css.name} title={name} onDoubleClick={() => openOverlay('rename')}>
                {name}
              </span>
            </Tab>
          )}
        </TabList>
        <Button
          look="icon"
          aria-label="Add view"
          onPress={() => {
            const { thresholds } = store.getState().spec
            editViews(addView(`View ${views.length + 1}`, startingSpec(table, thresholds)))
          }}
        >
          <Plus aria-hidden />
        </Button>
        <MenuTrigger>
          <span ref={more}>
            <Button look="icon" aria-label={`More on the view ${view?.name ?? ''}`}>
              <Ellipsis aria-hidden />
            </Button>
          </span>
          <Menu
            disabledKeys={[
              ...(at === 0 ? ['left'] : []),
              ...(at === views.length - 1 ? ['right'] : []),
              ...(views.length === 1 ? ['delete'] : []),
            ]}
            onAction={(key) => {
              if (key === 'rename') openOverlay('rename')
              if (key === 'duplicate') editViews(duplicateView(shown))
              if (key === 'left') editViews(moveView(shown, -1))
              if (key === 'right') editViews(moveView(shown, 1))
              if (typeof key === 'string' && key.startsWith('beside '))
                editViews(showBeside(key.slice('beside '.length)))
              if (key === 'delete') editViews(deleteView(shown))
            }}
          >
            <MenuItem id="rename">Rename…</MenuItem>
            <MenuItem id="duplicate">Duplicate</MenuItem>
            {views
              .filter(({ id }) => id !== shown && id !== beside?.view)
              .map(({ id, name }) => (
                <MenuItem key={id} id={`beside ${id}`}>{`Put ${name} beside`}</MenuItem>
              ))}
            <MenuItem id="left">Move left</MenuItem>
            <MenuItem id="right">Move right</MenuItem>
            <MenuItem id="delete">Delete</MenuItem>
          </Menu>
        </MenuTrigger>
        {view && (
          <Popover
            className={css.popover!}
            placement="bottom start"
            triggerRef={more}
            isOpen={isRenaming}
            onOpenChange={(isOpen) => isOpen || closeOverlay()}
          >
            <Dialog aria-label="Rename view" className={css.dialog!}>
              <Rename
                view={view}
                onDone={(name) => {
                  editViews(renameView(view.id, name))
                  closeOverlay()
                }}
              />
            </Dialog>
          </Popover>
        )}
        <BesideBar />
      </div>
      <TabPanel id={shown} className={css.panel!}>
        {children}
      </TabPanel>
    </Tabs>
  )
}

function Rename({ view, onDone }: { readonly view: View; onDone(name: string): void }) {
  const [name, setName] = useState(view.name)
  return (
    <form
      className={css.rename}
      onSubmit={(event) => {
        event.preventDefault()
        onDone(name)
      }}
    >
      <TextField value={name} onChange={setName} autoFocus className={css.field!}>
        <Label>Name</Label>
        <Input className={css.input!} onFocus={(event) => event.target.select()} />
      </TextField>
      <Button look="main" type="submit" isDisabled={name.trim() === ''}>
        Rename
      </Button>
    </form>
  )
}
