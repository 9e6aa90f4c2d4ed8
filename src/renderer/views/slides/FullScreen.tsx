import { useEffect, useRef, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import type { DeckModel } from '#core/slide/slide-model'
import { useSize } from '../../ui/use-size'
import css from './FullScreen.module.css'
import { ScaledSheet } from './ScaledSheet'

interface FullScreenProps {
  readonly deck: DeckModel
  /** Place of the slide to begin with, from 0. */
  readonly start: number
  onClose(at: number): void
}

const ON = new Set(['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter'])
const BACK = new Set(['ArrowLeft', 'ArrowUp', 'PageUp'])

/** The slides one after the other, as large as the screen: arrows and space turn them, Escape ends it. */
export function FullScreen({ deck, start, onClose }: FullScreenProps) {
  const [at, setAt] = useState(start)
  const last = deck.slides.length - 1
  const close = useRef(() => onClose(at))
  useEffect(() => {
    close.current = () => onClose(at)
  })
  useEffect(() => {
    // A browser may refuse; the slides fill the window then. Its own Escape leaves the full screen first.
    const left = () => document.fullscreenElement ?? close.current()
    const entered = document.documentElement.requestFullscreen?.().then(
      () => document.addEventListener('fullscreenchange', left),
      () => undefined,
    )
    return () => {
      void entered?.then(() => document.removeEventListener('fullscreenchange', left))
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
    }
  }, [])
  useEffect(() => {
    const turn = (by: number) => setAt((now) => Math.max(0, Math.min(last, now + by)))
    const press = (event: KeyboardEvent) => {
      if (ON.has(event.key)) turn(1)
      else if (BACK.has(event.key)) turn(-1)
      else if (event.key === 'Home') setAt(0)
      else if (event.key === 'End') setAt(last)
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    // Wherever the focus is: nothing else is on the screen.
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [last])
  const slide = deck.slides[at]
  return (
    <ModalOverlay className={css.overlay!} isOpen onOpenChange={(isOpen) => isOpen || onClose(at)}>
      <Modal className={css.modal!}>
        <Dialog className={css.dialog!} aria-label={`Slide ${at + 1} of ${deck.slides.length}`}>
          {slide && <Stage deck={deck} slide={slide} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Stage({ deck, slide }: { readonly deck: DeckModel; readonly slide: DeckModel['slides'][number] }) {
  const place = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(place)
  const scale = width > 0 ? Math.min(width / deck.width, height / deck.height) : 0
  return (
    <div className={css.stage} ref={place}>
      {scale > 0 && <ScaledSheet deck={deck} slide={slide} scale={scale} />}
    </div>
  )
}
