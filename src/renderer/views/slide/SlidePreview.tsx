import { X } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { Dialog, Heading, Input, Label, Modal, ModalOverlay, TextField } from 'react-aria-components'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { PivotSpec } from '#core/pivot/spec'
import { buildSlide } from '#core/slide/slide-model'
import { Button } from '../../ui/Button'
import { useSize } from '../../ui/use-size'
import { SlidePage } from './SlidePage'
import css from './SlidePreview.module.css'

interface SlidePreviewProps {
  readonly cells: PivotCells
  readonly measure: number
  readonly table: SessionsTable
  readonly spec: PivotSpec
  readonly hasPdf: boolean
  /** The headline a user gave to this slide; null while it has the one that is made for it. */
  readonly reworded: string | null
  onReword(headline: string | null): void
  onPrint(title: string): void
  onClose(): void
}

const WIDTH = 1280
const HEIGHT = 720
/** Four lines of the smallest headline. */
const MOST_LETTERS = 360

/** The slide as it will be printed, with its headline to be rewritten. */
export function SlidePreview({
  cells,
  measure,
  table,
  spec,
  hasPdf,
  reworded,
  onReword,
  onPrint,
  onClose,
}: SlidePreviewProps) {
  const slide = useMemo(() => buildSlide(cells, measure, table, spec), [cells, measure, table, spec])
  const [headline, setHeadline] = useState(reworded ?? slide.headline)
  const reword = (text: string) => {
    setHeadline(text)
    onReword(text === slide.headline ? null : text)
  }
  const stage = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(stage)
  const scale = width > 0 ? Math.min(1, width / WIDTH, height / HEIGHT) : 0
  return (
    <ModalOverlay className={css.overlay!} isOpen isDismissable onOpenChange={(isOpen) => isOpen || onClose()}>
      <Modal className={css.modal!}>
        <Dialog className={css.dialog!} aria-label="Slide">
          <div className={css.bar} data-print="hide">
            <Heading slot="title" className={css.title!}>
              Slide
            </Heading>
            <TextField className={css.field!} value={headline} onChange={reword}>
              <Label>Headline</Label>
              <Input className={css.input!} maxLength={MOST_LETTERS} />
            </TextField>
            <Button look="main" onPress={() => onPrint(headline)}>
              {hasPdf ? 'Save as PDF…' : 'Print…'}
            </Button>
            <Button look="icon" aria-label="Close the slide" onPress={onClose}>
              <X aria-hidden />
            </Button>
          </div>
          <div className={css.stage} ref={stage}>
            <div className={css.frame} style={{ width: WIDTH * scale, height: HEIGHT * scale }}>
              <div className={css.scaled} style={{ transform: `scale(${scale})` }}>
                <SlidePage slide={slide} headline={headline} />
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
    </ModalOverlay>
  )
}
