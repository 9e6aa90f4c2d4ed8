import { ListFilterPlus, X } from 'lucide-react'
import { useRef } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { removeFilterAt } from '#core/pivot/filter-edits'
import { filterPhrases, phraseText } from '#core/pivot/filter-sentence'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Panel } from '../../ui/Panel'
import css from './FilterBar.module.css'
import { FilterEditor } from './FilterEditor'

/** The filters as one sentence, each phrase a button that opens its values. */
export function FilterBar({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const spec = useApp((app) => app.spec)
  const editing = useApp((app) => app.filterOn)
  const dimensions = dimensionsOf(table, spec.dimensions)
  const edited = dimensions.find(({ id }) => id === editing)
  const bar = useRef<HTMLDivElement>(null)
  const phrases = filterPhrases(spec, table)
  return (
    <div className={css.bar} ref={bar} data-print="hide">
      {phrases.length === 0 && <span className={css.all}>All sessions</span>}
      {phrases.map((phrase, i) => (
        <span key={phrase.path.join(' ')} className={css.phrase}>
          <Button
            look="quiet"
            className={css.words!}
            onPress={() => phrase.kind === 'leaf' && store.getState().openFilter(phrase.dimension)}
          >
            <span>
              {i === 0 ? 'Sessions where ' : 'and '}
              {phrase.kind === 'leaf' ? (
                <>
                  {phrase.subject} {phrase.verb} <strong>{phrase.values}</strong>
                </>
              ) : (
                phraseText(phrase)
              )}
            </span>
          </Button>
          <Button
            look="icon"
            aria-label={`Remove the filter on ${phrase.kind === 'leaf' ? phrase.subject : phraseText(phrase)}`}
            onPress={() => store.getState().edit(removeFilterAt(phrase.path))}
          >
            <X aria-hidden />
          </Button>
        </span>
      ))}
      <Panel
        label="Add a filter"
        trigger={
          <Button look="quiet" className={css.add!}>
            <ListFilterPlus aria-hidden />
            Add filter
          </Button>
        }
      >
        {(close) => (
          <Choice
            label="Fields"
            options={dimensions.map(({ id, name, isTooFine }) => ({ id, name, isDisabled: isTooFine }))}
            onAct={(id) => {
              close()
              store.getState().openFilter(id)
            }}
          />
        )}
      </Panel>
      <Popover
        className={css.popover!}
        triggerRef={bar}
        isOpen={edited !== undefined}
        onOpenChange={(isOpen) => isOpen || store.getState().closeFilter()}
        placement="bottom start"
        offset={2}
      >
        <Dialog aria-label={`Filter on ${edited?.name ?? ''}`} className={css.dialog!}>
          {edited && <FilterEditor key={edited.id} dimension={edited} />}
        </Dialog>
      </Popover>
    </div>
  )
}
