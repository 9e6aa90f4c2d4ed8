import { ArrowDown, ArrowUp, Copy, Trash2, X } from 'lucide-react'
import { Input, Label, TextArea, TextField } from 'react-aria-components'
import type { View } from '#core/report/report'
import type { BuiltDeck } from '#core/slide/build-deck'
import { type DeckSlide, LAYOUT_NAMES, LAYOUTS, type Layout, PLACES, type Shown } from '#core/slide/deck/deck'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import { AddMenu } from './AddMenu'
import { SlideCheckNote } from './SlideCheckNote'
import css from './SlideWords.module.css'
import { shownName } from './shown-name'

interface SlideWordsProps {
  readonly slide: DeckSlide
  readonly at: number
  readonly count: number
  readonly built: BuiltDeck
  readonly views: readonly View[]
  onChange(change: Partial<Omit<DeckSlide, 'id'>>): void
  onHeadline(text: string, suggested: string): void
  onShow(shown: Shown): void
  onMove(to: number): void
  onDuplicate(): void
  onRemove(): void
  onKeep(): void
}

const TEXTS: Partial<Record<Layout, string>> = {
  title: 'Under the title',
  section: 'Text',
  quotation: 'Quotation',
  points: 'Subtitle',
  'two-charts': 'Subtitle',
  'one-page': 'Subtitle',
}

/** What can be said and changed of one slide: its layout, words, what it shows, and what is wrong with it. */
export function SlideWords({ slide, at, count, built, views, ...on }: SlideWordsProps) {
  const { layout, shows, headline, text, source, notes } = slide
  const suggested = built.suggested.get(slide.id) ?? ''
  const model = built.model.slides.find(({ id }) => id === slide.id)
  const check = built.checks.find((one) => one.slide === slide.id)
  const textLabel = TEXTS[layout]
  return (
    <aside className={css.panel} aria-label="The slide" data-print="hide">
      <div className={css.row}>
        <Select
          label="Layout"
          options={LAYOUTS.map((id) => ({ id, name: LAYOUT_NAMES[id] }))}
          chosen={layout}
          onChoose={(id) => on.onChange({ layout: id as Layout })}
        />
        <span className={css.gap} />
        <Button look="icon" aria-label="Move the slide up" isDisabled={at === 0} onPress={() => on.onMove(at - 1)}>
          <ArrowUp aria-hidden />
        </Button>
        <Button
          look="icon"
          aria-label="Move the slide down"
          isDisabled={at === count - 1}
          onPress={() => on.onMove(at + 1)}
        >
          <ArrowDown aria-hidden />
        </Button>
        <Button look="icon" aria-label="Duplicate the slide" onPress={on.onDuplicate}>
          <Copy aria-hidden />
        </Button>
        <Button look="icon" aria-label="Take the slide out" onPress={on.onRemove}>
          <Trash2 aria-hidden />
        </Button>
      </div>
      <TextField
        className={css.field!}
        value={headline ?? suggested}
        onChange={(words) => on.onHeadline(words, suggested)}
      >
        <Label>Headline</Label>
        <TextArea className={css.area!} rows={3} maxLength={10_000} />
      </TextField>
      {headline === null ? (
        <p className={css.quiet}>Suggested from the data.</p>
      ) : (
        <Button look="quiet" onPress={() => on.onHeadline('', suggested)}>
          Use the suggested one
        </Button>
      )}
      {check && <SlideCheckNote check={check} onKeep={on.onKeep} />}
      {textLabel && (
        <TextField className={css.field!} value={text} onChange={(words) => on.onChange({ text: words })}>
          <Label>{textLabel}</Label>
          <TextArea className={css.area!} rows={layout === 'quotation' ? 5 : 2} maxLength={20_000} />
        </TextField>
      )}
      {layout === 'quotation' && (
        <TextField className={css.field!} value={source} onChange={(words) => on.onChange({ source: words })}>
          <Label>Whose words</Label>
          <Input className={css.input!} maxLength={2_000} />
        </TextField>
      )}
      {PLACES[layout] > 0 && (
        <section className={css.shows} aria-label="What it shows">
          <h2>
            Shows {shows.length} of {PLACES[layout]}
          </h2>
          <ul>
            {shows.map((shown, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same thing may stand twice
              <li key={i}>
                <span>{shownName(shown)}</span>
                <Button
                  look="icon"
                  aria-label={`Take out ${shownName(shown)}`}
                  onPress={() => on.onChange({ shows: shows.toSpliced(i, 1), printed: null })}
                >
                  <X aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
          <AddMenu
            label={shows.length < PLACES[layout] ? 'Show…' : 'Show instead…'}
            views={views}
            hasWords={false}
            onWords={() => undefined}
            onShow={on.onShow}
          />
        </section>
      )}
      <TextField className={css.field!} value={notes} onChange={(words) => on.onChange({ notes: words })}>
        <Label>Speaker notes</Label>
        <TextArea className={css.area!} rows={4} maxLength={20_000} />
      </TextField>
      <section className={css.shows} aria-label="Print proof">
        <h2>Print proof</h2>
        {model && model.proof.length > 0 ? (
          <ul>
            {model.proof.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : (
          <p className={css.quiet}>Nothing is cut, shrunk or left out.</p>
        )}
      </section>
    </aside>
  )
}
