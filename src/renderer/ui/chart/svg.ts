const NAMESPACE = 'http://www.w3.org/2000/svg'

type Attributes = Readonly<Record<string, string | number>>

/** An SVG element with its attributes and children. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(NAMESPACE, name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value))
  element.append(...children)
  return element
}

/** Height of a line, in font sizes. */
export const LINE_HEIGHT = 1.25

/** Lines of text below each other; `y` is the middle of the first. */
export function textLines(lines: readonly string[], x: number, y: number, fontSize: number, attributes: Attributes) {
  return svg(
    'text',
    { x, y: y + fontSize * 0.35, 'font-size': fontSize, ...attributes },
    ...lines.map((line, i) => svg('tspan', { x, dy: i === 0 ? 0 : fontSize * LINE_HEIGHT }, line)),
  )
}

/** What Plot drew as a group that can stand in another picture. Its style element stays behind: the policy allows none. */
export function asGroup(drawn: Element, x: number, y: number, fontSize: number): SVGGElement {
  const group = svg('g', {
    transform: `translate(${x},${y})`,
    'font-size': fontSize,
    'text-anchor': 'middle',
    fill: 'currentColor',
  })
  for (const child of [...drawn.children]) if (child.tagName !== 'style') group.append(child)
  return group
}
