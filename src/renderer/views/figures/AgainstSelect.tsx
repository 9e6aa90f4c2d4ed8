import { useApp, useAppStore } from '../../store/use-app'
import { Select } from '../../ui/Select'
import css from './FiguresPage.module.css'

/** What figures stand beside. */
export function AgainstSelect({ onChooseFile }: { onChooseFile(): void }) {
  const store = useAppStore()
  const against = useApp((app) => app.figureAgainst)
  const otherName = useApp((app) => app.otherName)
  const views = useApp((app) => app.views)
  const shown = useApp((app) => app.shown)
  const isFiltered = useApp((app) => app.isFigureFiltered)
  const options = [
    { id: 'study', name: 'The published numbers' },
    ...(isFiltered ? [{ id: 'all', name: 'All sessions' }] : []),
    ...views.flatMap(({ id, name, spec }) =>
      spec.filters.length > 0 && !(isFiltered && id === shown)
        ? [{ id: `view:${id}`, name: `The sessions of ${name}` }]
        : [],
    ),
    ...(otherName === null ? [] : [{ id: 'other', name: otherName }]),
    { id: 'file', name: otherName === null ? 'Another file…' : 'Yet another file…' },
  ]
  const chosen = otherName === null ? against : 'other'
  return (
    <div className={css.against}>
      <span>Beside</span>
      <Select
        label="Beside"
        options={options}
        chosen={options.some(({ id }) => id === chosen) ? chosen : 'study'}
        onChoose={(id) => (id === 'file' ? onChooseFile() : store.getState().compareFigure(id))}
      />
    </div>
  )
}
