import { useState } from 'react'
import type { PivotCells } from '#core/cells/pivot-cells'
import { formatKey } from '#core/format/key'
import { formatCount } from '#core/format/number'
import type { Dimension, KeyValue } from '#core/pivot/dimension'
import { isMembership } from '#core/pivot/filter'
import { setFilter } from '#core/pivot/filter-edits'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Segments } from '../../ui/Segments'
import css from './FilterEditor.module.css'

const VERBS = [
  { id: 'is', name: 'is' },
  { id: 'is not', name: 'is not' },
] as const

/** The values of one dimension to keep or to leave out, with the sessions behind each. */
export function FilterEditor({ dimension }: { readonly dimension: Dimension }) {
  const store = useAppStore()
  const profile = useApp((app) => app.profiles.get(dimension.id))
  const filter = useApp((app) => app.spec.filters.filter(isMembership).find((f) => f.dimension === dimension.id))
  const [isNegated, setNegated] = useState(filter?.isNegated ?? false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set((filter?.values ?? []).map(idOf)))
  const values = profile ? valuesOf(profile) : []
  const apply = () => {
    const kept = values.filter(({ value }) => chosen.has(idOf(value))).map(({ value }) => value)
    store.getState().edit(setFilter({ dimension: dimension.id, values: kept, isNegated }))
    store.getState().closeFilter()
  }
  return (
    <>
      <div className={css.head}>
        <strong>{dimension.name}</strong>
        <Segments
          label="Keep or leave out"
          options={VERBS}
          chosen={isNegated ? 'is not' : 'is'}
          onChoose={(id) => setNegated(id === 'is not')}
        />
      </div>
      <Choice
        label={`Values of ${dimension.name}`}
        options={values.map(({ value, hint }) => ({ id: idOf(value), name: formatKey(dimension, value), hint }))}
        chosen={chosen}
        onChoose={setChosen}
      />
      <div className={css.foot}>
        <Button look="quiet" onPress={() => setChosen(new Set(values.map(({ value }) => idOf(value))))}>
          All
        </Button>
        <Button look="quiet" onPress={() => setChosen(new Set())}>
          None
        </Button>
        <span className={css.gap} />
        <Button onPress={() => store.getState().closeFilter()}>Cancel</Button>
        <Button look="main" onPress={apply} isDisabled={!profile}>
          Apply
        </Button>
      </div>
    </>
  )
}

/** Text and number apart: the label "1" is not the number 1. */
const idOf = (value: KeyValue): string => JSON.stringify(value)

function valuesOf(profile: PivotCells): { value: KeyValue; hint: string }[] {
  return profile.rows.keys.flatMap((key, r) => {
    if (key.length !== 1) return []
    const cell = profile.at(r, 0, 0)
    const hint = cell.kind === 'estimate' ? formatCount(cell.estimate.value) : 'withheld'
    return [{ value: key[0]!, hint }]
  })
}
