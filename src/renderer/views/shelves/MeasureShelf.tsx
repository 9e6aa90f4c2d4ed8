import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { MeasureDefinition } from '#core/pivot/definitions/definition'
import { measureName } from '#core/pivot/definitions/measure-name'
import { useApp } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Panel } from '../../ui/Panel'
import { DropChip } from './DropChip'
import { MeasureChip } from './MeasureChip'
import { MeasureEditor } from './MeasureEditor'
import { MeasureList } from './MeasureList'
import { Shelf } from './Shelf'
import css from './Shelves.module.css'

/** What the panel of the shelf shows: the list, or a definition, where there is one to be changed. */
type Shown = 'nothing' | 'list' | { readonly definition: MeasureDefinition | null }

/** What is measured, in the order of the table, and what else could be. */
export function MeasureShelf({ table }: { readonly table: SessionsTable }) {
  const measures = useApp((app) => app.spec.measures)
  const definitions = useApp((app) => app.spec.definitions)
  const [shown, setShown] = useState<Shown>('nothing')
  const close = () => setShown('nothing')
  return (
    <Shelf name="Measures" on="measures" size={measures.length} table={table}>
      {measures.map((id, i) => (
        <DropChip
          key={id}
          name={measureName(id, definitions)}
          dragged={{ from: 'measures', measure: id }}
          on="measures"
          at={i}
          table={table}
        >
          <MeasureChip
            id={id}
            isFirst={i === 0}
            isLast={i === measures.length - 1}
            table={table}
            onEdit={(definition) => setShown({ definition })}
          />
        </DropChip>
      ))}
      <Panel
        label="Measures"
        isOpen={shown !== 'nothing'}
        onOpenChange={(isOpen) => setShown(isOpen ? 'list' : 'nothing')}
        trigger={
          <Button className={css.add!} aria-label="Choose measures">
            <Plus aria-hidden />
          </Button>
        }
      >
        {typeof shown === 'object' ? (
          <MeasureEditor definition={shown.definition} table={table} onClose={close} />
        ) : (
          <MeasureList table={table} onDefine={() => setShown({ definition: null })} />
        )}
      </Panel>
    </Shelf>
  )
}
