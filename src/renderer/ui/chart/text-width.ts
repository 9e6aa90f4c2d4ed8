let context: CanvasRenderingContext2D | null = null

/** Pixels a line of text takes in the font of the interface. */
export function textWidth(text: string, fontSize: number, weight = 400): number {
  context ??= document.createElement('canvas').getContext('2d')
  if (!context) return [...text].reduce((sum, letter) => sum + aboutWidth(letter), 0) * fontSize
  context.font = `${weight} ${fontSize}px "Inter Variable", system-ui, sans-serif`
  return context.measureText(text).width
}

/** Without a canvas the width of a letter is about that of its kind, in font sizes, rather too wide: the font may be another. */
function aboutWidth(letter: string): number {
  if (/[iljtfrI.,:;'|!() \u202f]/.test(letter)) return 0.38
  if (/[mwMW%@]/.test(letter)) return 0.98
  return /[A-Z0-9]/.test(letter) ? 0.7 : 0.63
}

/**
 * Breaks a text into lines of at most a width, between words where it can; what does not fit into the lines is cut
 * with an ellipsis.
 */
export function wrapText(text: string, width: number, fontSize: number, mostLines = 3): string[] {
  const fits = (line: string) => textWidth(line, fontSize) <= width
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((whole) => broken(whole, fits))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && !fits(longer)) {
      lines.push(line)
      line = word
    } else line = longer
  }
  lines.push(line)
  if (lines.length <= mostLines) return lines
  let last = lines[mostLines - 1]!
  while (last.length > 1 && !fits(`${last}…`)) last = last.slice(0, -1)
  return [...lines.slice(0, mostLines - 1), `${last.trimEnd()}…`]
}

/** A word in pieces that fit. */
function broken(word: string, fits: (text: string) => boolean): string[] {
  const pieces: string[] = []
  let rest = word
  while (!fits(rest) && rest.length > 1) {
    let end = rest.length - 1
    while (end > 1 && !fits(rest.slice(0, end))) end--
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return [...pieces, rest]
}
