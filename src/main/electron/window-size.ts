import type { Size } from 'electron'

/** The page folds its side panels at this size and has nothing left to fold below it. */
export const SMALLEST: Size = { width: 720, height: 480 }

/** A remembered size made to fit: whole, large enough to use, and no larger than the screen there is today. */
export const fittingSize = (remembered: Size, screen: Size): Size => ({
  width: clamp(remembered.width, SMALLEST.width, screen.width),
  height: clamp(remembered.height, SMALLEST.height, screen.height),
})

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(Math.round(value), most))
