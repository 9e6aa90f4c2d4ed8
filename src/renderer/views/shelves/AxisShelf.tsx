import { Plus } from 'lucide-react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { type AxisName, placeDimension } from '#core/pivot/edits'
import type { Placement } from '#core/pivot/spec'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Panel } from '../../ui/Panel'
import { DimensionChip } from './DimensionChip'
import { DropChip } from './DropChip'
import { Shelf } from './Shelf'
import css from './Shelves.module.css'

interface AxisShelfProps {
  readonly axis: AxisName
  readonly name: string
  readonly placements: readonly Placement[]
  readonly table: SessionsTable
  readonly children?: React.ReactNode
}

/** The dimensions of one axis, outermost first. */
export function AxisShelf({ axis, name, placements, table, children }: AxisShelfProps) {
  const store = useAppStore()
  const definitions = useApp((app) => app.spec.dimensions)
  const dimensions = dimensionsOf(table, definitions)
  const taken = new Set(placements.map((p) => p.dimension))
  const options = dimensions
    .filter(({ id }) => !taken.has(id))
    .map(({ id, name, isTooFine }) => ({
      id,
      name,
      isDisabled: isTooFine,
      ...(isTooFine && { hint: 'too many values' }),
    }))
  return (
    <Shelf name={name} on={axis} size={placements.length} table={table}>
      {placements.map((placement, i) => {
        const dimension = dimensions.find(({ id }) => id === placement.dimension)
        return dimension ? (
          <DropChip
            key={dimension.id}
            name={dimension.name}
            dragged={{ from: axis, dimension: dimension.id }}
            on={axis}
            at={i}
            table={table}
          >
            <DimensionChip
              dimension={dimension}
              placement={placement}
              other={axis === 'rows' ? 'columns' : 'rows'}
              isFirst={i === 0}
              isLast={i === placements.length - 1}
            />
          </DropChip>
        ) : null
      })}
      <Panel
        label={`Add to ${axis}`}
        trigger={
          <Button className={css.add!} aria-label={`Add to ${axis}`}>
            <Plus aria-hidden />
          </Button>
        }
      >
        {(close) => (
          <Choice
            label="Fields"
            options={options}
            onAct={(id) => {
              store.getState().edit(placeDimension(axis, id))
              close()
            }}
          />
        )}
      </Panel>
      {children}
    </Shelf>
  )
}
