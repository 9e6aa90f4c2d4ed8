import type { Content } from '../content/content'
import type { Block, Box } from '../slide-model'
import { chartBlock } from './chart-block'
import { bottomOf, type Page, setText } from './page'
import { naturalWidth, tableBlock } from './table-block'

/** Between what stands side by side. */
export const GAP = 40
const NOTE = [{ size: 12.5, lines: 3 }] as const

/** A quiet line under a chart or a table. */
export const noteIn = (page: Page, text: string, { x, y, width }: Pick<Box, 'x' | 'y' | 'width'>): Block[] =>
  text === '' ? [] : [setText(page, { role: 'text', text, x, y, width, steps: NOTE, ink: 'ink3' })]

/** A chart with what its marks mean under it. */
export function chartIn(page: Page, content: Content, box: Box, fontSize = 13): Block[] {
  const { chart, marks } = content
  if (!chart || content.lacking) return lackingIn(page, content, box)
  const below = noteIn(page, marks, { ...box, y: 0 })
  const room = below.length > 0 ? below[0]!.box.height + 8 : 0
  const height = box.height - room
  return [
    chartBlock(chart, { ...box, height }, fontSize),
    ...below.map((block): Block => ({ ...block, box: { ...block.box, y: box.y + height + 8 } })),
  ]
}

/** Chart at the left, table at the right, under it how both compare with the study. */
export function chartAndTable(page: Page, content: Content, body: Box): Block[] {
  const { table, callout } = content
  if (content.lacking || !table) return chartIn(page, content, body)
  const share = Math.min(0.52, Math.max(0.34, naturalWidth(table) / body.width))
  const width = Math.round((body.width - GAP) * (1 - share))
  const right: Box = { x: body.x + width + GAP, y: body.y, width: body.width - GAP - width, height: body.height }
  const box = callout === '' ? [] : [calloutIn(page, callout, right)]
  const notes = noteIn(page, table.note, { ...right, y: 0 })
  const below =
    box.reduce((sum, block) => sum + block.box.height + 16, 0) + notes.reduce((sum, { box }) => sum + box.height + 8, 0)
  const drawn = tableBlock(page, table, { ...right, y: body.y + 4, height: body.height - below - 4 })
  let y = bottomOf(drawn) + 8
  const placed = notes.map((block): Block => {
    const at = { ...block, box: { ...block.box, y } }
    y += block.box.height + 8
    return at
  })
  return [
    ...chartIn(page, content, { ...body, width, height: Math.min(body.height, 470) }),
    drawn,
    ...placed,
    ...box.map((block): Block => ({ ...block, box: { ...block.box, y: y + 8 } })),
  ]
}

const calloutIn = (page: Page, text: string, { x, width }: Box): Block =>
  setText(page, {
    role: 'callout',
    text,
    x,
    y: 0,
    width,
    steps: [
      { size: 14.5, lines: 5 },
      { size: 13, lines: 6 },
    ],
    ink: 'accent',
    isFilled: true,
  })

/** Charts side by side, each under its name. */
export function chartsBeside(page: Page, contents: readonly Content[], body: Box): Block[] {
  const width = (body.width - GAP * (contents.length - 1)) / Math.max(1, contents.length)
  return contents.flatMap((content, i) => {
    const x = body.x + i * (width + GAP)
    const title = setText(page, {
      role: 'text',
      text: content.lacking ? content.name : content.subtitle,
      x,
      y: body.y,
      width,
      steps: [{ size: 14.5, lines: 2 }],
      weight: 650,
      ink: 'ink',
    })
    const y = bottomOf(title) + 10
    return [title, ...chartIn(page, content, { x, y, width, height: body.y + body.height - y }, 12)]
  })
}

