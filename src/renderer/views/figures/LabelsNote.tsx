import type { SessionsTable } from '#core/dataset/sessions-table'
import { datasetLabelTexts } from '#core/pivot/label-texts'
import css from './FiguresPage.module.css'

/** By whom the labels are that figures and findings stand on, where the dataset says so. */
export function LabelsNote({ table }: { readonly table: SessionsTable }) {
  const texts = datasetLabelTexts(table)
  if (texts.length === 0) return null
  return (
    <ul className={css.notCompared} aria-label="By whom the labels are">
      {texts.map((text) => (
        <li key={text}>{text}.</li>
      ))}
    </ul>
  )
}
