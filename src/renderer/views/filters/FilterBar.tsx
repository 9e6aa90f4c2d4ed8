import { Ellipsis, ListFilterPlus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { Dialog, MenuTrigger, Popover } from 'react-aria-components'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { type FilterPath, negateFilter, removeFilterAt, setGroupKind } from '#core/pivot/filter-edits'
import { type FilterPhrase, filterPhrases, phraseText } from '#core/pivot/filter-sentence'
import type { FilterPlace } from '../../store/page-state'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Menu, MenuItem } from '../../ui/Menu'
import { Panel } from '../../ui/Panel'
import css from './FilterBar.module.css'
import { FilterEditor } from './FilterEditor'

type Joins = NonNullable<FilterPlace['joins']>

/** The filters as one sentence, each phrase a button that opens it. */
export function FilterBar({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const spec = useApp((app) => app.spec)
  const place = useApp((app) => app.filterOn)
  const [joining, setJoining] = useState<{ readonly path: FilterPath; readonly joins: Joins } | null>(null)
  const [isAdding, setAdding] = useState(false)
  const dimensions = dimensionsOf(table, spec.dimensions)
  const edited = dimensions.find(({ id }) => id === place?.dimension)
  const bar = useRef<HTMLDivElement>(null)
  const phrases = filterPhrases(spec, table)
  const join = (path: FilterPath, joins: Joins) => {
    setJoining({ path, joins })
    setAdding(true)
  }
  return (
    <div className={css.bar} ref={bar} data-print="hide">
      {phrases.length === 0 && <span className={css.all}>All sessions</span>}
      {phrases.map((phrase, i) => (
        <span key={phrase.path.join(' ')} className={css.phrase}>
          <Phrase phrase={phrase} before={i === 0 ? 'Sessions where ' : 'and '} onJoin={join} />
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
        label={joining ? `Add a condition with ${joining.joins === 'any' ? 'or' : 'and'}` : 'Add a filter'}
        isOpen={isAdding}
        onOpenChange={(isOpen) => {
          setAdding(isOpen)
          if (!isOpen) setJoining(null)
        }}
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
            options={dimensions.map(({ id, name }) => ({ id, name }))}
            onAct={(dimension) => {
              close()
              if (joining) store.getState().openFilterAt({ dimension, ...joining })
              else store.getState().openFilter(dimension)
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
          {edited && place && (
            <FilterEditor key={JSON.stringify(place)} dimension={edited} place={place} table={table} />
          )}
        </Dialog>
      </Popover>
    </div>
  )
}

interface PhraseProps {
  readonly phrase: FilterPhrase
  /** Words in front of it. */
  readonly before: string
  onJoin(path: FilterPath, joins: Joins): void
}

/** One condition with the menu of what can be done with it, or a group of them in brackets. */
function Phrase({ phrase, before, onJoin }: PhraseProps) {
  const { openFilterAt } = useAppStore().getState()
  if (phrase.kind === 'leaf') {
    const { path, dimension, subject, verb, values } = phrase
    return (
      <>
        <Button look="quiet" className={css.words!} onPress={() => openFilterAt({ path, dimension })}>
          <span>
            {before}
            {subject} {verb} <strong>{values}</strong>
          </span>
        </Button>
        <PhraseMenu phrase={phrase} name={subject} onJoin={onJoin} />
      </>
    )
  }
  const word = phrase.kind === 'all' ? 'and ' : 'or '
  return (
    <span className={css.group}>
      <span className={css.words}>
        {before}
        {phrase.kind === 'none' && 'not '}(
      </span>
      {phrase.phrases.map((part, i) => (
        <Phrase key={part.path.join(' ')} phrase={part} before={i === 0 ? '' : word} onJoin={onJoin} />
      ))}
      <span className={css.words}>)</span>
      <PhraseMenu phrase={phrase} name={phraseText(phrase)} onJoin={onJoin} />
    </span>
  )
}

interface PhraseMenuProps extends Pick<PhraseProps, 'phrase' | 'onJoin'> {
  readonly name: string
}

function PhraseMenu({ phrase, name, onJoin }: PhraseMenuProps) {
  const { edit } = useAppStore().getState()
  const { path, kind } = phrase
  const isJoined = kind === 'all' || kind === 'any'
  return (
    <MenuTrigger>
      <Button look="icon" className={css.more!} aria-label={`More for the filter on ${name}`}>
        <Ellipsis aria-hidden />
      </Button>
      <Menu
        onAction={(key) => {
          if (key === 'or') onJoin(path, 'any')
          if (key === 'and') onJoin(path, 'all')
          if (key === 'turn') edit(negateFilter(path))
          if (key === 'switch') edit(setGroupKind(path, kind === 'all' ? 'any' : 'all'))
          if (key === 'remove') edit(removeFilterAt(path))
        }}
      >
        <MenuItem id="or">Or…</MenuItem>
        <MenuItem id="and">And…</MenuItem>
        {isJoined ? <MenuItem id="switch">{kind === 'all' ? 'Any of these' : 'All of these'}</MenuItem> : null}
        <MenuItem id="turn">Turn round</MenuItem>
        <MenuItem id="remove">Remove</MenuItem>
      </Menu>
    </MenuTrigger>
  )
}
