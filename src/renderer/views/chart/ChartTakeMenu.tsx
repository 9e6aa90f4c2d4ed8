import { Download } from 'lucide-react'
import { useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { ChartModel } from '#core/chart/chart-model'
import { footnote } from '#core/slide/footnote'
import { saveFile } from '../../save-file'
import { useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { chartPicture, pngOf } from '../../ui/chart/chart-picture'
import type { Background } from '../../ui/chart/draw-picture'
import { Menu, MenuItem } from '../../ui/Menu'

interface ChartTakeMenuProps {
  readonly cells: PivotCells
  readonly model: ChartModel
}

const SAID_FOR_MS = 2000

/** Ways to take the chart elsewhere as a picture, with its footnote under it. */
export function ChartTakeMenu({ cells, model }: ChartTakeMenuProps) {
  const store = useAppStore()
  const [isCopied, setCopied] = useState(false)
  async function take(how: string): Promise<void> {
    const { table, spec } = store.getState()
    if (!table) return
    const measure = cells.measures.find(({ id }) => id === model.measure.id)
    if (!measure) return
    const background: Background = how.endsWith('transparent') ? 'transparent' : 'white'
    const drawn = chartPicture(model, footnote(cells, measure, table, spec), background)
    const name = `${table.name.replace(/\.[^.]*$/, '')} ${model.measure.name.toLowerCase()}`
    if (how === 'copy') {
      // The promise, not its value: a browser takes no picture that comes long after the click.
      const png = drawn.then((picture) => pngOf(picture, 2))
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
      setCopied(true)
      setTimeout(() => setCopied(false), SAID_FOR_MS)
      return
    }
    const picture = await drawn
    if (how === 'svg') saveFile(`${name}.svg`, new Blob([picture.text], { type: 'image/svg+xml' }))
    else saveFile(`${name}.png`, await pngOf(picture, how === 'png' ? 1 : 2))
  }
  return (
    <MenuTrigger>
      <Button look="icon" aria-label={isCopied ? 'Chart copied' : 'Copy or save the chart'}>
        <Download aria-hidden />
      </Button>
      <Menu placement="bottom end" onAction={(key) => void take(String(key))}>
        <MenuItem id="copy">Copy as picture</MenuItem>
        <MenuItem id="svg">Save as SVG…</MenuItem>
        <MenuItem id="png">Save as PNG…</MenuItem>
        <MenuItem id="double">Save as PNG, double size…</MenuItem>
        <MenuItem id="double transparent">Save as PNG, double size, transparent…</MenuItem>
      </Menu>
    </MenuTrigger>
  )
}
