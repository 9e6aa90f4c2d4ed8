import { OpeningBox } from '../../ui/OpeningBox'
import css from './OpeningPage.module.css'

/** Files on their way in, in place of every page. */
export function OpeningPage(props: Parameters<typeof OpeningBox>[0]) {
  return (
    <main className={css.page}>
      <OpeningBox {...props} />
    </main>
  )
}