/** Statements below each other, each with the number it stands on. */
export function pointsIn(page: Page, contents: readonly Content[], body: Box): Block[] {
  const height = Math.min(156, body.height / Math.max(1, contents.length))
  const numberWidth = 192
  // Programs without Georgia set numbers in a wider face.
  const beside = 48
  return contents.flatMap((content, i): Block[] => {
    const y = body.y + i * height
    const x = body.x + numberWidth + beside
    const width = body.width - numberWidth - beside
    const { big, lacking } = content
    const number = setText(page, {
      role: 'number',
      text: big?.value ?? '–',
      x: body.x,
      y: y + 10,
      width: numberWidth,
      steps: [
        { size: 46, lines: 1 },
        { size: 36, lines: 1 },
        { size: 26, lines: 1 },
      ],
      face: page.theme.headline.face,
      weight: 650,
      ink: lacking ? 'ink3' : 'accent',
    })
    const claim = setText(page, {
      role: 'text',
      text: big?.label ?? content.headline,
      x,
      y: y + 12,
      width,
      steps: [
        { size: 20, lines: 2 },
        { size: 17, lines: 3 },
      ],
      weight: 650,
      named: `Takeaway ${i + 1}`,
    })
    const evidence = setText(page, {
      role: 'text',
      text: lacking
        ? [lacking.what, lacking.published].filter(Boolean).join(' ')
        : [big?.context, content.subtitle].filter(Boolean).join('. '),
      x,
      y: bottomOf(claim) + 6,
      width,
      steps: [
        { size: 14, lines: 2 },
        { size: 12.5, lines: 3 },
      ],
      ink: 'ink2',
    })
    const rule: Block[] =
      i === 0 ? [] : [{ kind: 'rule', box: { x: body.x, y, width: body.width, height: 1 }, color: 'line' }]
    return [...rule, number, claim, evidence]
  })
}

/** Numbers along the top, charts below: a slide that stands for a deck. */
export function onePage(page: Page, contents: readonly Content[], body: Box): Block[] {
  const [numbers, charts] = [contents.slice(0, 3), contents.slice(3)]
  const width = (body.width - GAP * (numbers.length - 1)) / Math.max(1, numbers.length)
  let below = body.y
  const top = numbers.flatMap((content, i): Block[] => {
    const x = body.x + i * (width + GAP)
    const number = setText(page, {
      role: 'number',
      text: content.big?.value ?? '–',
      x,
      y: body.y,
      width,
      steps: [
        { size: 40, lines: 1 },
        { size: 30, lines: 1 },
      ],
      face: page.theme.headline.face,
      weight: 650,
      ink: content.big ? 'accent' : 'ink3',
    })
    const label = setText(page, {
      role: 'text',
      text: content.big?.label ?? content.name,
      x,
      y: bottomOf(number) + 2,
      width,
      steps: [{ size: 14, lines: 1 }],
      weight: 650,
    })
    const context = setText(page, {
      role: 'text',
      text: content.big?.context ?? content.lacking?.what ?? 'Withheld.',
      x,
      y: bottomOf(label) + 2,
      width,
      steps: [{ size: 12, lines: 2 }],
      ink: 'ink3',
    })
    below = Math.max(below, bottomOf(context))
    return [number, label, context]
  })
  const y = below + 18
  return [...top, ...chartsBeside(page, charts, { ...body, y, height: body.y + body.height - y })]
}

/** Why something is not here, in the place it would have had. */
export function lackingIn(page: Page, { lacking, name }: Content, box: Box): Block[] {
  if (!lacking) return []
  const width = Math.min(box.width, 760)
  const text = (words: string, y: number, more: { size: number; weight?: 400 | 650; ink?: 'ink' | 'ink2' }) =>
    setText(page, {
      role: 'text',
      text: words,
      x: box.x,
      y,
      width,
      steps: [{ size: more.size, lines: 6 }],
      weight: more.weight ?? 400,
      ink: more.ink ?? 'ink2',
    })
  const what = text(lacking.what || `${name} is not in this data.`, box.y + Math.min(56, box.height * 0.12), {
    size: 20,
    weight: 650,
    ink: 'ink',
  })
  const remedy = text(lacking.remedy, bottomOf(what) + 10, { size: 15.5 })
  if (lacking.published === '') return [what, remedy]
  const published = setText(page, {
    role: 'callout',
    text: lacking.published,
    x: box.x,
    y: bottomOf(remedy) + 22,
    width,
    steps: [{ size: 14.5, lines: 4 }],
    ink: 'accent',
    isFilled: true,
  })
  return [what, remedy, published]
}
