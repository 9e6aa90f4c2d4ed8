import { Download } from 'lucide-react'
import { useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { Button } from '../Button'
import { Menu, MenuItem } from '../Menu'
import { type ChartPicture, pngOf } from './chart-picture'
import type { Background } from './draw-picture'

interface TakeMenuProps {
  /** What the chart is, where there are several on a page. */
  readonly of?: string
  save(name: string, file: Blob): void
  /** The picture, and the name of its file without an ending; null where there is none. */
  draw(background: Background): { readonly picture: Promise<ChartPicture>; readonly name: string } | null
}

const SAID_FOR_MS = 2000

/** Ways to take a chart elsewhere as a picture, with its footnote under it. */
export function TakeMenu({ of, save, draw }: TakeMenuProps) {
  const [isCopied, setCopied] = useState(false)
  async function take(how: string): Promise<void> {
    const drawn = draw(how.endsWith('transparent') ? 'transparent' : 'white')
    if (!drawn) return
    const { picture, name } = drawn
    if (how === 'copy') {
      // The promise, not its value: a browser takes no picture that comes long after the click.
      const png = picture.then((shown) => pngOf(shown, 2))
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
      setCopied(true)
      setTimeout(() => setCopied(false), SAID_FOR_MS)
      return
    }
    const shown = await picture
    if (how === 'svg') save(`${name}.svg`, new Blob([shown.text], { type: 'image/svg+xml' }))
    else save(`${name}.png`, await pngOf(shown, how === 'png' ? 1 : 2))
  }
  const label = isCopied ? 'Chart copied' : 'Copy or save the chart'
  return (
    <MenuTrigger>
      <Button look="icon" aria-label={of === undefined ? label : `${label}: ${of}`}>
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
