import { useRef } from 'react'
import type { DeckModel, SlideModel } from '#core/slide/slide-model'
import { useSize } from '../../ui/use-size'
import { ScaledSheet } from './ScaledSheet'
import css from './SlidesPage.module.css'

interface SlideStageProps {
  readonly deck: DeckModel | null
  readonly slide: SlideModel | null
  readonly isTrueSize: boolean
}

/** The open slide, as large as there is room for or at its true size. */
export function SlideStage({ deck, slide, isTrueSize }: SlideStageProps) {
  const stage = useRef<HTMLElement>(null)
  const { width, height } = useSize(stage)
  const fitted = deck && width > 0 ? Math.min(width / deck.width, height / deck.height) : 0
  const scale = isTrueSize ? 1 : fitted
  return (
    <section
      className={css.stage}
      ref={stage}
      data-true={isTrueSize || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: at its true size a slide is scrolled, also with the keys
      tabIndex={0}
      aria-label="Preview"
    >
      {deck && slide && scale > 0 && (
        <div className={css.sheet}>
          <ScaledSheet deck={deck} slide={slide} scale={scale} />
        </div>
      )}
      {!deck && <p className={css.quiet}>Asking…</p>}
    </section>
  )
}
