import type { Dragged, DropPlace } from '#core/pivot/drop'

export interface DragSlice {
  /** What is dragged now, by mouse or with the keys. */
  readonly dragged: Dragged | null
  /** The last thing that could not be done, said beside the shelves until something else is. */
  readonly told: string | null
  drag(dragged: Dragged): void
  endDrag(): void
  /** Lets go of what is dragged. */
  drop(place: DropPlace): void
  tell(told: string | null): void
}
