import type { SessionsTable } from '#core/dataset/sessions-table'
import { useApp } from '../store/use-app'
import { useMedia } from '../ui/use-media'
import { FailureBanner } from '../views/failure/FailureBanner'
import { FieldList } from '../views/fields/FieldList'
import { FilterBar } from '../views/filters/FilterBar'
import { FilterDrop } from '../views/filters/FilterDrop'
import { Inspector } from '../views/inspector/Inspector'
import { Shelves } from '../views/shelves/Shelves'
import { ViewTabs } from '../views/tabs/ViewTabs'
import css from './ExplorePage.module.css'
import { ExploreTools } from './ExploreTools'
import { ExploreWork } from './ExploreWork'
import { NARROW } from './narrow'

/**
 * Fields at the left, the pivot in the middle with its chart, the selected cell at the right. Its parts look at the cells
 * themselves: what stands around the table is not drawn again with every answer.
 */
export function ExplorePage({ table }: { readonly table: SessionsTable }) {
  const failure = useApp((app) => app.pivotFailure ?? app.pairFailure)
  const isFieldListOpen = useApp((app) => app.settings.isFieldListOpen)
  const areFieldsOver = useApp((app) => app.areFieldsOver)
  const isNarrow = useMedia(NARROW)
  const hasFields = isNarrow ? areFieldsOver : isFieldListOpen
  const isInspecting = useApp((app) => app.settings.isInspectorOpen && app.cells !== null && app.selection !== null)
  return (
    <div
      className={css.page}
      data-narrow={isNarrow || undefined}
      data-fields={hasFields || undefined}
      data-inspector={isInspecting || undefined}
    >
      {hasFields && <FieldList table={table} />}
      <main className={css.main}>
        <h1 className="visually-hidden">Explore</h1>
        <ViewTabs table={table}>
          <Shelves table={table} />
          <FilterDrop table={table}>
            <FilterBar table={table} />
          </FilterDrop>
          <ExploreTools table={table} hasFields={hasFields} />
          {failure && <FailureBanner failure={failure} />}
          <ExploreWork table={table} />
        </ViewTabs>
      </main>
      {isInspecting && <SelectedCell />}
    </div>
  )
}

function SelectedCell() {
  const cells = useApp((app) => app.cells)
  const selection = useApp((app) => app.selection)
  return cells && selection && <Inspector cells={cells} selection={selection} />
}
