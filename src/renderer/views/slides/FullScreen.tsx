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
  const place = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(place)
  useEffect(() => {
    // A browser may refuse; the slides fill the window then.
    void document.documentElement.requestFullscreen?.().catch(() => undefined)
    return () => {
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
    }
  }, [])
  const slide = deck.slides[at]
  if (!slide) return null
  const turn = (by: number) => setAt((now) => Math.max(0, Math.min(deck.slides.length - 1, now + by)))
  const scale = width > 0 ? Math.min(width / deck.width, height / deck.height) : 0
  return (
    <ModalOverlay className={css.overlay!} isOpen onOpenChange={(isOpen) => isOpen || onClose(at)}>
      <Modal className={css.modal!}>
        <Dialog className={css.dialog!} aria-label={`Slide ${at + 1} of ${deck.slides.length}`}>
          {/* biome-ignore lint/a11y/useSemanticElements: a button may not hold a heading, and a slide has one */}
          <div
            className={css.stage}
            ref={place}
            role="button"
            // biome-ignore lint/a11y/noAutofocus: keys must work at once
            autoFocus
            tabIndex={0}
            aria-label="Next slide"
            onClick={() => turn(1)}
            onKeyDown={(event) => {
              if (ON.has(event.key)) turn(1)
              else if (BACK.has(event.key)) turn(-1)
              else if (event.key === 'Home') setAt(0)
              else if (event.key === 'End') setAt(deck.slides.length - 1)
              else return
              event.preventDefault()
            }}
          >
            {scale > 0 && <ScaledSheet deck={deck} slide={slide} scale={scale} />}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
