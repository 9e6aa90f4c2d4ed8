import { useEffect, useState } from 'react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { PLACES } from '#core/slide/deck/deck'
import { changeSlide, duplicateSlide, moveSlide, removeSlide, showOn, wordHeadline } from '#core/slide/deck/deck-edits'
import { useApp, useAppStore } from '../../store/use-app'
import { FullScreen } from './FullScreen'
import { NoSlides } from './NoSlides'
import { SlideList } from './SlideList'
import { SlideStage } from './SlideStage'
import css from './SlidesPage.module.css'
import { SlidesTools } from './SlidesTools'
import { SlideWords } from './SlideWords'

interface SlidesPageProps {
  readonly table: SessionsTable
  /** What stands above the slides, such as why there are none. */
  readonly children: React.ReactNode
}

/** The deck: its slides in order, the open one as it will be printed, and what can be said of it. */
export function SlidesPage({ table, children }: SlidesPageProps) {
  const store = useAppStore()
  const deck = useApp((app) => app.deck)
  const built = useApp((app) => app.builtDeck)
  const spec = useApp((app) => app.spec)
  const views = useApp((app) => app.views)
  const open = useApp((app) => app.deckSlide)
  const isAsking = useApp((app) => app.isAskingDeck)
  const [isFull, setFull] = useState(false)
  const [isTrueSize, setTrueSize] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever what it stands on changes
  useEffect(() => void store.getState().askDeck(), [store, table, deck, spec.thresholds, spec.level])
  const { editDeck, openSlideOf, keepDeck } = store.getState()
  const at = deck
    ? Math.max(
        0,
        deck.slides.findIndex(({ id }) => id === open),
      )
    : 0
  const slide = deck?.slides[at]
  const model = built?.model.slides.find(({ id }) => id === slide?.id)
  if (!deck || deck.slides.length === 0) return <NoSlides>{children}</NoSlides>
  return (
    <div className={css.page} data-asking={isAsking || undefined}>
      {built && (
        <SlideList
          deck={deck}
          built={built}
          open={slide?.id ?? null}
          onOpen={openSlideOf}
          onMove={(id, to) => editDeck(moveSlide(id, to))}
          onRemove={(id) => editDeck(removeSlide(id))}
        />
      )}
      <main className={css.main} aria-busy={isAsking}>
        <h1 className="visually-hidden">Slides</h1>
        <SlidesTools
          deck={deck}
          built={built}
          slide={slide?.id ?? null}
          isTrueSize={isTrueSize}
          onTrueSize={setTrueSize}
          onFullScreen={() => setFull(true)}
        />
        {children}
        <SlideStage deck={built?.model ?? null} slide={model ?? null} isTrueSize={isTrueSize} />
      </main>
      {built && slide && (
        <SlideWords
          key={slide.id}
          slide={slide}
          at={at}
          count={deck.slides.length}
          built={built}
          views={views}
          onChange={(change) => editDeck(changeSlide(slide.id, change))}
          onHeadline={(text, suggested) => editDeck(wordHeadline(slide.id, text, suggested))}
          onShow={(shown) =>
            editDeck(
              slide.shows.length < PLACES[slide.layout]
                ? changeSlide(slide.id, { shows: [...slide.shows, shown], printed: null })
                : showOn(slide.id, shown),
            )
          }
          onMove={(to) => editDeck(moveSlide(slide.id, to))}
          onDuplicate={() => editDeck(duplicateSlide(slide.id))}
          onRemove={() => editDeck(removeSlide(slide.id))}
          onKeep={() => keepDeck(slide.id)}
        />
      )}
      {isFull && built && (
        <FullScreen
          deck={built.model}
          start={at}
          onClose={(shown) => {
            setFull(false)
            openSlideOf(deck.slides[shown]?.id ?? null)
          }}
        />
      )}
    </div>
  )
}
