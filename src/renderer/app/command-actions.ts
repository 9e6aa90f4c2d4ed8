import type { CommandId } from '#core/command/command'
import { swapAxes } from '#core/pivot/edits'
import { startingSpec } from '#core/pivot/starting-spec'
import { addView, deleteView, duplicateView } from '#core/report/view-edits'
import type { Choosable } from '../open-files'
import type { AppState } from '../store/app-state'
import { isNarrow } from './narrow'

/** What a command works on. */
export interface CommandContext {
  readonly app: AppState
  choose(what: Choosable): void
}

interface CommandAction {
  run(context: CommandContext): void
  /** Whether it does anything now; always where nothing is said. */
  isEnabled?(app: AppState): boolean
}

const hasTable = ({ table, opening }: AppState): boolean => table !== null && opening === null
const hasCells = (app: AppState): boolean => hasTable(app) && app.cells !== null
const hasOtherViews = (app: AppState): boolean => hasTable(app) && app.views.length > 1

/** Turns to the view that stands so many places further, round the ends. */
function turn({ views, shown, show }: AppState, by: 1 | -1): void {
  const at = views.findIndex(({ id }) => id === shown)
  show(views[(at + by + views.length) % views.length]!.id)
}

/** Adds a slide of the measure on screen, and goes to it. */
function addShown(app: AppState): void {
  const { cells, selection, spec, views, shown, deckSlide } = app
  const measure = cells?.measures[selection?.measure ?? 0]
  if (!measure) return
  const name = views.find(({ id }) => id === shown)?.name ?? 'View'
  app.addToDeck([{ kind: 'view', name, spec, measure: measure.id }], 'chart-table', deckSlide)
  app.go('slides')
}

/** Commands of a page first turn to it. */
const onExplore = (app: AppState): AppState => {
  app.go('explore')
  return app
}

const ACTIONS: Readonly<Record<CommandId, CommandAction>> = {
  'open-files': { run: ({ choose }) => choose('files') },
  'open-folder': { run: ({ choose }) => choose('folder') },
  'open-report': { run: ({ choose }) => choose('report') },
  'open-sample': { run: ({ app }) => void app.openSample() },
  save: { run: ({ app }) => void app.save(), isEnabled: hasTable },
  'save-as': { run: ({ app }) => void app.saveAs(), isEnabled: hasTable },
  'print-slide': { run: ({ app }) => onExplore(app).openSlide(), isEnabled: hasCells },
  'add-to-slides': { run: ({ app }) => addShown(app), isEnabled: hasCells },
  undo: {
    run: ({ app }) => (app.page === 'slides' ? app.undoDeck() : app.undo()),
    isEnabled: ({ page, past, deckPast }) => (page === 'slides' ? deckPast : past).length > 0,
  },
  redo: {
    run: ({ app }) => (app.page === 'slides' ? app.redoDeck() : app.redo()),
    isEnabled: ({ page, future, deckFuture }) => (page === 'slides' ? deckFuture : future).length > 0,
  },
  history: { run: ({ app }) => app.openOverlay('history'), isEnabled: hasTable },
  'swap-axes': {
    run: ({ app }) => app.edit(swapAxes),
    isEnabled: (app) => hasTable(app) && app.spec.rows.length + app.spec.columns.length > 0,
  },
  thresholds: { run: ({ app }) => onExplore(app).openOverlay('thresholds'), isEnabled: hasTable },
  'go-data': { run: ({ app }) => app.go('data'), isEnabled: hasTable },
  'go-explore': { run: ({ app }) => app.go('explore'), isEnabled: hasTable },
  'go-slides': { run: ({ app }) => app.go('slides'), isEnabled: hasTable },
  'go-figures': { run: ({ app }) => app.go('figures'), isEnabled: hasTable },
  'go-value': { run: ({ app }) => app.go('value'), isEnabled: hasTable },
  'go-classify': { run: ({ app }) => app.go('classify'), isEnabled: hasTable },
  'search-fields': {
    run: ({ app }) => {
      onExplore(app).openOverlay('field-search')
      showFields(app, true)
    },
    isEnabled: hasTable,
  },
  'toggle-fields': {
    run: ({ app }) => showFields(onExplore(app), !(isNarrow() ? app.areFieldsOver : app.settings.isFieldListOpen)),
    isEnabled: hasTable,
  },
  'toggle-chart': {
    run: ({ app }) => onExplore(app).changeSettings({ isChartOpen: !app.settings.isChartOpen }),
    isEnabled: hasTable,
  },
  'toggle-inspector': {
    run: ({ app }) => onExplore(app).changeSettings({ isInspectorOpen: !app.settings.isInspectorOpen }),
    isEnabled: hasTable,
  },
  'add-view': {
    run: ({ app }) =>
      app.table &&
      onExplore(app).editViews(addView(`View ${app.views.length + 1}`, startingSpec(app.table, app.spec.thresholds))),
    isEnabled: hasTable,
  },
  'duplicate-view': { run: ({ app }) => onExplore(app).editViews(duplicateView(app.shown)), isEnabled: hasTable },
  'rename-view': { run: ({ app }) => onExplore(app).openOverlay('rename'), isEnabled: hasTable },
  'delete-view': { run: ({ app }) => onExplore(app).editViews(deleteView(app.shown)), isEnabled: hasOtherViews },
  'next-view': { run: ({ app }) => turn(onExplore(app), 1), isEnabled: hasOtherViews },
  'previous-view': { run: ({ app }) => turn(onExplore(app), -1), isEnabled: hasOtherViews },
  'theme-system': { run: ({ app }) => app.changeSettings({ theme: 'system' }) },
  'theme-light': { run: ({ app }) => app.changeSettings({ theme: 'light' }) },
  'theme-dark': { run: ({ app }) => app.changeSettings({ theme: 'dark' }) },
  palette: { run: ({ app }) => app.openOverlay('palette') },
  shortcuts: { run: ({ app }) => app.openOverlay('shortcuts') },
}

/** Where the window is narrow the fields lie over the table, and are away until they are asked for. */
export const showFields = (app: AppState, isOpen: boolean): void =>
  isNarrow() ? app.layFieldsOver(isOpen) : app.changeSettings({ isFieldListOpen: isOpen })

export const isCommandEnabled = (id: CommandId, app: AppState): boolean => ACTIONS[id].isEnabled?.(app) ?? true

/** Does what a command says, if that is something now. */
export function runCommand(id: CommandId, context: CommandContext): void {
  if (isCommandEnabled(id, context.app)) ACTIONS[id].run(context)
}
