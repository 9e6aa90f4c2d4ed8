import { History } from 'lucide-react'
import { useMemo } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { stepText } from '#core/report/step-text'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Panel } from '../../ui/Panel'
import css from './HistoryButton.module.css'

/** Opens the steps that were made, the newest first; choosing one goes there, and nothing is lost by it. */
export function HistoryButton({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const isOpen = useApp((app) => app.overlay === 'history')
  const { openOverlay, closeOverlay } = store.getState()
  return (
    <Panel
      label="History"
      placement="bottom end"
      isOpen={isOpen}
      onOpenChange={(open) => (open ? openOverlay('history') : closeOverlay())}
      trigger={
        <Button look="icon" aria-label="History">
          <History aria-hidden />
        </Button>
      }
    >
      <Steps table={table} />
    </Panel>
  )
}

function Steps({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const past = useApp((app) => app.past)
  const future = useApp((app) => app.future)
  const views = useApp((app) => app.views)
  const shown = useApp((app) => app.shown)
  const beside = useApp((app) => app.beside)
  const values = useApp((app) => app.values)
  const steps = useMemo(() => {
    const states = [...past, { views, shown, beside, values }, ...future]
    const words = states.map((state, i) => (i === 0 ? 'As it was opened' : stepText(states[i - 1]!, state, table)))
    return words.map((text, id) => ({ id, text, isUndone: id > past.length })).reverse()
  }, [past, future, views, shown, beside, values, table])
  return (
    <ListBox
      aria-label="Steps"
      className={css.list!}
      items={steps}
      autoFocus
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      escapeKeyBehavior="none"
      selectedKeys={[past.length]}
      onSelectionChange={(chosen) => {
        const [step] = chosen
        if (step !== undefined) store.getState().stepTo(Number(step))
      }}
    >
      {({ id, text, isUndone }) => (
        <ListBoxItem id={id} textValue={text} className={css.step!} data-undone={isUndone || undefined}>
          {text}
        </ListBoxItem>
      )}
    </ListBox>
  )
}
