import { Copy } from 'lucide-react'
import { useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { WAYS, type Way } from '#core/export/ways'
import { formatCount } from '#core/format/number'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { ExportState } from '../../ui/ExportState'
import { Menu, MenuItem, MenuSection } from '../../ui/Menu'
import { takeTable } from './take-table'

interface TakeMenuProps {
  readonly table: SessionsTable
  readonly cells: PivotCells | null
}

const SAID_FOR_MS = 2000

/** Ways to take the table elsewhere, as it is on the screen: its order, its totals, and what is withheld withheld. */
export function TakeMenu({ cells }: TakeMenuProps) {
  const store = useAppStore()
  const exporting = useApp((app) => app.exporting)
  const [isCopied, setCopied] = useState(false)
  const take = async (way: Way) => {
    if (!(await takeTable(way, store.getState()))) return
    setCopied(true)
    setTimeout(() => setCopied(false), SAID_FOR_MS)
  }
  return (
    <>
      <ExportState exporting={exporting} of={null} onCancel={() => store.getState().endExport()} />
      <MenuTrigger>
        <Button look="quiet" isDisabled={!cells}>
          <Copy aria-hidden />
          <span>{isCopied ? 'Copied' : 'Copy or save'}</span>
        </Button>
        <Menu placement="bottom end" onAction={(key) => void take(key as Way)}>
          <MenuSection name={cells ? `Copy ${sizeOf(cells)}` : 'Copy'}>
            {WAYS.filter(({ isCopy }) => isCopy).map(item)}
          </MenuSection>
          <MenuSection name="Save, with notes on dataset, filters and thresholds">
            {WAYS.filter(({ isCopy }) => !isCopy).map(item)}
          </MenuSection>
        </Menu>
      </MenuTrigger>
    </>
  )
}

const item = ({ id, name, hint }: (typeof WAYS)[number]) => (
  <MenuItem key={id} id={id} hint={hint}>
    {name}
  </MenuItem>
)

/** What will be taken: `12 rows by 3, 4 cells withheld`. */
function sizeOf({ rows, columns, measures, withheld }: PivotCells): string {
  const size = `${formatCount(rows.keys.length)} rows by ${formatCount(columns.keys.length * measures.length)}`
  return withheld === 0 ? size : `${size}, ${formatCount(withheld)} ${withheld === 1 ? 'cell' : 'cells'} withheld`
}
