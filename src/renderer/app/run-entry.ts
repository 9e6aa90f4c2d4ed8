import type { PaletteAction } from '#core/command/palette'
import { placeDimension, toggleMeasure } from '#core/pivot/edits'
import { showBeside } from '#core/report/view-edits'
import { type CommandContext, runCommand } from './command-actions'

/** Does what an entry of the palette says. */
export function runEntry(action: PaletteAction, context: CommandContext): void {
  const { app } = context
  if (action.kind === 'command') runCommand(action.command, context)
  else app.go('explore')
  if (action.kind === 'place') app.edit(placeDimension(action.axis, action.dimension))
  if (action.kind === 'filter') app.openFilter(action.dimension)
  if (action.kind === 'measure') app.edit(toggleMeasure(action.measure))
  if (action.kind === 'view') app.show(action.view)
  if (action.kind === 'beside') app.editViews(showBeside(action.view))
}
