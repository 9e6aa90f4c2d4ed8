import { zipSync } from 'fflate'
import PptxGenJS from 'pptxgenjs'
import { workbookParts } from '#core/export/workbook-parts'
import { LEADING } from '#core/slide/layout/page'
import type {
  Block,
  Box,
  ChartBlock,
  DeckModel,
  ListBlock,
  SlideModel,
  TableBlock,
  TextBlock,
} from '#core/slide/slide-model'
import type { Palette } from '#core/slide/theme/theme'
import { amendPackage, type NativeChart } from './amend-package'
import { chartData } from './chart-data'
import { chartXml } from './chart-xml'
import { addHeatmap } from './heatmap-table'
import { inches, points } from './units'

type Slide = ReturnType<PptxGenJS['addSlide']>

interface Writing {
  readonly pptx: PptxGenJS
  readonly deck: DeckModel
  readonly palette: Palette
  /** In the order of their numbers in the package. */
  readonly charts: NativeChart[]
  /** What objects are, for those who do not see them, by their name on a slide. */
  readonly descriptions: Map<string, string>
}

const MASTER = 'SLIDE'

/** A deck as a presentation: native charts with their data, native tables, notes, theme colours and fonts. */
export async function writePptx(deck: DeckModel): Promise<Uint8Array> {
  const pptx = new PptxGenJS()
  const { theme, mode, width, height } = deck
  const palette = theme[mode]
  pptx.defineLayout({ name: 'DECK', width: inches(width), height: inches(height) })
  pptx.layout = 'DECK'
  pptx.title = deck.title
  pptx.author = 'Session Explorer'
  pptx.company = ''
  pptx.subject = 'Slides'
  pptx.theme = { headFontFace: theme.headline.office, bodyFontFace: theme.body.office }
  pptx.defineSlideMaster({
    title: MASTER,
    background: { color: hex(palette.paper) },
    objects: [
      {
        placeholder: {
          options: {
            name: 'headline',
            type: 'title',
            x: inches(theme.margins.x),
            y: inches(theme.margins.top),
            w: inches(width - 2 * theme.margins.x),
            h: 0.9,
            margin: 0,
            align: 'left',
            valign: 'top',
          },
          text: '',
        },
      },
    ],
  })
  const writing: Writing = { pptx, deck, palette, charts: [], descriptions: new Map() }
  for (const slide of deck.slides) writeSlide(writing, slide)
  const written = (await pptx.write({ outputType: 'uint8array', compression: false })) as Uint8Array
  return amendPackage(written, { deck, palette, charts: writing.charts, descriptions: writing.descriptions })
}

const hex = (color: string): string => color.slice(1).toUpperCase()

function writeSlide(writing: Writing, model: SlideModel): void {
  const slide = writing.pptx.addSlide({ masterName: MASTER })
  for (const [i, block] of model.blocks.entries()) {
    writeBlock(writing, slide, block, `${KINDS[block.kind]} ${i + 1}`, model)
  }
  if (model.notes.length > 0) slide.addNotes(model.notes.join('\n'))
}

const KINDS = { text: 'Text', chart: 'Chart', table: 'Table', list: 'List', rule: 'Line', image: 'Picture' } as const

const placed = ({ x, y, width, height }: Box) => ({ x: inches(x), y: inches(y), w: inches(width), h: inches(height) })

function writeBlock(writing: Writing, slide: Slide, block: Block, name: string, model: SlideModel): void {
  const { pptx, palette } = writing
  switch (block.kind) {
    case 'text':
      writeText(writing, slide, block, name)
      break
    case 'chart':
      writeChart(writing, slide, block, `${model.number} ${name}`)
      break
    case 'table':
      writeTable(writing, slide, block, `${model.number} ${name}`)
      break
    case 'list':
      writeList(slide, block, name)
      break
    case 'rule': {
      const color = block.color === 'accent' ? ACCENT : hex(palette[block.color])
      slide.addShape(pptx.ShapeType.rect, {
        ...placed(block.box),
        fill: { color },
        line: { type: 'none' },
        objectName: name,
      })
      break
    }
    case 'image':
      slide.addImage({
        data: block.source,
        ...placed(block.box),
        sizing: { type: 'contain', w: inches(block.box.width), h: inches(block.box.height) },
        altText: block.alt,
        objectName: name,
      })
  }
}

const ACCENT = 'accent1'
const INKS = { ink: 'tx1', ink2: 'tx2', accent: ACCENT } as const

function writeText({ pptx, palette, deck }: Writing, slide: Slide, block: TextBlock, name: string): void {
  const { role, box, paragraphs, size, face, weight, ink, isItalic, align, isFilled } = block
  const color = ink === 'ink3' ? hex(palette.ink3) : INKS[ink]
  if (role === 'page') {
    slide.slideNumber = {
      ...placed(box),
      color,
      fontSize: points(size),
      fontFace: deck.theme.body.office,
      align: 'right',
      margin: 0,
    }
    return
  }
  const isHeadline = role === 'headline'
  slide.addText(paragraphs.join('\n'), {
    ...placed({ ...box, height: box.height + 2 }),
    ...(isHeadline && { placeholder: 'headline' }),
    ...(isFilled && { shape: pptx.ShapeType.roundRect, rectRadius: 0.06, fill: { color: 'bg2' } }),
    fontFace: face === 'serif' ? '+mj-lt' : isHeadline ? '+mj-lt' : '+mn-lt',
    fontSize: points(size),
    bold: weight === 650,
    italic: isItalic,
    color,
    align,
    valign: 'top',
    // Points: above, right, below and left of the text.
    margin: isFilled ? [9, 9, 9, 9] : 0,
    lineSpacing: points(size * LEADING[face]),
    fit: isHeadline ? 'shrink' : 'none',
    wrap: role !== 'number',
    objectName: isHeadline ? 'Headline' : name,
    isTextBox: !isFilled,
  })
}

