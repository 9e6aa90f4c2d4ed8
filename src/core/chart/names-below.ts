/** How wide texts are where a chart is drawn, and how they break. */
export interface Letters {
  width(text: string): number
  /** Lines of at most a width; what does not fit into so many of them is cut. */
  wrap(text: string, width: number, mostLines: number): readonly string[]
}

/** The names under a scale. */
export interface NamesBelow {
  /** In lines where they fit, turned where they do not. */
  readonly isTurned: boolean
  /** One name in so many is written; the first is. */
  readonly every: number
  readonly lines: ReadonlyMap<string, readonly string[]>
  /** Pixels they take. */
  readonly height: number
}

/** Degrees of names that would run into each other. */
export const TURN = -30
const SINE = Math.sin((-TURN * Math.PI) / 180)
/** Height of a line, in font sizes. */
const LINE = 1.25
const MOST_LINES = 3
/** Pixels between a name and the next. */
const BETWEEN = 5
/** What a turned name may take, in font sizes. */
const LONGEST_TURNED = 12

/**
 * Sets the names of categories that lie side by side, so that they are legible wherever the chart is drawn.
 *
 * @param band pixels of a category
 */
export function namesBelow(
  categories: readonly string[],
  band: number,
  fontSize: number,
  letters: Letters,
): NamesBelow {
  const room = band - BETWEEN
  const wrapped = alike(categories, room, letters)
  const isTurned = wrapped.some(({ length }) => length > MOST_LINES) || longestWord(categories, letters) > room
  const lines = isTurned ? categories.map((category) => letters.wrap(category, fontSize * LONGEST_TURNED, 1)) : wrapped
  const longest = Math.max(0, ...lines.flat().map((line) => letters.width(line)))
  const most = Math.max(1, ...lines.map(({ length }) => length))
  return {
    isTurned,
    // Turned names lie as far apart as their bands are wide, times the sine.
    every: isTurned ? Math.max(1, Math.ceil((fontSize * 1.1) / Math.max(1, band * SINE))) : 1,
    lines: new Map(categories.map((category, i) => [category, lines[i]!])),
    height: isTurned ? longest * SINE + fontSize : most * fontSize * LINE,
  }
}

/** Names in lines, those that fit into one broken like their neighbours: `Jul 2025` beside `Jun 2025`, which does not. */
function alike(categories: readonly string[], width: number, letters: Letters): (readonly string[])[] {
  const wrapped = categories.map((category) => letters.wrap(category, width, MOST_LINES + 1))
  const broken = wrapped.filter(({ length }) => length > 1)
  if (broken.length === 0 || broken.some(({ length }) => length > MOST_LINES)) return wrapped
  const widest = Math.max(longestWord(categories, letters), ...broken.flat().map((line) => letters.width(line)))
  return categories.map((category) => letters.wrap(category, widest, MOST_LINES + 1))
}

const longestWord = (names: readonly string[], letters: Letters): number =>
  Math.max(0, ...names.flatMap((name) => name.split(' ')).map((word) => letters.width(word)))
