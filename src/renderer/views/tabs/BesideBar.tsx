import { X } from 'lucide-react'
import { linkFilters, showBeside } from '#core/report/view-edits'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Switch } from '../../ui/Switch'
import css from './ViewTabs.module.css'

/** What is said of the view beside the shown one: its name, whether its filters are linked, and the way to close it. */
export function BesideBar() {
  const store = useAppStore()
  const beside = useApp((app) => app.beside)
  const name = useApp((app) => app.views.find(({ id }) => id === app.beside?.view)?.name)
  if (!beside) return null
  const { editViews } = store.getState()
  return (
    <div className={css.beside}>
      <span>Beside: {name}</span>
      <Switch isSelected={beside.isLinked} onChange={(isLinked) => editViews(linkFilters(isLinked))}>
        Linked filters
      </Switch>
      <Button look="icon" aria-label="Close the view beside" onPress={() => editViews(showBeside(null))}>
        <X aria-hidden />
      </Button>
    </div>
  )
}
