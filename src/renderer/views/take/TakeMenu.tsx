import { Copy } from 'lucide-react'
import { useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { pivotCsv } from '#core/export/pivot-csv'
import { pivotJson } from '#core/export/pivot-json'
import { pivotText } from '#core/export/pivot-text'
import { footnote } from '#core/slide/footnote'
import { saveText } from '../../save-text'
import { useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Menu, MenuItem } from '../../ui/Menu'

interface TakeMenuProps {
  readonly table: SessionsTable
  readonly cells: PivotCells | null
}

const SAID_FOR_MS = 2000

/** Ways to take the table elsewhere. What is withheld on the screen is withheld there too. */
export function TakeMenu({ table, cells }: TakeMenuProps) {
  const store = useAppStore()
  const [isCopied, setCopied] = useState(false)
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), SAID_FOR_MS)
  }
  function take(how: string): void {
    if (!cells) return
    const { spec, sql } = store.getState()
    const name = table.name.replace(/\.[^.]*$/, '')
    if (how === 'text') void copy(`${pivotText(cells)}\n${footnote(cells, cells.measures[0]!, table, spec)}\n`)
    if (how === 'sql') void copy(sql)
    if (how === 'csv') saveText(`${name} pivot.csv`, 'text/csv', pivotCsv(cells))
    if (how === 'json')
      saveText(`${name} pivot.json`, 'application/json', JSON.stringify(pivotJson(cells, table, spec)))
  }
  return (
    <MenuTrigger>
      <Button look="quiet" isDisabled={!cells}>
        <Copy aria-hidden />
        <span>{isCopied ? 'Copied' : 'Copy or save'}</span>
      </Button>
      <Menu placement="bottom end" onAction={(key) => take(String(key))}>
        <MenuItem id="text">Copy as text</MenuItem>
        <MenuItem id="sql">Copy the SQL</MenuItem>
        <MenuItem id="csv">Save as CSV…</MenuItem>
        <MenuItem id="json">Save as JSON…</MenuItem>
      </Menu>
    </MenuTrigger>
  )
}
