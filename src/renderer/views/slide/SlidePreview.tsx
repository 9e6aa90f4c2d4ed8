import { X } from 'lucide-react'
import { useRef } from 'react'
import { Dialog, Heading, Input, Label, Modal, ModalOverlay, TextField } from 'react-aria-components'
import { createPortal } from 'react-dom'
import type { DeckModel } from '#core/slide/slide-model'
import { Button } from '../../ui/Button'
import { PrintSheets } from '../../ui/slide/PrintSheets'
import { SlideSheet } from '../../ui/slide/SlideSheet'
import { useSize } from '../../ui/use-size'
import css from './SlidePreview.module.css'

interface SlidePreviewProps {
  /** A deck of one slide. */
  readonly deck: DeckModel
  readonly headline: string
  readonly hasPdf: boolean
  onReword(headline: string): void
  onPrint(): void
  onAdd(): void
  onClose(): void
}

/** Four lines of the smallest headline. */
const MOST_LETTERS = 360

/** The slide of a view as it will be printed, with its headline to be rewritten. */
export function SlidePreview({ deck, headline, hasPdf, onReword, onPrint, onAdd, onClose }: SlidePreviewProps) {
  const stage = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(stage)
  const scale = width > 0 ? Math.min(1, width / deck.width, height / deck.height) : 0
  return (
    <ModalOverlay className={css.overlay!} isOpen isDismissable onOpenChange={(isOpen) => isOpen || onClose()}>
      <Modal className={css.modal!}>
        <Dialog className={css.dialog!} aria-label="Slide">
          <div className={css.bar} data-print="hide">
            <Heading slot="title" className={css.title!}>
              Slide
            </Heading>
            <TextField className={css.field!} value={headline} onChange={onReword}>
              <Label>Headline</Label>
              <Input className={css.input!} maxLength={MOST_LETTERS} />
            </TextField>
            <Button onPress={onAdd}>Add to slides</Button>
            <Button look="main" onPress={onPrint}>
              {hasPdf ? 'Save as PDF…' : 'Print…'}
            </Button>
            <Button look="icon" aria-label="Close the slide" onPress={onClose}>
              <X aria-hidden />
            </Button>
          </div>
          <div className={css.stage} ref={stage} data-print="hide">
            <div className={css.frame} style={{ width: deck.width * scale, height: deck.height * scale }}>
              <div
                className={css.scaled}
                style={{ width: deck.width, height: deck.height, transform: `scale(${scale})` }}
              >
                <SlideSheet deck={deck} slide={deck.slides[0]!} />
              </div>
            </div>
          </div>
          {!hasPdf && (
            <p className={css.hint} data-print="hide">
              In the print dialog choose “Save as PDF”; the page size is set already.
            </p>
          )}
        </Dialog>
      </Modal>
      {createPortal(<PrintSheets deck={deck} form="slides" />, document.body)}
    </ModalOverlay>
  )
}
