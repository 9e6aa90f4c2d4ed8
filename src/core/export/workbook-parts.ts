import type { CellLook, Sheet, SheetValue, Workbook } from './workbook'
import { xmlText } from './xml-text'

/**
 * The parts of an XLSX file by their path, after ECMA-376: text in its cells, no formula anywhere, no date of its own. They
 * are packed by whoever writes the file.
 */
export function workbookParts({ sheets }: Workbook): Record<string, string> {
  const looks = new Looks()
  const names = sheetNames(sheets.map(({ name }) => name))
  const written = sheets.map((sheet) => sheetXml(sheet, looks))
  return {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${names
      .map((name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': looks.xml(),
    ...Object.fromEntries(written.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml])),
  }
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function contentTypes(sheets: number): string {
  const parts = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/styles.xml', 'styles'],
    ...Array.from({ length: sheets }, (_, i) => [`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet']),
  ]
  const overrides = parts.map(([name, kind]) => `<Override PartName="${name}" ContentType="${TYPE}.${kind}+xml"/>`)
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
}

const relations = (to: readonly (readonly [type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${to
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${DOCUMENT}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** Excel takes 31 letters, none of `[]:*?/\\`, no apostrophe at an end, no two names alike and none of its own. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>(['history'])
  return names.map((name) => {
    const plain =
      name.replaceAll(/[[\]:*?/\\\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ').replaceAll(/^['\s]+|['\s]+$/g, '') || 'Sheet'
    for (let i = 1; ; i++) {
      const ending = i === 1 ? '' : ` ${i}`
      const free = plain.slice(0, 31 - ending.length).replace(/[\uD800-\uDBFF]$|['\s]+$/, '') + ending
      if (taken.has(free.toLowerCase())) continue
      taken.add(free.toLowerCase())
      return free
    }
  })
}

function sheetXml({ widths, frozen, rows, merges }: Sheet, looks: Looks): string {
  const pane = frozen.rows + frozen.columns > 0 ? paneXml(frozen) : ''
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
  const lines = rows.map(
    (row, r) =>
      `<row r="${r + 1}">${row.map((cell, c) => cellXml(cell, `${letters(c)}${r + 1}`, looks)).join('')}</row>`,
  )
  const merged = merges.map(
    ({ row, column, columns }) =>
      `<mergeCell ref="${letters(column)}${row + 1}:${letters(column + columns - 1)}${row + 1}"/>`,
  )
  return [
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`,
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    `<sheetData>${lines.join('')}</sheetData>`,
    merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : '',
    '</worksheet>',
  ].join('')
}

function paneXml({ rows, columns }: Sheet['frozen']): string {
  const at = `topLeftCell="${letters(columns)}${rows + 1}"`
  const splits = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`
  const active = columns > 0 && rows > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight'
  return `<pane${splits} ${at} activePane="${active}" state="frozen"/>`
}

/** Letters in a cell, at most. */
const MOST_LETTERS = 32_767

function cellXml(cell: SheetValue | null, at: string, looks: Looks): string {
  if (cell === null) return ''
  const style = looks.idOf(cell.look)
  if (typeof cell.value === 'number') return `<c r="${at}" s="${style}"><v>${cell.value}</v></c>`
  const text = cell.value.length > MOST_LETTERS ? `${cell.value.slice(0, MOST_LETTERS - 1)}…` : cell.value
  // Excel reads _x0041_ in a text as a letter by its number.
  const plain = xmlText(text).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${plain}</t></is></c>`
}

/** A column by its letters: A to Z, then AA. */
export function letters(column: number): string {
  const first = column >= 26 ? letters(Math.floor(column / 26) - 1) : ''
  return first + String.fromCharCode(65 + (column % 26))
}

/** Number formats from here on are a file's own. */
const FIRST_FORMAT = 164

// Fonts: plain, bold, muted, bold and muted. Fills: the two every file has, and that of a head.
const FONTS = ['', '<b/>', '<i/>', '<b/><i/>']

/** The looks of a workbook, each written once and told by its number. */
class Looks {
  readonly #styles = new Map<string, number>()
  readonly #formats = new Map<string, number>()
  readonly #xml: string[] = []

  constructor() {
    this.idOf()
  }

  idOf(look: CellLook = {}): number {
    const { format, isBold, isMuted, isHead, isWrapped, align } = look
    const font = (isBold ? 1 : 0) + (isMuted ? 2 : 0)
    const fill = isHead ? 2 : 0
    const border = isHead ? 1 : 0
    const aligned = [align && `horizontal="${align}"`, isWrapped && 'wrapText="1"', 'vertical="top"'].filter(Boolean)
    const xml = `<xf numFmtId="${this.#format(format)}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${aligned.join(' ')}/></xf>`
    const known = this.#styles.get(xml)
    if (known !== undefined) return known
    this.#styles.set(xml, this.#xml.length)
    return this.#xml.push(xml) - 1
  }

  #format(code: string | undefined): number {
    if (code === undefined) return 0
    const known = this.#formats.get(code)
    if (known !== undefined) return known
    this.#formats.set(code, FIRST_FORMAT + this.#formats.size)
    return FIRST_FORMAT + this.#formats.size - 1
  }

  xml(): string {
    const formats = [...this.#formats].map(([code, id]) => `<numFmt numFmtId="${id}" formatCode="${xmlText(code)}"/>`)
    const fonts = FONTS.map(
      (marks, i) =>
        `<font>${marks}<sz val="10"/><color rgb="${i < 2 ? 'FF1B1D1F' : 'FF686D72'}"/><name val="Calibri"/></font>`,
    )
    const solid =
      '<fill><patternFill patternType="solid"><fgColor rgb="FFF4F4F2"/><bgColor indexed="64"/></patternFill></fill>'
    const fills = ['none', 'gray125'].map((kind) => `<fill><patternFill patternType="${kind}"/></fill>`).concat(solid)
    const none = '<left/><right/><top/><bottom/><diagonal/>'
    const under = '<left/><right/><top/><bottom style="thin"><color rgb="FF8F9498"/></bottom><diagonal/>'
    return [
      `${HEAD}<styleSheet xmlns="${MAIN}">`,
      formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '',
      `<fonts count="${fonts.length}">${fonts.join('')}</fonts>`,
      `<fills count="${fills.length}">${fills.join('')}</fills>`,
      `<borders count="2"><border>${none}</border><border>${under}</border></borders>`,
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${this.#xml.length}">${this.#xml.join('')}</cellXfs>`,
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('')
  }
}
