/** Faces a slide is set in: the interface's font as it is and heavier, and the serif of headlines. */
export type Face = 'body' | 'bold' | 'serif'

/**
 * Widths of the letters from space to tilde, in hundredths of the font size: Inter at 400 and 650, Source Serif 4 at 650,
 * as Chromium measures them.
 */
const WIDTHS: Readonly<Record<Face, readonly number[]>> = {
  body: [
    28, 29, 47, 63, 64, 98, 64, 30, 36, 36, 50, 66, 29, 46, 29, 36, 63, 41, 61, 62, 65, 59, 62, 57, 62, 62, 29, 30, 66,
    66, 66, 51, 97, 69, 65, 73, 72, 60, 59, 75, 74, 27, 57, 67, 57, 90, 75, 76, 64, 76, 64, 64, 65, 74, 69, 99, 68, 68,
    63, 36, 36, 36, 47, 46, 32, 56, 61, 57, 61, 58, 37, 61, 59, 24, 24, 55, 24, 88, 59, 60, 61, 61, 38, 53, 33, 59, 56,
    82, 55, 56, 55, 43, 33, 43, 66,
  ],
  bold: [
    24, 33, 54, 65, 65, 101, 67, 33, 38, 38, 55, 68, 33, 47, 33, 38, 67, 43, 63, 64, 67, 62, 64, 58, 65, 64, 33, 34, 68,
    68, 68, 55, 101, 74, 66, 74, 72, 61, 59, 75, 75, 28, 58, 71, 57, 93, 76, 77, 65, 77, 65, 65, 66, 73, 74, 103, 73,
    72, 66, 38, 38, 38, 48, 47, 36, 58, 63, 59, 63, 59, 39, 63, 62, 27, 27, 57, 27, 91, 62, 61, 63, 63, 40, 55, 36, 62,
    59, 84, 57, 60, 57, 46, 37, 46, 68,
  ],
  serif: [
    22, 33, 45, 55, 55, 96, 74, 22, 40, 40, 46, 55, 31, 34, 31, 38, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 31, 31, 55,
    55, 55, 44, 89, 71, 68, 66, 75, 63, 61, 73, 81, 39, 40, 73, 61, 93, 75, 74, 65, 74, 72, 57, 66, 76, 70, 103, 68, 67,
    60, 37, 38, 37, 55, 53, 40, 56, 64, 53, 63, 54, 38, 58, 66, 34, 32, 63, 34, 97, 66, 60, 64, 62, 49, 48, 37, 65, 58,
    86, 59, 59, 50, 37, 31, 37, 55,
  ],
}

/** Tabular figures. */
const DIGIT: Readonly<Record<Face, number>> = { body: 64, bold: 67, serif: 56 }

/** What programs with other fonts need more: Georgia is wider than Source Serif, and lines of small type are rounded. */
export const SPARE: Readonly<Record<Face, number>> = { body: 1.015, bold: 1.02, serif: 1.1 }

/** The width of a line of text in pixels, for any script near enough to break lines by. */
export function textWidth(text: string, size: number, face: Face): number {
  let hundredths = 0
  for (const character of text) hundredths += widthOf(character.codePointAt(0)!, face)
  return (hundredths * size * SPARE[face]) / 100
}

function widthOf(code: number, face: Face): number {
  // Digits are as wide as each other wherever a slide has them.
  if (code >= 0x30 && code <= 0x39) return DIGIT[face]
  if (code < 0x7f) return WIDTHS[face][code - 0x20] ?? 0
  if (code === 0x202f || code === 0x2009) return 14
  if (code === 0xa0) return 28
  // Joiners, and accents on the letter before.
  if ((code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200d) || code === 0xfe0f) return 0
  if (code >= 0x1f000) return 135
  if (code >= 0x2e80) return 102
  return code < 0x2000 ? 64 : 68
}
