import type { TextPanel } from '#core/figures/figure'
import css from './TextTable.module.css'

/** Definitions as the study sets them out. */
export function TextTable({ panel: { name, head, lines } }: { readonly panel: TextPanel }) {
  return (
    <table className={css.words} aria-label={name}>
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(([first, ...others]) => (
          <tr key={first}>
            <th scope="row">{first}</th>
            {others.map((text, i) => (
              <td key={head[i + 1]}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
