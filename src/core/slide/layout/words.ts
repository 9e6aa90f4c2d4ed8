import type { Block, Box } from '../slide-model'
import { bottomOf, contentWidth, type Page, setText } from './page'

/** The first slide: what the deck is called, of which data it is, and whether that is real. */
export function titlePage(page: Page, words: { title: string; lines: readonly string[]; footnote: string }): Block[] {
  const { theme, height } = page
  const { x, bottom } = theme.margins
  const width = contentWidth(page)
  const title = setText(page, {
    role: 'headline',
    text: words.title,
    x,
    y: 0,
    width: Math.min(width, 980),
    steps: [
      { size: 52, lines: 2 },
      { size: 42, lines: 3 },
      { size: 32, lines: 4 },
      { size: 24, lines: 5 },
    ],
    face: theme.headline.face,
    weight: 650,
    named: 'The title',
  })
  const y = Math.max(theme.margins.top + 70, height * 0.44 - title.box.height)
  let below = y + title.box.height + 34
  const lines = words.lines
    .filter((line) => line !== '')
    .map((text, i) => {
      const line = setText(page, {
        role: i === 0 ? 'subtitle' : 'text',
        text,
        x,
        y: below,
        width: Math.min(width, 900),
        steps: [
          { size: i === 0 ? 21 : 16, lines: 2 },
          { size: 15, lines: 3 },
        ],
        ink: i === 0 ? 'ink2' : 'ink3',
        named: 'A line under the title',
      })
      below = bottomOf(line) + 8
      return line
    })
  const note = setText(page, {
    role: 'footnote',
    text: words.footnote,
    x,
    y: 0,
    width,
    steps: [{ size: 11.5, lines: 3 }],
    ink: 'ink3',
  })
  return [
    ...(theme.logo === null
      ? []
      : [
          {
            kind: 'image' as const,
            box: { x, y: theme.margins.top, width: 150, height: 42 },
            source: theme.logo,
            alt: 'Logo',
          },
        ]),
    { ...title, box: { ...title.box, y } },
    { kind: 'rule', box: { x, y: y + title.box.height + 18, width: 96, height: 4 }, color: 'accent' },
    ...lines,
    { ...note, box: { ...note.box, y: height - bottom - note.box.height } },
  ]
}

/** A slide between parts of a deck. */
export function sectionPage(page: Page, words: { title: string; text: string; number: number }): Block[] {
  const { theme, height } = page
  const { x, bottom } = theme.margins
  const width = contentWidth(page)
  const title = setText(page, {
    role: 'headline',
    text: words.title,
    x,
    y: height * 0.36,
    width: Math.min(width, 980),
    steps: [
      { size: 44, lines: 2 },
      { size: 34, lines: 3 },
      { size: 24, lines: 5 },
    ],
    face: theme.headline.face,
    weight: 650,
    named: 'The headline',
  })
  const text = setText(page, {
    role: 'subtitle',
    text: words.text,
    x,
    y: bottomOf(title) + 14,
    width: Math.min(width, 860),
    steps: [
      { size: 19, lines: 4 },
      { size: 15, lines: 8 },
    ],
    ink: 'ink2',
    named: 'The text',
  })
  return [
    { kind: 'rule', box: { x, y: height * 0.36 - 28, width: 96, height: 4 }, color: 'accent' },
    title,
    ...(words.text === '' ? [] : [text]),
    setText(page, {
      role: 'page',
      text: String(words.number),
      x: x + width - 44,
      y: height - bottom - 18,
      width: 44,
      steps: [{ size: 12, lines: 1 }],
      ink: 'ink3',
      align: 'right',
    }),
  ]
}

/** Someone's words, and whose they are. */
export function quotationIn(page: Page, words: { text: string; source: string }, body: Box): Block[] {
  const x = body.x + 34
  const quote = setText(page, {
    role: 'quotation',
    text: words.text === '' ? '' : `“${words.text}”`,
    x,
    y: body.y + 16,
    width: Math.min(body.width - 34, 940),
    steps: [
      { size: 34, lines: 5 },
      { size: 26, lines: 8 },
      { size: 20, lines: 11 },
      { size: 15, lines: 15 },
    ],
    face: page.theme.headline.face,
    weight: 400,
    isItalic: true,
    named: 'The quotation',
  })
  const source = setText(page, {
    role: 'text',
    text: words.source,
    x,
    y: bottomOf(quote) + 18,
    width: Math.min(body.width - 34, 940),
    steps: [{ size: 16, lines: 2 }],
    ink: 'ink2',
    named: 'The source',
  })
  return [
    {
      kind: 'rule',
      box: { x: body.x, y: body.y + 16, width: 4, height: bottomOf(source) - body.y - 16 },
      color: 'accent',
    },
    quote,
    ...(words.source === '' ? [] : [source]),
  ]
}
