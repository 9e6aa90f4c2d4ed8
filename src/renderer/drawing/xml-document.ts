/**
 * A document as small as drawing a chart needs where there is no browser: elements with attributes that are appended, moved and
 * written out as XML. It lays nothing out and answers no events.
 */
export class XmlDocument {
  readonly documentElement: XmlElement = new XmlElement(this, 'html')

  createElementNS(_namespace: string, name: string): XmlElement {
    return new XmlElement(this, name)
  }
  createElement(name: string): XmlElement {
    return new XmlElement(this, name)
  }
  createTextNode(text: string): XmlText {
    return new XmlText(text)
  }
}

export class XmlText {
  parentNode: XmlElement | null = null
  constructor(public textContent: string) {}
}

type XmlNode = XmlElement | XmlText

const NAMESPACE = 'http://www.w3.org/2000/svg'

export class XmlElement {
  parentNode: XmlElement | null = null
  readonly namespaceURI = NAMESPACE
  readonly childNodes: XmlNode[] = []
  readonly #attributes = new Map<string, string>()
  readonly #styles = new Map<string, string>()
  /** Without the means to measure text there is none. */
  readonly getContext = (): null => null
  readonly style = {
    setProperty: (name: string, value: string) => void this.#styles.set(name, value),
    removeProperty: (name: string) => void this.#styles.delete(name),
  }

  constructor(
    readonly ownerDocument: XmlDocument,
    readonly tagName: string,
  ) {}

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null
  }
  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value))
  }
  setAttributeNS(_namespace: string | null, name: string, value: unknown): void {
    this.setAttribute(name, value)
  }
  removeAttribute(name: string): void {
    this.#attributes.delete(name)
  }
  hasAttribute(name: string): boolean {
    return this.#attributes.has(name)
  }
  get attributeNames(): string[] {
    return [...this.#attributes.keys()]
  }

  get children(): XmlElement[] {
    return this.childNodes.filter((node) => node instanceof XmlElement)
  }
  get firstChild(): XmlNode | null {
    return this.childNodes[0] ?? null
  }
  get textContent(): string {
    return this.childNodes.map(({ textContent }) => textContent).join('')
  }
  set textContent(text: string) {
    for (const child of [...this.childNodes]) this.removeChild(child)
    if (text !== '') this.append(text)
  }

  append(...nodes: readonly (XmlNode | string)[]): void {
    for (const node of nodes) this.appendChild(typeof node === 'string' ? new XmlText(node) : node)
  }
  prepend(...nodes: readonly XmlNode[]): void {
    const first = this.firstChild
    for (const node of nodes) this.insertBefore(node, first)
  }
  appendChild<N extends XmlNode>(node: N): N {
    return this.insertBefore(node, null)
  }
  insertBefore<N extends XmlNode>(node: N, next: XmlNode | null): N {
    node.parentNode?.removeChild(node)
    const at = next === null ? -1 : this.childNodes.indexOf(next)
    this.childNodes.splice(at < 0 ? this.childNodes.length : at, 0, node)
    node.parentNode = this
    return node
  }
  removeChild<N extends XmlNode>(node: N): N {
    const at = this.childNodes.indexOf(node)
    if (at >= 0) this.childNodes.splice(at, 1)
    node.parentNode = null
    return node
  }
  remove(): void {
    this.parentNode?.removeChild(this)
  }

  /** Selectors are for pages; what draws asks for an element it may have made before, and makes it. */
  querySelector(): null {
    return null
  }
  querySelectorAll(): never[] {
    return []
  }

  /** The element as XML. */
  toXml(): string {
    const attributes = [...this.#attributes].map(([name, value]) => ` ${name}="${escapeText(value)}"`).join('')
    const styles = [...this.#styles].map(([name, value]) => `${name}:${value}`).join(';')
    const opening = `${this.tagName}${attributes}${styles === '' ? '' : ` style="${escapeText(styles)}"`}`
    const inside = this.childNodes
      .map((node) => (node instanceof XmlText ? escapeText(node.textContent) : node.toXml()))
      .join('')
    return inside === '' ? `<${opening}/>` : `<${opening}>${inside}</${this.tagName}>`
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters XML cannot hold are left out. */
const escapeText = (text: string): string =>
  [...text]
    .filter((character) => character >= ' ' || character === '\t' || character === '\n')
    .map((character) => ESCAPES[character] ?? character)
    .join('')
