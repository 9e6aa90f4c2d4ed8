/** A text and what was cut out of it; null where it is whole. */
export interface CutText {
  readonly text: string
  readonly cut: { readonly from: number; readonly to: number; readonly marker: string } | null
}

/**
 * Cuts a text in the middle, so that `most` characters of it are left, half from either end, and a marker says how many
 * are gone. `from` and `to` delimit what was cut out of the text as given.
 */
export function cutMiddle(text: string, most: number): CutText {
  if (text.length <= most) return { text, cut: null }
  const from = notInsidePair(text, Math.ceil(most / 2))
  const to = notInsidePair(text, text.length - Math.floor(most / 2))
  const marker = cutMarker(to - from)
  return { text: text.slice(0, from) + marker + text.slice(to), cut: { from, to, marker } }
}

export const cutMarker = (characters: number): string => `\n[… ${characters} characters cut …]\n`

/** The place itself, or one before where it would split a surrogate pair. */
export function notInsidePair(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
