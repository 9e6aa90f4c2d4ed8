import type { Content } from '../content/content'
import type { Block, Box } from '../slide-model'
import { chartIn, GAP, lackingIn } from './bodies'
import { bottomOf, type Page, setText } from './page'

/** One number, large, with what it is; beside it its chart where it has more than one category. */
export function bigNumber(page: Page, content: Content, body: Box): Block[] {
  const { big, chart } = content
  const hasChart = chart !== null && chart.points.length > 1
  if (!big && hasChart && !content.lacking) return withoutNumber(page, content, body)
  if (!big) return lackingIn(page, content.lacking ? content : { ...content, lacking: WITHHELD }, body)
  const width = hasChart ? Math.round(body.width * 0.42) : body.width
  const number = setText(page, {
    role: 'number',
    text: big.value,
    x: body.x,
    y: body.y + Math.max(0, body.height * 0.1),
    width,
    steps: [
      { size: 128, lines: 1 },
      { size: 96, lines: 1 },
      { size: 64, lines: 1 },
      { size: 44, lines: 2 },
    ],
    face: page.theme.headline.face,
    weight: 650,
    ink: 'accent',
  })
  const label = setText(page, {
    role: 'text',
    text: big.label,
    x: body.x,
    y: bottomOf(number) + 6,
    width,
    steps: [
      { size: 22, lines: 3 },
      { size: 18, lines: 4 },
    ],
    weight: 650,
  })
  const context = setText(page, {
    role: 'text',
    text: big.context,
    x: body.x,
    y: bottomOf(label) + 8,
    width,
    steps: [
      { size: 15, lines: 4 },
      { size: 13, lines: 6 },
    ],
    ink: 'ink2',
  })
  if (!hasChart) return [number, label, context]
  const x = body.x + width + GAP
  return [number, label, context, ...chartIn(page, content, { ...body, x, width: body.x + body.width - x }, 12)]
}

/** What can be shown of a number that is withheld: its parts, and why it is not there. */
function withoutNumber(page: Page, content: Content, body: Box): Block[] {
  const why = setText(page, {
    role: 'text',
    text: 'The number over all of them is withheld: alone, or beside another slide, it would tell of too few sessions.',
    x: body.x,
    y: body.y,
    width: body.width,
    steps: [
      { size: 15, lines: 2 },
      { size: 13, lines: 3 },
    ],
    ink: 'ink2',
  })
  const y = bottomOf(why) + 12
  return [why, ...chartIn(page, content, { ...body, y, height: body.y + body.height - y }, 14)]
}

const WITHHELD = {
  what: 'The number over all sessions is withheld, or no session is in view.',
  remedy: 'Open an export of more months or of more people.',
  published: '',
} as const
