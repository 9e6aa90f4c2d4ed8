import type { CreateSlice, PageSlice } from './app-state'

export const createPageSlice: CreateSlice<PageSlice> = (set, get) => ({
  page: 'explore',
  overlay: null,
  areFieldsOver: false,
  selection: null,
  isSlideOpen: false,
  filterOn: null,
  go: (page) => set({ page }),
  openOverlay: (overlay) => set({ overlay }),
  closeOverlay: () => set({ overlay: null }),
  layFieldsOver: (areFieldsOver) => set({ areFieldsOver }),
  select: (selection) => set({ selection }),
  openFilter: (dimension) => {
    set({ filterOn: dimension, page: 'explore' })
    void get().profile(dimension)
  },
  closeFilter: () => set({ filterOn: null }),
  openSlide: () => {
    if (get().cells) set({ isSlideOpen: true })
  },
  closeSlide: () => set({ isSlideOpen: false }),
})
