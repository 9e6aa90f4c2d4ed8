import { useState } from 'react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { Dimension } from '#core/pivot/dimension'
import { isGroup, type LeafFilter } from '#core/pivot/filter'
import { addFilter, filterAt, joinFilter, replaceFilter, setFilter } from '#core/pivot/filter-edits'
import { filterKindsOf, isWhole, type LeafKind, startingFilter } from '#core/pivot/filter-kinds'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC } from '#core/pivot/spec'
import type { FilterPlace } from '../../store/page-state'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import css from './FilterEditor.module.css'
import { PeriodPart, PresencePart, RangePart, RankPart, TextPart } from './FilterParts'
import { ValuesPart } from './ValuesPart'

const KINDS: Readonly<Record<LeafKind, string>> = {
  membership: 'values',
  range: 'a range',
  relative: 'the end of the data',
  text: 'text',
  null: 'missing or not',
  top: 'the top values',
  'at-least': 'large values only',
}

interface FilterEditorProps {
  readonly dimension: Dimension
  readonly place: FilterPlace
  readonly table: SessionsTable
}

/** One filter on a dimension: its kind, then what it asks. */
export function FilterEditor({ dimension, place, table }: FilterEditorProps) {
  const store = useAppStore()
  const spec = useApp((app) => app.spec)
  const kinds = filterKindsOf(dimension)
  const [draft, setDraft] = useState<LeafFilter>(
    () => editedFilter(spec.filters, place) ?? startingFilter(kinds[0]!, dimension),
  )
  const kind = draft.kind ?? 'membership'
  const trial = { ...EMPTY_SPEC, dimensions: spec.dimensions, filters: [draft] }
  const isReady = isWhole(draft) && normalize(trial, table).ok
  const apply = () => {
    const { edit, closeFilter } = store.getState()
    if (place.joins) edit(place.path ? joinFilter(place.path, place.joins, draft) : addFilter(draft))
    else edit(place.path ? replaceFilter(place.path, draft) : setFilter(draft))
    closeFilter()
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) apply()
      }}
    >
      <div className={css.head}>
        <strong>{dimension.name}</strong>
        <Select
          label="Filter by"
          options={kinds.map((id) => ({ id, name: KINDS[id] }))}
          chosen={kind}
          onChoose={(id) => setDraft(startingFilter(id as LeafKind, dimension))}
        />
      </div>
      {part(draft, dimension, setDraft)}
      <div className={css.foot}>
        <span className={css.gap} />
        <Button onPress={() => store.getState().closeFilter()}>Cancel</Button>
        <Button look="main" type="submit" isDisabled={!isReady}>
          Apply
        </Button>
      </div>
    </form>
  )
}

function part(draft: LeafFilter, dimension: Dimension, onChange: (filter: LeafFilter) => void) {
  switch (draft.kind) {
    case 'range':
      return <RangePart filter={draft} dimension={dimension} onChange={onChange} />
    case 'relative':
      return <PeriodPart filter={draft} onChange={onChange} />
    case 'text':
      return <TextPart filter={draft} onChange={onChange} />
    case 'null':
      return <PresencePart filter={draft} onChange={onChange} />
    case 'top':
    case 'at-least':
      return <RankPart filter={draft} onChange={onChange} />
    default:
      return <ValuesPart filter={draft} dimension={dimension} onChange={onChange} />
  }
}

function editedFilter(
  filters: Parameters<typeof filterAt>[0],
  { path, joins, dimension }: FilterPlace,
): LeafFilter | null {
  if (joins) return null
  const found = path ? filterAt(filters, path) : filters.find((f) => !isGroup(f) && f.dimension === dimension)
  return found && !isGroup(found) ? found : null
}
