import type { PivotCells } from '../cells/pivot-cells'
import type { SessionsTable } from '../dataset/sessions-table'
import type { PivotSpec } from '../pivot/spec'
import { buildDeck } from './build-deck'
import type { Shown } from './deck/deck'
import { addSlide, emptyDeck, newSlide } from './deck/deck-edits'
import type { DeckModel } from './slide-model'
import { SHIPPED_THEMES } from './theme/shipped'
import type { Theme } from './theme/theme'

interface ViewAsked {
  readonly cells: PivotCells
  readonly measure: number
  readonly spec: PivotSpec
  readonly name: string
  /** As the user wrote it; null for the one the data suggests. */
  readonly headline: string | null
  readonly theme: Theme | null
}

interface ViewSlide {
  /** A deck of this slide alone. */
  readonly model: DeckModel
  readonly headline: string
  readonly suggested: string
  /** What a deck would have to show. */
  readonly shown: Shown
}

/** The slide of one measure of a pivot that is on the screen: its chart beside its table. */
export function viewSlide({ cells, measure, spec, name, headline, theme }: ViewAsked, table: SessionsTable): ViewSlide {
  const shown: Shown = { kind: 'view', name, spec, measure: cells.measures[measure]!.id }
  const one = addSlide(newSlide('chart-table', [shown], { headline }))(
    emptyDeck(table.name, theme ?? SHIPPED_THEMES[0]!),
  )
  const { id } = one.slides[0]!
  const built = buildDeck(one, {
    table,
    answers: new Map([[id, [{ kind: 'cells', cells, measure, spec }]]]),
    options: { filters: [], thresholds: spec.thresholds, level: spec.level },
    fingerprint: null,
  })
  const suggested = built.suggested.get(id)!
  return { model: built.model, headline: headline ?? suggested, suggested, shown }
}
