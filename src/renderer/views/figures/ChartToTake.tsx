import type { ChartWithWords } from '#core/change/change-pictures'
import type { ToldDataset } from '#core/figures/dataset-footnote'
import { filterSentence } from '#core/pivot/filter-sentence'
import { saveFile } from '../../save-file'
import type { AppState } from '../../store/app-state'
import { useAppStore } from '../../store/use-app'
import { chartPicture } from '../../ui/chart/chart-picture'
import { TakeMenu } from '../../ui/chart/TakeMenu'
import css from './FiguresPage.module.css'
import { SizedChart } from './SizedChart'

interface ChartToTakeProps {
  readonly name: string
  readonly height: number
  /** The chart with its words, of the sessions the page is of. */
  picture(told: ToldDataset): ChartWithWords | null
}

/** A chart of the page that can be taken elsewhere as a picture, with its title and footnote. */
export function ChartToTake({ name, height, picture }: ChartToTakeProps) {
  const store = useAppStore()
  const told = toldOf(store.getState())
  const shown = told && picture(told)
  if (!shown) return null
  return (
    <div className={css.taken}>
      <div className={css.take} data-print="hide">
        <TakeMenu
          of={name}
          save={saveFile}
          draw={(background) => ({
            picture: chartPicture(shown.model, shown.footnote, background, shown.title),
            name: `${told.table.name.replace(/\.[^.]*$/, '')} ${name.toLowerCase()}`,
          })}
        />
      </div>
      <SizedChart model={shown.model} height={height} />
    </div>
  )
}

/** What pictures of this page say of their sessions. */
function toldOf({ table, spec, isFigureFiltered }: AppState): ToldDataset | null {
  if (!table) return null
  const sentence = isFigureFiltered ? filterSentence(spec, table) : ''
  return {
    table,
    thresholds: spec.thresholds,
    level: spec.level,
    filters: sentence === '' ? '' : `Only sessions where ${sentence}`,
  }
}
