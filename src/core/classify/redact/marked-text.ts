import { cutMarker, notInsidePair } from '../../text/cut-middle'

/** Why something in a text was replaced. */
export const REPLACED = ['e-mail', 'secret', 'user name', 'file name', 'term'] as const
export type Replaced = (typeof REPLACED)[number]

/** A replacement in a text, from `start` to before `end`, and what stood there. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly kind: Replaced
  readonly original: string
}

/** A text and what was replaced in it, in order, not overlapping. */
export interface MarkedText {
  readonly text: string
  readonly spans: readonly Span[]
}

export function joinMarked(parts: readonly MarkedText[], between = ''): MarkedText {
  let text = ''
  const spans: Span[] = []
  parts.forEach((part, i) => {
    if (i > 0) text += between
    const at = text.length
    text += part.text
    for (const span of part.spans) spans.push({ ...span, start: span.start + at, end: span.end + at })
  })
  return { text, spans }
}

export const unmarked = (text: string): MarkedText => ({ text, spans: [] })

/** Cuts as `cutMiddle` does, never inside a replacement: one that the cut would split is cut whole. */
export function cutMarked(marked: MarkedText, most: number): { readonly marked: MarkedText; readonly isCut: boolean } {
  const { text } = marked
  if (text.length <= most) return { marked, isCut: false }
  const from = outside(marked, notInsidePair(text, Math.ceil(most / 2)), 'start')
  const to = outside(marked, notInsidePair(text, text.length - Math.floor(most / 2)), 'end')
  return {
    marked: joinMarked([slice(marked, 0, from), unmarked(cutMarker(to - from)), slice(marked, to, text.length)]),
    isCut: true,
  }
}

function outside({ spans }: MarkedText, at: number, edge: 'start' | 'end'): number {
  return spans.find(({ start, end }) => start < at && at < end)?.[edge] ?? at
}

function slice({ text, spans }: MarkedText, from: number, to: number): MarkedText {
  return {
    text: text.slice(from, to),
    spans: spans
      .filter(({ start, end }) => start >= from && end <= to)
      .map((span) => ({ ...span, start: span.start - from, end: span.end - from })),
  }
}
