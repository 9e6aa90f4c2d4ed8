import type { CellPlace } from '#core/cells/follow-cell'
import type { FilterPath } from '#core/pivot/filter-edits'

export type Page = 'data' | 'explore' | 'figures' | 'value' | 'classify' | 'slides'

/** A cell of the table by its position. */
export type Selection = CellPlace

/** What lies over the page, one at a time. */
export type Overlay = 'format' | 'palette' | 'shortcuts' | 'history' | 'thresholds' | 'rename' | 'field-search'

/** A filter by its dimension and place; without a place the one that stands by itself on the dimension, or a new one. */
export interface FilterPlace {
  readonly dimension: string
  readonly path?: FilterPath
  /** A new filter that is joined with the one in the place. */
  readonly joins?: 'all' | 'any'
}

export interface PageSlice {
  readonly page: Page
  readonly overlay: Overlay | null
  /** In a narrow window: whether the fields lie over the table. */
  readonly areFieldsOver: boolean
  readonly selection: Selection | null
  /** A second cell the selected one is compared with. */
  readonly compared: Selection | null
  /** True while the next cell that is selected is compared with the selected one. */
  readonly isComparing: boolean
  readonly isSlideOpen: boolean
  /** The filter that is being edited. */
  readonly filterOn: FilterPlace | null
  go(page: Page): void
  openOverlay(overlay: Overlay): void
  /** The measure whose format is looked at; the selected one where nothing is said. */
  readonly formatOn: string | null
  openFormat(measure: string | null): void
  closeOverlay(): void
  layFieldsOver(areFieldsOver: boolean): void
  select(selection: Selection | null): void
  compareWith(other: Selection | null): void
  /** Makes the second cell of a comparison the first. */
  swapCompared(): void
  /** Takes the cell as the first of a comparison, or as the second where a first one waits. */
  holdForComparison(cell: Selection): void
  /** Opens the filter that stands by itself on a dimension, or a new one. */
  openFilter(dimension: string): void
  openFilterAt(place: FilterPlace): void
  closeFilter(): void
  openSlide(): void
  closeSlide(): void
}
