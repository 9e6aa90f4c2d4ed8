import type { Block, Box } from '../slide-model'
import { bottomOf, contentWidth, type Page, setText } from './page'

/** What stands around the body of a slide, and the room it leaves. */
export interface Frame {
  readonly blocks: readonly Block[]
  readonly body: Box
}

interface FrameAsked {
  readonly headline: string
  readonly subtitle: string
  readonly footnote: string
  readonly number: number
}

const HEADLINE = [
  { size: 33, lines: 2 },
  { size: 28, lines: 2 },
  { size: 24, lines: 3 },
  { size: 20, lines: 4 },
] as const
const SUBTITLE = [
  { size: 16.5, lines: 2 },
  { size: 14, lines: 2 },
] as const
const FOOTNOTE = [
  { size: 11.5, lines: 3 },
  { size: 10.5, lines: 4 },
  { size: 9.5, lines: 5 },
] as const
const LOGO = { width: 110, height: 30 } as const
const PAGE_NUMBER = 44

/** Headline and subtitle at the top, the footnote and the number of the page at the bottom. */
export function frameOf(page: Page, { headline, subtitle, footnote, number }: FrameAsked): Frame {
  const { theme, height } = page
  const { x, top, bottom } = theme.margins
  const width = contentWidth(page)
  const beside = theme.logo === null ? 0 : LOGO.width + 24
  const blocks: Block[] = []
  const title = setText(page, {
    role: 'headline',
    text: headline,
    x,
    y: top,
    // A line that runs over the whole page is hard to read.
    width: Math.min(width - beside, Math.max(760, width * 0.93)),
    steps: HEADLINE,
    face: theme.headline.face,
    weight: 650,
    named: 'The headline',
  })
  blocks.push(title)
  let y = bottomOf(title) + 8
  if (subtitle !== '') {
    const line = setText(page, {
      role: 'subtitle',
      text: subtitle,
      x,
      y,
      width: width - beside,
      steps: SUBTITLE,
      ink: 'ink2',
      named: 'The subtitle',
    })
    blocks.push(line)
    y = bottomOf(line)
  }
  if (theme.logo !== null)
    blocks.push({ kind: 'image', box: { x: x + width - LOGO.width, y: top, ...LOGO }, source: theme.logo, alt: 'Logo' })
  const note = setText(page, {
    role: 'footnote',
    text: footnote,
    x,
    y: 0,
    width: width - PAGE_NUMBER,
    steps: FOOTNOTE,
    ink: 'ink3',
    named: 'The footnote',
  })
  const noteY = height - bottom - note.box.height
  blocks.push(
    { kind: 'rule', box: { x, y: noteY - 10, width, height: 1 }, color: 'line' },
    { ...note, box: { ...note.box, y: noteY } },
    {
      ...setText(page, {
        role: 'page',
        text: String(number),
        x: x + width - PAGE_NUMBER,
        y: noteY,
        width: PAGE_NUMBER,
        steps: [{ size: 12, lines: 1 }],
        ink: 'ink3',
        align: 'right',
      }),
    },
  )
  const bodyY = y + 22
  return { blocks, body: { x, y: bodyY, width, height: noteY - 10 - 16 - bodyY } }
}
