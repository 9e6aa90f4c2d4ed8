import { dropOf } from '#core/pivot/drop'
import type { CreateSlice } from './app-state'
import type { DragSlice } from './drag-state'

export const createDragSlice: CreateSlice<DragSlice> = (set, get) => ({
  dragged: null,
  told: null,
  drag: (dragged) => set({ dragged, told: null }),
  endDrag: () => set({ dragged: null }),

  drop(place) {
    const { dragged, table, spec, edit, openFilter } = get()
    set({ dragged: null })
    if (!dragged || !table) return
    const drop = dropOf(dragged, place, spec, table)
    if (drop.kind === 'edit') edit(drop.edit)
    if (drop.kind === 'filter') openFilter(drop.dimension)
    if (drop.kind === 'refused') set({ told: drop.why })
  },

  tell: (told) => set({ told }),
})
