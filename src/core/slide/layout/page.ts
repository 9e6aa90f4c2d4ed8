import type { DeckSize } from '../deck/deck'
import type { Box, TextBlock } from '../slide-model'
import { cleanText } from '../text/clean-text'
import { fitText, type Step } from '../text/fit-text'
import type { Face } from '../text/text-width'
import type { Theme } from '../theme/theme'

/** Pixels of a page of each size: 13.333 by 7.5 and 10 by 7.5 inches at 96 a inch. */
export const PAGE_SIZES: Readonly<Record<DeckSize, { readonly width: number; readonly height: number }>> = {
  '16:9': { width: 1280, height: 720 },
  '4:3': { width: 960, height: 720 },
}

/** Where things may stand on a page, and how they look there. */
export interface Page {
  readonly width: number
  readonly height: number
  readonly theme: Theme
  /** What was cut, shrunk or left out, in words. */
  readonly proof: string[]
}

export const contentWidth = ({ width, theme }: Page): number => width - 2 * theme.margins.x

/** Height of a line, in font sizes. */
export const LEADING = { serif: 1.2, sans: 1.4 } as const

export interface TextAsked {
  readonly role: TextBlock['role']
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly steps: readonly Step[]
  readonly face?: 'serif' | 'sans'
  readonly weight?: 400 | 650
  readonly ink?: TextBlock['ink']
  readonly isItalic?: boolean
  readonly align?: TextBlock['align']
  readonly isFilled?: boolean
  /** What it is called in the proof; nothing is said of it without. */
  readonly named?: string
}

const faceOf = (face: 'serif' | 'sans', weight: 400 | 650): Face =>
  face === 'serif' ? 'serif' : weight === 650 ? 'bold' : 'body'

/** Pixels around a text on a ground of its own. */
const PADDING = 14

/** Sets a text at the first of its sizes at which it fits, as high as its lines are. */
export function setText(page: Page, asked: TextAsked): TextBlock {
  const { role, x, y, width, steps, face = 'sans', weight = 400, isFilled = false } = asked
  const text = cleanText(asked.text)
  const inner = isFilled ? width - 2 * PADDING : width
  const fitted = fitText(text, inner, faceOf(face, weight), steps)
  if (asked.named !== undefined) {
    if (fitted.isCut)
      page.proof.push(
        `${asked.named} is cut after ${fitted.text.length - 1} of ${text.length} characters; the notes have all of it.`,
      )
    else if (fitted.size < steps[0]!.size)
      page.proof.push(`${asked.named} is set in ${fitted.size} in place of ${steps[0]!.size} pixels.`)
  }
  const height = Math.ceil(fitted.lines.length * fitted.size * LEADING[face]) + (isFilled ? 2 * PADDING : 0)
  return {
    kind: 'text',
    role,
    box: { x, y, width, height },
    paragraphs: [fitted.text],
    full: fitted.isCut ? text.slice(0, 20_000) : '',
    size: fitted.size,
    face,
    weight,
    ink: asked.ink ?? 'ink',
    isItalic: asked.isItalic ?? false,
    align: asked.align ?? 'left',
    isFilled,
  }
}

export const bottomOf = ({ box }: { readonly box: Box }): number => box.y + box.height