/** A list as one text whose paragraphs have marks of their own; its columns are made when the package is amended. */
function writeList(slide: Slide, { box, items, size, indent, gap }: ListBlock, name: string): void {
  slide.addText(
    items.map((text) => ({ text, options: { bullet: { characterCode: EN_DASH, indent: points(indent) } } })),
    {
      ...placed({ ...box, height: box.height + 2 }),
      fontFace: '+mn-lt',
      fontSize: points(size),
      color: INKS.ink,
      valign: 'top',
      margin: 0,
      lineSpacing: points(size * LEADING.sans),
      paraSpaceAfter: points(gap),
      objectName: name,
      isTextBox: true,
    },
  )
}

const EN_DASH = '2013'

/** A chart for each panel, beside and below each other. */
function writeChart(writing: Writing, slide: Slide, { box, chart, fontSize, alt }: ChartBlock, name: string): void {
  const { palette, pptx, charts } = writing
  if (chart.kind === 'heatmap') {
    addHeatmap(slide, { chart, box, palette, name, fontSize })
    writing.descriptions.set(name, alt)
    return
  }
  const count = Math.max(1, chart.panels.length)
  const columns = Math.min(count, 4)
  const rows = Math.ceil(count / columns)
  const [width, height] = [box.width / columns, box.height / rows]
  for (const [i, panel] of chart.panels.entries()) {
    const data = chartData(chart, panel)
    const at = { x: box.x + (i % columns) * width, y: box.y + Math.floor(i / columns) * height, width, height }
    if (count > 1) {
      slide.addText(panel, {
        ...placed({ ...at, height: 20 }),
        fontFace: '+mn-lt',
        fontSize: points(fontSize),
        bold: true,
        color: 'tx1',
        margin: 0,
        valign: 'top',
      })
    }
    // Its own chart and sheet are put in the place of these when the package is amended.
    const stand = [{ name: 'x', labels: ['x'], values: [1] }]
    const room = count > 1 ? { ...at, y: at.y + 20, height: at.height - 24 } : at
    slide.addChart(pptx.ChartType.bar, stand, {
      ...placed(room),
      altText: alt,
      objectName: count > 1 ? `${name} ${i + 1}` : name,
    } as PptxGenJS.IChartOpts)
    charts.push({
      xml: chartXml({ chart, panel, data, palette, fontSize, width: room.width, height: room.height }),
      workbook: zipSync(
        Object.fromEntries(
          Object.entries(workbookParts(data.workbook)).map(([file, text]) => [file, new TextEncoder().encode(text)]),
        ),
        { level: 6, mtime: '1980-01-01T00:00:00' },
      ),
    })
  }
}

function writeTable(writing: Writing, slide: Slide, block: TableBlock, name: string): void {
  const { palette } = writing
  const { box, header, rows, widths, rowHeight, headerHeight, fontSize, headFontSize, isQuiet, alt } = block
  const none = { type: 'none' as const }
  const under = (color: string, pt: number) => [none, none, { type: 'solid' as const, color: hex(color), pt }, none]
  const cell = (text: string, c: number, more: object) => ({
    text,
    options: {
      align: c === 0 ? ('left' as const) : ('right' as const),
      valign: 'middle' as const,
      margin: [0, 0, 0, c === 0 ? 0 : 0.06],
      ...more,
    },
  })
  const head = header.map((text, c) =>
    cell(text, c, {
      fontSize: points(headFontSize),
      color: hex(palette.ink3),
      valign: 'bottom',
      border: under(palette.lineStrong, 0.75),
    }),
  )
  const isNested = rows.some(({ kind }) => kind === 'group')
  const lines = rows.map(({ cells, counts, kind }) =>
    cells.map((text, c) => {
      const isStrong = kind !== 'part' || (c > 0 && !(isQuiet && c > 1))
      const look = {
        fontSize: points(fontSize),
        bold: isStrong,
        border: under(palette.line, 0.75),
        color: isQuiet && c > 1 ? hex(palette.ink3) : 'tx1',
      }
      const indent = c === 0 && isNested && kind === 'part' ? { margin: [0, 0, 0, 0.15] } : {}
      const count = counts[c - 1]
      if (!count) return cell(text, c, { ...look, ...indent })
      return {
        text: [
          { text, options: { ...look, breakLine: true } },
          { text: count, options: { fontSize: points(fontSize * 0.75), bold: false, color: hex(palette.ink3) } },
        ],
        options: cell('', c, look).options,
      }
    }),
  )
  slide.addTable(
    [head, ...lines] as PptxGenJS.TableRow[],
    {
      ...placed(box),
      colW: widths.map(inches),
      rowH: [headerHeight, ...rows.map(() => rowHeight)].map(inches),
      fontFace: '+mn-lt',
      autoPage: false,
      objectName: name,
    } as PptxGenJS.TableProps,
  )
  writing.descriptions.set(name, alt)
}
