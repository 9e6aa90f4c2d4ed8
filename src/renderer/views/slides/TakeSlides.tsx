import { useEffect, useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { createPortal } from 'react-dom'
import type { BuiltDeck } from '#core/slide/build-deck'
import { bridge } from '../../bridge'
import { saveFile } from '../../save-file'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { pngOf } from '../../ui/chart/chart-picture'
import { Menu, MenuItem, MenuSection } from '../../ui/Menu'
import { type PrintForm, PrintSheets } from '../../ui/slide/PrintSheets'
import { settled, slidePicture } from '../../ui/slide/slide-picture'

interface TakeSlidesProps {
  readonly built: BuiltDeck | null
  readonly slide: string | null
}

/** Ways to take the deck elsewhere, or the open slide as a picture. What is taken counts as printed. */
export function TakeSlides({ built, slide }: TakeSlidesProps) {
  const store = useAppStore()
  const hasPdf = useApp((app) => app.info?.hasPdf ?? false)
  const [printing, setPrinting] = useState<PrintForm | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: printed once for each time it is asked for
  useEffect(() => {
    if (printing === null || !built) return
    const title = document.title
    const print = async () => {
      const charts = built.model.slides.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'chart'))
      await settled(document.querySelector('[data-print="sheets"]')!, charts.length)
      // A PDF is called what its page is called.
      document.title = built.model.title
      if (hasPdf) {
        const printed = await bridge.call('slide.print', { title: built.model.title })
        if (!printed.ok) store.getState().fail(printed.failure)
        else if (printed.value.saved !== null) store.getState().keepDeck()
      } else {
        window.print()
        store.getState().keepDeck()
      }
    }
    void print().finally(() => {
      document.title = title
      setPrinting(null)
    })
  }, [printing])
  const model = built?.model.slides.find(({ id }) => id === slide)
  const picture = async (how: string) => {
    if (!built || !model) return
    const drawn = slidePicture(built.model, model, !how.endsWith('transparent'))
    if (how === 'copy') {
      // The promise, not its value: a browser takes no picture that comes long after the click.
      const png = drawn.then((shown) => pngOf(shown, 2))
      return navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
    }
    const name = `${built.model.title.slice(0, 60)} ${model.number}`
    const shown = await drawn
    if (how === 'svg') saveFile(`${name}.svg`, new Blob([shown.text], { type: 'image/svg+xml' }))
    else saveFile(`${name}.png`, await pngOf(shown, how === 'png' ? 1 : 2))
  }
  return (
    <>
      <MenuTrigger>
        <Button look="main" isDisabled={!built}>
          Take the slides
        </Button>
        <Menu
          placement="bottom end"
          onAction={(key) => {
            if (key === 'pptx') void store.getState().savePptx()
            else if (key === 'slides' || key === 'handout') setPrinting(key)
            else void picture(String(key))
          }}
        >
          <MenuSection name="The deck">
            <MenuItem id="pptx">PowerPoint…</MenuItem>
            <MenuItem id="slides">{hasPdf ? 'PDF…' : 'Print or PDF…'}</MenuItem>
            <MenuItem id="handout">{hasPdf ? 'Handout with notes, PDF…' : 'Print a handout with notes…'}</MenuItem>
          </MenuSection>
          <MenuSection name="This slide">
            <MenuItem id="copy">Copy as picture</MenuItem>
            <MenuItem id="png">Save as PNG…</MenuItem>
            <MenuItem id="double">Save as PNG, double size…</MenuItem>
            <MenuItem id="double transparent">Save as PNG, double size, transparent…</MenuItem>
            <MenuItem id="svg">Save as SVG…</MenuItem>
          </MenuSection>
        </Menu>
      </MenuTrigger>
      {printing !== null && built && createPortal(<PrintSheets deck={built.model} form={printing} />, document.body)}
    </>
  )
}
