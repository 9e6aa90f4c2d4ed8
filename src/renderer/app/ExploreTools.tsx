import { ChartScatter, PanelLeft, PanelRight, Presentation } from 'lucide-react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { AppState } from '../store/app-state'
import { useApp, useAppStore, useLater } from '../store/use-app'
import { Button } from '../ui/Button'
import { IconToggle } from '../ui/IconToggle'
import { FormatPanel } from '../views/format/FormatPanel'
import { TakeMenu } from '../views/take/TakeMenu'
import { ThresholdsPanel } from '../views/thresholds/ThresholdsPanel'
import { showFields } from './command-actions'
import css from './ExplorePage.module.css'

interface ExploreToolsProps {
  readonly table: SessionsTable
  /** Whether the fields are in view. */
  readonly hasFields: boolean
}

/** What is in view, how it looks, and ways to take it elsewhere. */
export function ExploreTools({ table, hasFields }: ExploreToolsProps) {
  const store = useAppStore()
  const isChartOpen = useApp((app) => app.settings.isChartOpen)
  const isInspectorOpen = useApp((app) => app.settings.isInspectorOpen)
  const change = store.getState().changeSettings
  return (
    <div className={css.tools} data-print="hide">
      <IconToggle label="Fields" isSelected={hasFields} onChange={(isOpen) => showFields(store.getState(), isOpen)}>
        <PanelLeft aria-hidden />
      </IconToggle>
      <IconToggle label="Chart" isSelected={isChartOpen} onChange={(isOpen) => change({ isChartOpen: isOpen })}>
        <ChartScatter aria-hidden />
      </IconToggle>
      <IconToggle
        label="Inspector"
        isSelected={isInspectorOpen}
        onChange={(isOpen) => change({ isInspectorOpen: isOpen })}
      >
        <PanelRight aria-hidden />
      </IconToggle>
      <span className={css.gap} />
      <TakingTools table={table} />
    </div>
  )
}

const cellsToTake = ({ cells }: AppState) => (cells && cells.rows.keys.length > 0 ? cells : null)

function TakingTools({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const cells = useLater(cellsToTake)
  return (
    <>
      <FormatPanel cells={cells} />
      <ThresholdsPanel hasUsers={table.users !== null} />
      <TakeMenu table={table} cells={cells} />
      <Button look="main" isDisabled={!cells} onPress={() => store.getState().openSlide()}>
        <Presentation aria-hidden />
        Print slide…
      </Button>
    </>
  )
}
