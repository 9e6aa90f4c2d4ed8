import type { DeckModel, SlideModel } from '#core/slide/slide-model'
import { SlideSheet } from '../../ui/slide/SlideSheet'
import css from './ScaledSheet.module.css'

interface ScaledSheetProps {
  readonly deck: DeckModel
  readonly slide: SlideModel
  /** Pixels of the window for each of the page. */
  readonly scale: number
}

/** A slide smaller or larger than it is. */
export function ScaledSheet({ deck, slide, scale }: ScaledSheetProps) {
  const { width, height } = deck
  return (
    <div className={css.frame} style={{ width: width * scale, height: height * scale }}>
      <div className={css.scaled} style={{ width, height, transform: `scale(${scale})` }}>
        <SlideSheet deck={deck} slide={slide} />
      </div>
    </div>
  )
}
