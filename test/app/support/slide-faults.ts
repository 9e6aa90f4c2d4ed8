import type { Locator } from '@playwright/test'

/** Pixels at full size that letters may reach past their line without a reader's notice. */
const SLACK = 1.5

/** What is printed outside the margins of a slide, and which of its texts cover each other; by the boxes of their text. */
export function slideFaults(slide: Locator): Promise<string[]> {
  return slide.evaluate((article, slack) => {
    const paper = article.getBoundingClientRect()
    const scale = paper.width / 1280
    // Those of the theme a deck begins with, resources/themes/yearbook.theme.json.
    const inside = {
      left: paper.left + 72 * scale,
      right: paper.right - 72 * scale,
      top: paper.top + 46 * scale,
      bottom: paper.bottom - 30 * scale,
    }
    const blocks = [...article.querySelectorAll('h1, h2, [data-role], th, td, svg[aria-label] text')].flatMap(
      (element) => {
        // The box of a text that is turned is larger than the text.
        const isTurned = element.getAttribute('transform')?.includes('rotate') ?? false
        if (element.textContent.trim() === '' || isTurned) return []
        const range = document.createRange()
        range.selectNodeContents(element)
        const [text, own] = [range.getBoundingClientRect(), element.getBoundingClientRect()]
        const isClipped = element.matches('h1, th')
        // Some lines are closer than the letters of their font are high.
        const top = isClipped ? Math.max(text.top, own.top) : text.top
        const bottom = isClipped ? Math.min(text.bottom, own.bottom) : text.bottom
        return [{ name: element.textContent, left: text.left, right: text.right, top, bottom }]
      },
    )
    const room = slack * scale
    const outside = blocks
      .filter(
        ({ left, right, top, bottom }) =>
          left < inside.left - room ||
          right > inside.right + room ||
          top < inside.top - room ||
          bottom > inside.bottom + room,
      )
      .map(({ name }) => `outside: ${name}`)
    const covered = blocks.flatMap((a, i) =>
      blocks.slice(i + 1).flatMap((b) => {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        return wide > room && high > room * 1.5 ? [`covered: ${a.name} | ${b.name}`] : []
      }),
    )
    return [...outside, ...covered]
  }, SLACK)
}
