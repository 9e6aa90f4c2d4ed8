import type { SessionsTable } from '#core/dataset/sessions-table'
import { type DropPlace, dropOf } from '#core/pivot/drop'
import { useApp, useAppStore } from './use-app'

interface DropPlaceState {
  /** What a drop there does, or why it cannot be; null while nothing is dragged. */
  readonly label: string | null
  readonly refusal: string | null
  drop(place: DropPlace): void
}

/** How a place stands to what is dragged now. */
export function useDropPlace(place: DropPlace, name: string, table: SessionsTable): DropPlaceState {
  const store = useAppStore()
  const dragged = useApp((app) => app.dragged)
  // Only while something is dragged: a place that nothing comes to is the same whatever is asked.
  const spec = useApp((app) => (app.dragged ? app.spec : null))
  // A field of the list is nowhere already.
  const isHome = place.on === 'nowhere' && dragged?.from === 'fields'
  const drop = dragged && spec && !isHome && dropOf(dragged, place, spec, table)
  const refusal = drop && drop.kind === 'refused' ? drop.why : null
  return {
    label: drop ? (refusal === null ? name : `${name}: ${refusal}`) : null,
    refusal,
    drop: (to) => store.getState().drop(to),
  }
}
