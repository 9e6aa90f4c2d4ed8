import { SubmenuTrigger } from 'react-aria-components'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { chooseStandard } from '#core/pivot/adjust-edits'
import type { MeasureDefinition } from '#core/pivot/definitions/definition'
import { standardChoices, standardId } from '#core/pivot/standard-choices'
import { useAppStore } from '../../store/use-app'
import { Menu, MenuItem } from '../../ui/Menu'

interface StandardMenuProps {
  readonly definition: Extract<MeasureDefinition, { kind: 'adjusted' }>
  readonly table: SessionsTable
}

/** Whose mix of sessions an adjusted rate is held at. */
export function StandardMenu({ definition: { id, to }, table }: StandardMenuProps) {
  const { edit } = useAppStore().getState()
  const choices = standardChoices(table)
  return (
    <SubmenuTrigger>
      <MenuItem hint="›">At the mix of</MenuItem>
      <Menu
        placement="end top"
        selectionMode="single"
        selectedKeys={[standardId(to)]}
        onAction={(key) => {
          const chosen = choices.find((choice) => choice.id === key)
          if (chosen) edit(chooseStandard(id, chosen.to))
        }}
      >
        {choices.map((choice) => (
          <MenuItem key={choice.id} id={choice.id}>
            {choice.name}
          </MenuItem>
        ))}
      </Menu>
    </SubmenuTrigger>
  )
}
