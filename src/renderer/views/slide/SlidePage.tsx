import { useRef } from 'react'
import type { SlideModel } from '#core/slide/slide-model'
import { ChartFigure } from '../../ui/ChartFigure'
import { useSize } from '../../ui/use-size'
import css from './SlidePage.module.css'

interface SlidePageProps {
  readonly slide: SlideModel
  readonly headline: string
}

const WIDE = 6
/** Two lines of names. */
const LEGEND = 44

/** One slide at its true size, 13.333 by 7.5 inches: what the screen previews is what the printer gets. */
export function SlidePage({ slide, headline }: SlidePageProps) {
  const { chart, table } = slide
  const isWide = table.header.length > WIDE
  const width = isWide ? 560 : chart.kind === 'line' ? 700 : 650
  const place = useRef<HTMLDivElement>(null)
  const { height } = useSize(place)
  const legend = chart.series.length > 1 ? LEGEND : 0
  return (
    <article className={css.slide} aria-label="Slide">
      <header>
        <h1 className={css.headline}>{headline}</h1>
        <p className={css.subtitle}>{slide.subtitle}</p>
      </header>
      <div className={css.body}>
        <div className={css.chart} ref={place} style={{ width }}>
          {height > 0 && (
            <ChartFigure model={chart} size={{ width, height: height - legend, fontSize: 13, hasValues: true }} />
          )}
        </div>
        <div className={css.table} data-wide={isWide || undefined}>
          <table>
            <thead>
              <tr>
                {table.header.map((name, i) => (
                  <th key={name} scope="col" data-name={i === 0 || undefined}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(({ cells, isTotal }) => (
                <tr key={cells[0]} data-total={isTotal || undefined}>
                  {cells.map((text, i) =>
                    i === 0 ? (
                      <th key="name" scope="row">
                        {text}
                      </th>
                    ) : (
                      <td key={table.header[i]} data-muted={isMuted(i, table.header.length, isWide) || undefined}>
                        {text}
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

/** In a table of value, interval and n, the interval is quieter than the value. */
const isMuted = (i: number, columns: number, isWide: boolean): boolean => !isWide && columns === 4 && i === 2
