import type { SessionsTable } from '#core/dataset/sessions-table'
import { failureText } from '#core/failure-text'
import { MEASURES } from '#core/pivot/built-in-measures'
import { missingField, resolveMeasure } from '#core/pivot/definitions/resolve-measure'
import { toggleMeasure } from '#core/pivot/edits'
import type { MeasureGroup } from '#core/pivot/measure'
import { runMeasures } from '#core/pivot/run-measures'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Choice, type Option } from '../../ui/Choice'
import editor from './MeasureEditor.module.css'

const GROUPS: Readonly<Record<MeasureGroup, string>> = {
  counts: 'how many',
  success: 'success',
  trouble: 'trouble',
  effort: 'effort',
  decisions: 'decisions',
  'task-value': 'task value',
  'made-here': 'made here',
}

interface MeasureListProps {
  readonly table: SessionsTable
  onDefine(): void
}

/** Every measure there is, with its group or why this dataset cannot have it, and the way to make another. */
export function MeasureList({ table, onDefine }: MeasureListProps) {
  const store = useAppStore()
  const measures = useApp((app) => app.spec.measures)
  const definitions = useApp((app) => app.spec.definitions)
  const options: Option[] = [
    ...definitions.map(({ id, name }) => {
      const made = resolveMeasure(id, definitions, table)
      return { id, name, hint: made.ok ? GROUPS['made-here'] : failureText(made.failure).what, isDisabled: !made.ok }
    }),
    ...MEASURES.map((measure) => {
      const lacking = missingField(measure, table)
      const hint = lacking === null ? GROUPS[measure.group] : `needs ${lacking}`
      return { id: measure.id, name: measure.name, hint, isDisabled: lacking !== null }
    }),
    ...runMeasures(table).map(({ id, name, group }) => ({ id, name, hint: GROUPS[group] })),
  ]
  return (
    <>
      <Choice
        label="Measures"
        options={options}
        chosen={new Set(measures)}
        onChoose={(chosen) => {
          const changed = options.find(({ id }) => chosen.has(id) !== measures.includes(id))
          if (changed) store.getState().edit(toggleMeasure(changed.id))
        }}
      />
      <div className={editor.foot}>
        <Button onPress={onDefine}>Define a measure…</Button>
      </div>
    </>
  )
}
