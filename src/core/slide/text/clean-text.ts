/** Marks that turn the direction of what follows them; a text could hide another one with them. */
const TURNING = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g
/** Halves of characters, and what XML cannot hold. */
const BROKEN = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g
const CONTROL = /[\p{Cc}\u2028\u2029]/gu
/** More accents on one letter than any language has. */
const PILED = /(\p{M}{2})\p{M}+/gu

/**
 * Text from data or from a user as a slide can hold it in every form: in one line, without control characters, halves of
 * characters or marks that turn its direction. Markup and formulas stay as they are; whoever writes them takes them as text.
 */
export const cleanText = (text: string): string =>
  text
    .replace(BROKEN, '\uFFFD')
    .replace(CONTROL, ' ')
    .replace(TURNING, '')
    .replace(PILED, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()

/** The same of a text with paragraphs: lines are kept, empty ones at most one after the other. */
export const cleanLines = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map(cleanText)
    .filter((line, i, lines) => line !== '' || (i > 0 && lines[i - 1] !== ''))
