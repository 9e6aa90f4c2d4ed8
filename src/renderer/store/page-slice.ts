import type { CreateSlice } from './app-state'
import type { PageSlice } from './page-state'

export const createPageSlice: CreateSlice<PageSlice> = (set, get) => ({
  page: 'explore',
  overlay: null,
  areFieldsOver: false,
  selection: null,
  compared: null,
  isComparing: false,
  isSlideOpen: false,
  filterOn: null,
  formatOn: null,
  go: (page) => set({ page }),
  openOverlay: (overlay) => set({ overlay }),
  openFormat: (formatOn) => set({ formatOn, overlay: 'format' }),
  closeOverlay: () => set({ overlay: null }),
  layFieldsOver: (areFieldsOver) => set({ areFieldsOver }),
  select(selection) {
    const { isComparing } = get()
    if (selection === null) set({ selection, compared: null, isComparing: false })
    else set(isComparing ? { compared: selection } : { selection, compared: null })
  },
  swapCompared() {
    const { selection, compared } = get()
    if (selection && compared) set({ selection: { ...compared, measure: selection.measure }, compared: selection })
  },
  compareWith: (compared) => set({ compared, isComparing: false }),
  holdForComparison(cell) {
    const { isComparing, selection } = get()
    if (isComparing && selection) set({ compared: cell, isComparing: false })
    else set({ selection: cell, compared: null, isComparing: true })
  },
  openFilter: (dimension) => get().openFilterAt({ dimension }),
  openFilterAt: (place) => {
    set({ filterOn: place, page: 'explore' })
    void get().profile(place.dimension)
  },
  closeFilter: () => set({ filterOn: null }),
  openSlide: () => {
    if (get().cells) set({ isSlideOpen: true })
  },
  closeSlide: () => set({ isSlideOpen: false }),
})
