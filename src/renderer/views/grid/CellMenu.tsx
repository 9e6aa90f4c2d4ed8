import type { Cell } from '#core/cells/pivot-cells'
import { MenuItem } from '../../ui/Menu'
import { MenuAt } from '../../ui/MenuAt'

interface CellMenuProps {
  readonly at: { readonly x: number; readonly y: number }
  readonly cell: Cell
  onOpenRows(): void
  onInspect(): void
  onClose(): void
}

/** Why a cell has no sessions to show. */
const SHUT: Readonly<Record<Cell['kind'], string | undefined>> = {
  estimate: undefined,
  withheld: 'withheld',
  empty: 'no sessions',
}

/** What can be done with a cell. */
export function CellMenu({ at, cell, onOpenRows, onInspect, onClose }: CellMenuProps) {
  const shut = SHUT[cell.kind]
  return (
    <MenuAt
      at={at}
      aria-label="Cell"
      disabledKeys={shut === undefined ? [] : ['rows']}
      onAction={(key) => (key === 'rows' ? onOpenRows() : onInspect())}
      onClose={onClose}
    >
      <MenuItem id="rows" hint={shut ?? 'Enter'}>
        Show sessions
      </MenuItem>
      <MenuItem id="inspect" hint="Space">
        Inspect
      </MenuItem>
    </MenuAt>
  )
}
