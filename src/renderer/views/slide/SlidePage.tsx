import { useRef } from 'react'
import type { SlideModel } from '#core/slide/slide-model'
import { ChartFigure } from '../../ui/chart/ChartFigure'
import { useSize } from '../../ui/use-size'
import css from './SlidePage.module.css'

interface SlidePageProps {
  readonly slide: SlideModel
  readonly headline: string
}

/** Letters of a headline that fill two lines at its full size; then three, and then four, at smaller ones. */
const HEADLINES = { full: 120, smaller: 220 } as const
/** More rows than this stand closer to each other. */
const MOST_LOOSE_ROWS = 10

/** One slide at its true size, 13.333 by 7.5 inches: what the screen previews is what the printer gets. */
export function SlidePage({ slide, headline }: SlidePageProps) {
  const { chart, table } = slide
  const isCross = table.rows.some(({ counts }) => counts.length > 0)
  const isNested = table.rows.some(({ kind }) => kind === 'group')
  const width = isCross ? 500 : chart.isScale ? 680 : 640
  const place = useRef<HTMLDivElement>(null)
  const { height } = useSize(place)
  return (
    <article className={css.slide} aria-label="Slide">
      <header>
        <h1 className={css.headline} data-length={lengthOf(headline)}>
          {headline}
        </h1>
        <p className={css.subtitle}>{slide.subtitle}</p>
      </header>
      <div className={css.body}>
        <div className={css.chart} style={{ width }}>
          <div className={css.place} ref={place}>
            {height > 0 && (
              <ChartFigure model={chart} size={{ width, height, isFixed: true, fontSize: 13, hasValues: true }} />
            )}
          </div>
          {slide.marks !== '' && <p className={css.more}>{slide.marks}</p>}
        </div>
        <div
          className={css.table}
          data-cross={isCross || undefined}
          data-nested={isNested || undefined}
          data-dense={table.rows.length > MOST_LOOSE_ROWS || undefined}
        >
          <table>
            <thead>
              <tr>
                {table.header.map((name, i) => (
                  <th key={name} scope="col" data-name={i === 0 || undefined}>
                    <span>{name}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(({ cells, counts, kind }, r) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: parts of different groups have the same names
                <tr key={r} data-kind={kind}>
                  {cells.map((text, i) =>
                    i === 0 ? (
                      <th key="name" scope="row">
                        <span>{text}</span>
                      </th>
                    ) : (
                      <td key={table.header[i]} data-muted={(!isCross && i > 1) || undefined}>
                        {text}
                        {counts[i - 1] && <small>{counts[i - 1]}</small>}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          {table.note !== '' && <p className={css.more}>{table.note}</p>}
        </div>
      </div>
      <footer className={css.footnote}>{slide.footnote}</footer>
    </article>
  )
}

const lengthOf = ({ length }: string): 'full' | 'smaller' | 'smallest' =>
  length <= HEADLINES.full ? 'full' : length <= HEADLINES.smaller ? 'smaller' : 'smallest'
