import type { PaletteAction } from '#core/command/palette'
import { collapseAxis, placeDimension, toggleMeasure } from '#core/pivot/edits'
import { showBeside } from '#core/report/view-edits'
import { takeTable } from '../views/take/take-table'
import { type CommandContext, runCommand } from './command-actions'

/** Does what an entry of the palette says. */
export function runEntry(action: PaletteAction, context: CommandContext): void {
  const { app } = context
  if (action.kind === 'command') runCommand(action.command, context)
  else app.go('explore')
  if (action.kind === 'place') app.edit(placeDimension(action.axis, action.dimension))
  if (action.kind === 'filter') app.openFilter(action.dimension)
  if (action.kind === 'measure') app.edit(toggleMeasure(action.measure))
  if (action.kind === 'take') void takeTable(action.way, app)
  if (action.kind === 'fold') app.edit(collapseAxis(action.axis, action.isFolded))
  if (action.kind === 'view') app.show(action.view)
  if (action.kind === 'beside') app.editViews(showBeside(action.view))
}
