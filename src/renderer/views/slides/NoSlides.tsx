import { TEMPLATE_IDS, TEMPLATE_NAMES, type TemplateId } from '#core/slide/templates/templates'
import { useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import css from './SlidesPage.module.css'

const ABOUT: Readonly<Record<TemplateId, string>> = {
  study:
    'The study’s story asked of these sessions: takeaways, occupations, work per prompt, success, trouble, mix and value, caveats, method.',
  monthly: 'What moved since the last deck, then the measures one follows by month.',
  'one-pager': 'Three numbers and two charts on one slide.',
}

/** A report without slides: how to begin. */
export function NoSlides({ children }: { readonly children: React.ReactNode }) {
  const store = useAppStore()
  return (
    <main className={css.none}>
      <h1>No slides yet</h1>
      <p>Begin with a template, or add what a view shows from the explore page.</p>
      {children}
      <ul>
        {TEMPLATE_IDS.map((id) => (
          <li key={id}>
            <Button look={id === 'study' ? 'main' : 'plain'} onPress={() => store.getState().makeDeck(id)}>
              {TEMPLATE_NAMES[id]}
            </Button>
            <span>{ABOUT[id]}</span>
          </li>
        ))}
        <li>
          <Button onPress={() => store.getState().addToDeck([], 'title')}>Empty deck</Button>
          <span>A title, and what you add to it.</span>
        </li>
      </ul>
    </main>
  )
}
