import type { CSSProperties } from 'react'
import { LEADING } from '#core/slide/layout/page'
import type { Block, Box, DeckModel, ListBlock, SlideModel, TableBlock, TextBlock } from '#core/slide/slide-model'
import { SPARE } from '#core/slide/text/text-width'
import { ChartFigure } from '../chart/ChartFigure'
import { paletteStyle } from './palette-style'
import css from './SlideSheet.module.css'

interface SlideSheetProps {
  readonly deck: DeckModel
  readonly slide: SlideModel
}

/** One slide at its true size: what the screen shows is what the printer and every picture gets. */
export function SlideSheet({ deck, slide }: SlideSheetProps) {
  const { width, height, theme, mode } = deck
  return (
    <article
      className={css.slide}
      aria-label={`Slide ${slide.number}: ${slide.headline}`}
      style={{ ...paletteStyle(theme, mode), width, height }}
    >
      {slide.blocks.map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a slide is drawn anew as a whole
        <Placed key={i} block={block} />
      ))}
    </article>
  )
}

const at = ({ x, y, width, height }: Box): CSSProperties => ({ left: x, top: y, width, height })

function Placed({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'text':
      return <Words block={block} />
    case 'chart': {
      const { width, height } = block.box
      const size = { width, height, isFixed: true, fontSize: block.fontSize, hasValues: true }
      return (
        <div className={css.block} style={at(block.box)}>
          <ChartFigure model={block.chart} size={size} />
        </div>
      )
    }
    case 'table':
      return <Numbers block={block} />
    case 'list':
      return <Points block={block} />
    case 'rule':
      return <div className={css.block} style={{ ...at(block.box), background: RULES[block.color] }} />
    case 'image':
      return <img className={css.image} style={at(block.box)} src={block.source} alt={block.alt} />
  }
}

const RULES = { line: 'var(--line)', lineStrong: 'var(--line-strong)', accent: 'var(--accent)' } as const
const INKS = { ink: 'var(--ink)', ink2: 'var(--ink-2)', ink3: 'var(--ink-3)', accent: 'var(--accent)' } as const

function Words({ block }: { readonly block: TextBlock }) {
  const { role, box, paragraphs, size, face, weight, ink, isItalic, align, isFilled } = block
  const style: CSSProperties = {
    ...at(box),
    fontFamily: face === 'serif' ? 'var(--font-serif)' : 'var(--font)',
    fontSize: size,
    fontWeight: weight,
    fontStyle: isItalic ? 'italic' : 'normal',
    lineHeight: LEADING[face],
    color: INKS[ink],
    textAlign: align,
    // Broken as where the font is the one that presentations have.
    ...(face === 'serif' && role !== 'number' && { paddingRight: box.width * (1 - 1 / SPARE.serif) }),
  }
  const Tag = role === 'headline' ? 'h1' : role === 'subtitle' ? 'h2' : role === 'footnote' ? 'footer' : 'div'
  return (
    <Tag
      className={css.words}
      dir="auto"
      data-role={role}
      data-filled={isFilled || undefined}
      style={style}
      title={block.full || undefined}
    >
      {paragraphs.join(' ')}
    </Tag>
  )
}

function Points({ block }: { readonly block: ListBlock }) {
  const { box, items, first, columnGap, size, indent, gap } = block
  const columns = [items.slice(0, first), items.slice(first)].filter(({ length }) => length > 0)
  const width = (box.width - columnGap) / 2
  return (
    <div className={css.list} style={{ ...at(box), columnGap, fontSize: size, lineHeight: LEADING.sans }}>
      {columns.map((column, c) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
        <ul key={c} style={{ width }}>
          {column.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items stay where they are
            <li key={i} dir="auto" data-role="bullet" style={{ paddingInlineStart: indent, marginBottom: gap }}>
              <span className={css.mark} style={{ top: size * 0.65 }} />
              {item}
            </li>
          ))}
        </ul>
      ))}
    </div>
  )
}

function Numbers({ block }: { readonly block: TableBlock }) {
  const { box, header, rows, widths, rowHeight, headerHeight, fontSize, headFontSize, isQuiet } = block
  const isNested = rows.some(({ kind }) => kind === 'group')
  return (
    <table
      className={css.table}
      style={{ ...at(box), fontSize }}
      data-quiet={isQuiet || undefined}
      data-nested={isNested || undefined}
    >
      <colgroup>
        {widths.map((width, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
          <col key={i} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr style={{ height: headerHeight }}>
          {header.map((name, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns can have one name
            <th key={i} scope="col" style={{ fontSize: headFontSize }}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ cells, counts, kind }, r) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of different groups have the same names
          <tr key={r} data-kind={kind} style={{ height: rowHeight }}>
            {cells.map((text, i) =>
              i === 0 ? (
                <th key="name" scope="row" dir="auto">
                  {text}
                </th>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is told by its column
                <td key={i} data-muted={(isQuiet && i > 1) || undefined}>
                  {text}
                  {counts[i - 1] && <small style={{ fontSize: fontSize * 0.75 }}>{counts[i - 1]}</small>}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
