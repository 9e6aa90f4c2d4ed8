import { useEffect } from 'react'
import type { DeckModel } from '#core/slide/slide-model'
import css from './PrintSheets.module.css'
import { SlideSheet } from './SlideSheet'

/** What a page of paper has: a slide that fills it, or a slide with its notes under it. */
export type PrintForm = 'slides' | 'handout'

/** A4, in pixels of a 96th of an inch, and the room around what is printed. */
const A4 = { width: 794, height: 1123 }
const MARGIN = 57

interface PrintSheetsProps {
  readonly deck: DeckModel
  readonly form: PrintForm
}

/** A deck as it goes to paper or into a PDF: nothing else of the window is printed beside it. */
export function PrintSheets({ deck, form }: PrintSheetsProps) {
  const { width, height } = deck
  useEffect(() => {
    const size = form === 'handout' ? '210mm 297mm' : `${width / 96}in ${height / 96}in`
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`@page { size: ${size}; margin: 0; }`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [width, height, form])
  const scale = (A4.width - 2 * MARGIN) / width
  return (
    <div className={css.sheets} data-print="sheets">
      {deck.slides.map((slide) =>
        form === 'slides' ? (
          <div key={slide.id} className={css.page} style={{ width, height }}>
            <SlideSheet deck={deck} slide={slide} />
          </div>
        ) : (
          <section key={slide.id} className={css.paper} style={{ ...A4, padding: MARGIN }}>
            <div className={css.frame} style={{ width: width * scale, height: height * scale }}>
              {/* Not a transform: its full width would make the printer shrink the page. */}
              <div style={{ width, height, zoom: scale }}>
                <SlideSheet deck={deck} slide={slide} />
              </div>
            </div>
            <div className={css.notes}>
              {slide.notes.map((line, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines stay where they are
                <p key={i}>{line}</p>
              ))}
            </div>
            <p className={css.foot}>
              <span>{deck.title}</span>
              <span>{slide.number}</span>
            </p>
          </section>
        ),
      )}
    </div>
  )
}
