import { Maximize2, Redo2, Scan, Undo2 } from 'lucide-react'
import { formatCount } from '#core/format/number'
import type { BuiltDeck } from '#core/slide/build-deck'
import type { Deck } from '#core/slide/deck/deck'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { ExportState } from '../../ui/ExportState'
import { IconToggle } from '../../ui/IconToggle'
import { AddMenu } from './AddMenu'
import { DeckMenu } from './DeckMenu'
import { LookMenu } from './LookMenu'
import css from './SlidesPage.module.css'
import { TakeSlides } from './TakeSlides'

interface SlidesToolsProps {
  readonly deck: Deck
  readonly built: BuiltDeck | null
  readonly slide: string | null
  readonly isTrueSize: boolean
  onTrueSize(isTrueSize: boolean): void
  onFullScreen(): void
}

/** What can be done with the deck as a whole, and how many of its slides the data no longer bears out. */
export function SlidesTools({ deck, built, slide, isTrueSize, onTrueSize, onFullScreen }: SlidesToolsProps) {
  const store = useAppStore()
  const views = useApp((app) => app.views)
  const canUndo = useApp((app) => app.deckPast.length > 0)
  const canRedo = useApp((app) => app.deckFuture.length > 0)
  const exporting = useApp((app) => app.exporting)
  const { addToDeck, undoDeck, redoDeck, keepDeck, endExport } = store.getState()
  const changed = built?.checks.filter(({ state, words }) => isChanged(state) || words === 'changed') ?? []
  return (
    <>
      <div className={css.tools} data-print="hide">
        <AddMenu
          label="Add slide"
          views={views}
          hasWords
          onWords={(layout) => addToDeck([], layout, slide)}
          onShow={(shown, layout) => addToDeck([shown], layout, slide)}
        />
        <DeckMenu deck={deck} />
        <LookMenu deck={deck} />
        <Button look="icon" aria-label="Undo" isDisabled={!canUndo} onPress={undoDeck}>
          <Undo2 aria-hidden />
        </Button>
        <Button look="icon" aria-label="Redo" isDisabled={!canRedo} onPress={redoDeck}>
          <Redo2 aria-hidden />
        </Button>
        <IconToggle label="True size" isSelected={isTrueSize} onChange={onTrueSize}>
          <Scan aria-hidden />
        </IconToggle>
        <Button look="icon" aria-label="Full screen" isDisabled={!built} onPress={onFullScreen}>
          <Maximize2 aria-hidden />
        </Button>
        <span className={css.gap} />
        <ExportState exporting={exporting} of={null} onCancel={endExport} />
        <TakeSlides built={built} slide={slide} />
      </div>
      {changed.length > 0 && (
        <div className={css.changed} role="status" data-print="hide">
          <span>
            {formatCount(changed.length)} of {formatCount(deck.slides.length)} slides changed since they were printed.
          </span>
          <Button onPress={() => keepDeck()}>Re-run all</Button>
        </div>
      )}
    </>
  )
}

const isChanged = (state: string): boolean => state === 'changed' || state === 'lacking'
