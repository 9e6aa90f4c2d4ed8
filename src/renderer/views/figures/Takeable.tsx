import { saveFile } from '../../save-file'
import { useAppStore } from '../../store/use-app'
import { chartPicture } from '../../ui/chart/chart-picture'
import type { PictureOf } from '../../ui/chart/draw-picture'
import { TakeMenu } from '../../ui/chart/TakeMenu'
import css from './FiguresPage.module.css'

interface TakeableProps {
  readonly name: string
  readonly picture: PictureOf
  readonly children: React.ReactNode
}

/** What is drawn on the page, with the menu that takes it elsewhere as a picture with its title and footnote. */
export function Takeable({ name, picture, children }: TakeableProps) {
  const store = useAppStore()
  return (
    <div className={css.taken}>
      <div className={css.take} data-print="hide">
        <TakeMenu
          of={name}
          save={saveFile}
          draw={(background) => ({
            picture: chartPicture(picture, background),
            name: `${store.getState().table?.name.replace(/\.[^.]*$/, '') ?? ''} ${name.toLowerCase()}`.trim(),
          })}
        />
      </div>
      {children}
    </div>
  )
}
