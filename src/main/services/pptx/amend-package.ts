import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { xmlText } from '#core/export/xml-text'
import type { Block, Box, DeckModel } from '#core/slide/slide-model'
import type { Palette } from '#core/slide/theme/theme'

/** A chart as its part has it, with the workbook behind it. */
export interface NativeChart {
  readonly xml: string
  readonly workbook: Uint8Array<ArrayBuffer>
}

interface Amendments {
  readonly deck: DeckModel
  readonly palette: Palette
  readonly charts: readonly NativeChart[]
  readonly descriptions: ReadonlyMap<string, string>
}

/**
 * Puts right what pptxgenjs writes: our own charts and data sheets stand for its own, which have an axis id without an axis and
 * no error bars; the colours of the theme are the deck's; every object has an id and a description of its own; notes have
 * paragraphs; and what the schema orders stands in its order.
 */
export function amendPackage(bytes: Uint8Array, { deck, palette, charts, descriptions }: Amendments): Uint8Array {
  const parts = unzipSync(bytes)
  const text = (name: string, change: (xml: string) => string) => {
    const part = parts[name]
    if (part) parts[name] = strToU8(change(strFromU8(part)))
  }
  // It goes on counting from one presentation to the next.
  const numbers = Object.keys(parts).flatMap((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? [])
  numbers.sort((a, b) => Number(a) - Number(b))
  charts.forEach(({ xml, workbook }, i) => {
    const name = `chart${numbers[i]}.xml`
    parts[`ppt/charts/${name}`] = strToU8(xml)
    const rels = parts[`ppt/charts/_rels/${name}.rels`]
    const target = rels && /Target="\.\.\/embeddings\/([^"]+)"/.exec(strFromU8(rels))?.[1]
    if (target) parts[`ppt/embeddings/${target}`] = workbook
  })
  text('ppt/theme/theme1.xml', (xml) => withTheme(xml, deck, palette))
  text('ppt/presentation.xml', inOrder)
  deck.slides.forEach(({ notes, blocks }, i) => {
    const headline = blocks.find((block) => block.kind === 'text' && block.role === 'headline')
    text(`ppt/slides/slide${i + 1}.xml`, (xml) =>
      described(
        numbered(withHatching(withColumns(withHeadline(xml, headline?.box ?? null), blocks), palette)),
        descriptions,
      ),
    )
    text(`ppt/notesSlides/notesSlide${i + 1}.xml`, (xml) => withNotes(xml, notes))
  })
  for (const name of Object.keys(parts)) {
    if (/^ppt\/slideLayouts\/slideLayout\d+\.xml$/.test(name)) text(name, (xml) => numbered(withHeadline(xml, null)))
    if (isFolder(name)) delete parts[name]
  }
  text('[Content_Types].xml', (xml) =>
    xml.replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, name: string) => (name in parts ? whole : '')),
  )
  return zipSync(parts, { level: 6, mtime: '1980-01-01T00:00:00' })
}

const isFolder = (name: string): boolean => name.endsWith('/')

