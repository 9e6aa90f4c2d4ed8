import { GripVertical } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import type { BuiltDeck } from '#core/slide/build-deck'
import { type Deck, LAYOUT_NAMES } from '#core/slide/deck/deck'
import { ScaledSheet } from './ScaledSheet'
import css from './SlideList.module.css'

interface SlideListProps {
  readonly deck: Deck
  readonly built: BuiltDeck
  readonly open: string | null
  onOpen(slide: string): void
  /** Moves a slide so that it stands at a place, from 0. */
  onMove(slide: string, to: number): void
  onRemove(slide: string): void
}

const WIDTH = 176

/** The slides in their order, to be opened, moved by drag or with the keys, and taken out. */
export function SlideList({ deck, built, open, onOpen, onMove, onRemove }: SlideListProps) {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder({ keys, target }) {
      const [moved] = keys
      const from = deck.slides.findIndex(({ id }) => id === moved)
      const at = deck.slides.findIndex(({ id }) => id === target.key)
      if (from < 0 || at < 0) return
      const behind = target.dropPosition === 'after' ? at + 1 : at
      onMove(String(moved), behind > from ? behind - 1 : behind)
    },
  })
  const items = deck.slides.flatMap((slide, i) => {
    const model = built.model.slides.find(({ id }) => id === slide.id)
    const check = built.checks.find((one) => one.slide === slide.id)
    return model ? [{ id: slide.id, slide, model, check, at: i }] : []
  })
  const press = (event: KeyboardEvent) => {
    if (open === null) return
    const at = deck.slides.findIndex(({ id }) => id === open)
    if (event.altKey && event.key === 'ArrowUp') onMove(open, at - 1)
    else if (event.altKey && event.key === 'ArrowDown') onMove(open, at + 1)
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove(open)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // The list keeps arrows to itself, so these keys are heard before it.
    <nav className={css.place} aria-label="Order of the slides" data-print="hide" onKeyDownCapture={press}>
      <GridList
        className={css.list!}
        aria-label="Slides"
        items={items}
        dependencies={[built, deck, open]}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={open === null ? [] : [open]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys
          if (key !== undefined) onOpen(String(key))
        }}
        dragAndDropHooks={dragAndDropHooks}
      >
        {({ id, slide, model, check, at }) => (
          <GridListItem id={id} className={css.item!} textValue={`${at + 1}. ${model.headline}`}>
            <span className={css.number}>
              {at + 1}
              <AriaButton slot="drag" className={css.grip!} aria-label={`Move slide ${at + 1}`}>
                <GripVertical aria-hidden />
              </AriaButton>
            </span>
            <span className={css.sheet} aria-hidden inert>
              <ScaledSheet deck={built.model} slide={model} scale={WIDTH / built.model.width} />
            </span>
            <span className={css.words}>
              <span className={css.layout}>{LAYOUT_NAMES[slide.layout]}</span>
              {check && check.state !== 'same' && check.state !== 'unprinted' && (
                <span className={css.flag}>{check.state === 'lacking' ? 'not in this data' : 'changed'}</span>
              )}
              {check?.words === 'read-again' && <span className={css.flag}>read its headline</span>}
            </span>
          </GridListItem>
        )}
      </GridList>
    </nav>
  )
}
