import { svg } from '../chart/svg'

const COLORED = ['fill', 'stroke', 'color'] as const
const FONTS = {
  serif: '"Source Serif 4 Variable", "Source Serif 4", Georgia, serif',
  sans: '"Inter Variable", Inter, system-ui, Helvetica, Arial, sans-serif',
}

/**
 * A slide that is shown, as a drawing that needs no page around it: each line of text where it stands, rules, tables and
 * charts as vectors, colours written out.
 *
 * @param isOpaque whether its paper is drawn
 */
export function slideSvg(article: HTMLElement, isOpaque: boolean): SVGSVGElement {
  const frame = article.getBoundingClientRect()
  const [width, height] = [article.offsetWidth, article.offsetHeight]
  const drawing = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}` })
  drawing.append(svg('title', {}, article.getAttribute('aria-label') ?? ''))
  if (isOpaque) drawing.append(svg('rect', { width, height, fill: getComputedStyle(article).backgroundColor }))
  for (const child of article.children) draw(child, frame, drawing)
  return drawing
}

function draw(element: Element, frame: DOMRect, into: SVGElement): void {
  const box = element.getBoundingClientRect()
  const [x, y] = [box.left - frame.left, box.top - frame.top]
  if (element instanceof SVGSVGElement) {
    into.append(chartCopy(element, x, y))
    return
  }
  if (element instanceof HTMLImageElement) {
    into.append(svg('image', { x, y, width: box.width, height: box.height, href: element.src }))
    return
  }
  const style = getComputedStyle(element)
  if (style.backgroundColor !== 'rgba(0, 0, 0, 0)') {
    const rx = Number.parseFloat(style.borderTopLeftRadius) || 0
    into.append(svg('rect', { x, y, width: box.width, height: box.height, rx, fill: style.backgroundColor }))
  }
  if (element.matches('th, td') && Number.parseFloat(style.borderBottomWidth) > 0) {
    const bottom = y + box.height
    into.append(svg('rect', { x, y: bottom - 1, width: box.width, height: 1, fill: style.borderBottomColor }))
  }
  for (const child of element.childNodes) {
    if (child instanceof Element) draw(child, frame, into)
    else if (child instanceof Text && child.data.trim() !== '') drawText(child, style, frame, into)
  }
}

/** The chart with its colours written out, where it stands. */
function chartCopy(chart: SVGSVGElement, x: number, y: number): SVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement
  const [shown, copied] = [chart.querySelectorAll('*'), copy.querySelectorAll('*')]
  shown.forEach((element, i) => {
    const style = getComputedStyle(element)
    for (const name of COLORED) {
      const value = element.getAttribute(name)
      if (value?.includes('var(') || value === 'currentColor') copied[i]!.setAttribute(name, style[name])
    }
  })
  const style = getComputedStyle(chart)
  copy.setAttribute('color', style.color)
  copy.setAttribute('font-family', FONTS.sans)
  copy.setAttribute('font-feature-settings', '"tnum"')
  copy.setAttribute('x', String(x))
  copy.setAttribute('y', String(y))
  copy.removeAttribute('style')
  return copy
}

/** A text line by line, as the page broke it. */
function drawText(node: Text, style: CSSStyleDeclaration, frame: DOMRect, into: SVGElement): void {
  const size = Number.parseFloat(style.fontSize)
  const range = document.createRange()
  const lines: { text: string; left: number; bottom: number; top: number }[] = []
  const pieces = node.data.match(/\s*\S+\s*/g) ?? []
  let offset = 0
  for (const piece of pieces) {
    range.setStart(node, offset)
    range.setEnd(node, offset + piece.trimEnd().length)
    offset += piece.length
    const rects = [...range.getClientRects()]
    const first = rects.find(({ width }) => width > 0) ?? rects[0]
    if (!first) continue
    if (rects.length > 1 && rects.some(({ top }) => Math.abs(top - first.top) > 2)) {
      addLetters(node, offset - piece.length, piece, lines)
      continue
    }
    addTo(lines, piece, first)
  }
  const serif = style.fontFamily.includes('Serif')
  for (const { text, left, top, bottom } of lines) {
    into.append(
      svg(
        'text',
        {
          x: left - frame.left,
          y: (top + bottom) / 2 - frame.top + size * 0.34,
          'font-family': serif ? FONTS.serif : FONTS.sans,
          'font-size': size,
          'font-weight': style.fontWeight,
          'font-style': style.fontStyle,
          'letter-spacing': style.letterSpacing === 'normal' ? '0' : style.letterSpacing,
          'font-feature-settings': '"tnum"',
          fill: style.color,
        },
        text.trimEnd(),
      ),
    )
  }
}

type Line = { text: string; left: number; bottom: number; top: number }

function addTo(lines: Line[], text: string, { left, top, bottom }: DOMRect): void {
  const last = lines.at(-1)
  if (last && Math.abs(last.top - top) <= 2) {
    last.text += text
    last.left = Math.min(last.left, left)
  } else lines.push({ text: text.trimStart(), left, top, bottom })
}

/** A word that the page broke within. */
function addLetters(node: Text, from: number, word: string, lines: Line[]): void {
  const range = document.createRange()
  let at = from
  for (const letter of word) {
    range.setStart(node, at)
    range.setEnd(node, at + letter.length)
    at += letter.length
    const [rect] = range.getClientRects()
    if (rect) addTo(lines, letter, rect)
  }
}
