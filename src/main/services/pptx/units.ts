/** Pixels of a 96th of an inch as inches, which pptxgenjs takes. */
export const inches = (pixels: number): number => pixels / 96

/** Pixels as points, of which an inch has 72; a tenth of one is as fine as type gets. */
export const points = (pixels: number): number => Math.round(pixels * 7.5) / 10