/** Text, grounds and accents, which a presenter sees in the colour menu, and what its fonts are like. */
function withTheme(xml: string, { theme }: DeckModel, palette: Palette): string {
  const color = (name: string, value: string) =>
    `<a:${name}><a:srgbClr val="${value.slice(1).toUpperCase()}"/></a:${name}>`
  const { paper, ink, ink2, accent, accentSoft, series } = palette
  const scheme = [
    color('dk1', ink),
    color('lt1', paper),
    color('dk2', ink2),
    color('lt2', accentSoft),
    color('accent1', accent),
    ...series.slice(0, 5).map((value, i) => color(`accent${i + 2}`, value)),
    color('hlink', accent),
    color('folHlink', ink2),
  ]
  return xml
    .replace(
      /<a:clrScheme name="[^"]*">[\s\S]*?<\/a:clrScheme>/,
      `<a:clrScheme name="${xmlText(theme.name)}">${scheme.join('')}</a:clrScheme>`,
    )
    .replace(/(<a:theme [^>]*name=")[^"]*"/, `$1${xmlText(theme.name)}"`)
    .replace(/<a:latin typeface="([^"]+)"\/>/g, (whole, name: string) => {
      const kind = KINDS_OF_FONTS[name]
      return kind ? `<a:latin typeface="${name}" panose="${kind.panose}" pitchFamily="${kind.family}"/>` : whole
    })
}

/** What a font is like, for a program that has to take another in its place: its PANOSE numbers, and whether it has serifs. */
const KINDS_OF_FONTS: Readonly<Record<string, { readonly panose: string; readonly family: number }>> = {
  Georgia: { panose: '02040502050405020303', family: 18 },
  Arial: { panose: '020B0604020202020204', family: 34 },
}

/** The schema has the master of the notes before the list of slides. */
function inOrder(xml: string): string {
  const master = /<p:notesMasterIdLst>[\s\S]*?<\/p:notesMasterIdLst>/.exec(xml)?.[0]
  return master ? xml.replace(master, '').replace('<p:sldIdLst>', `${master}<p:sldIdLst>`) : xml
}

/** The placeholder of the headline as PowerPoint writes one, and where it stands on this slide. */
function withHeadline(xml: string, box: Box | null): string {
  const plain = xml.replace(/<p:ph\s+(?:idx="\d+"\s+)?type="title"[^>]*\/>/g, '<p:ph type="title"/>')
  if (!box) return plain
  const { x, y, width, height } = box
  const place = `<a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height + 2)}"/>`
  return plain.replace(/(<p:ph type="title"\/>[\s\S]*?<a:xfrm>)[\s\S]*?(<\/a:xfrm>)/, `$1${place}$2`)
}

/** Cells of tables that are withheld, hatched as in charts. */
function withHatching(xml: string, { hatch, lineStrong, paper }: Palette): string {
  const color = (value: string) => `<a:srgbClr val="${value.slice(1).toUpperCase()}"/>`
  const hatched = `<a:pattFill prst="ltUpDiag"><a:fgClr>${color(lineStrong)}</a:fgClr><a:bgClr>${color(paper)}</a:bgClr></a:pattFill>`
  return xml.replace(new RegExp(`<a:solidFill>${color(hatch)}</a:solidFill>\\s*</a:tcPr>`, 'g'), `${hatched}</a:tcPr>`)
}

/** Lists in two columns, with marks in the accent. */
function withColumns(xml: string, blocks: readonly Block[]): string {
  const list = blocks.find((block) => block.kind === 'list')
  if (!list) return xml
  return xml
    .replace(/(<p:cNvPr id="[^"]*" name="List \d+"[\s\S]*?<a:bodyPr)/, `$1 numCol="2" spcCol="${emu(list.columnGap)}"`)
    .replaceAll('<a:buSzPct', '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buSzPct')
}

/** Pixels in the units of the format, of which an inch has 914,400. */
const emu = (pixels: number): number => Math.round(pixels * 9525)

/** Ids that are whole numbers and occur once. */
function numbered(xml: string): string {
  let id = 0
  return xml.replace(/(<p:cNvPr id=")[^"]*"/g, (_, head: string) => `${head}${++id}"`)
}

/** Tables have no place for a description in pptxgenjs. */
function described(xml: string, descriptions: ReadonlyMap<string, string>): string {
  return xml.replace(/<p:cNvPr id="(\d+)" name="([^"]*)"\/>/g, (whole, id: string, name: string) => {
    const words = descriptions.get(name)
    return words === undefined ? whole : `<p:cNvPr id="${id}" name="${name}" descr="${xmlText(words)}"/>`
  })
}

/** A paragraph for each line of the notes. */
function withNotes(xml: string, notes: readonly string[]): string {
  const lines = notes.map((line) => `<a:p><a:r><a:rPr lang="en-US" dirty="0"/><a:t>${xmlText(line)}</a:t></a:r></a:p>`)
  const body = `<p:txBody><a:bodyPr/><a:lstStyle/>${lines.join('') || '<a:p><a:endParaRPr lang="en-US"/></a:p>'}</p:txBody>`
  return xml.replace(
    /(<p:ph type="body" idx="1"\/><\/p:nvPr><\/p:nvSpPr><p:spPr\/>)<p:txBody>[\s\S]*?<\/p:txBody>/,
    `$1${body.replaceAll('$', '$$$$')}`,
  )
}
