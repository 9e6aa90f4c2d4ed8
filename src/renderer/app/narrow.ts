/** Where there is little room the panels lie over the table. */
export const NARROW = '(max-width: 1180px)'

export const isNarrow = (): boolean => window.matchMedia(NARROW).matches
