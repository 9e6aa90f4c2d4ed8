import { useEffect, useMemo, useState } from 'react'
import { agreementTexts } from '#core/agreement/label-agreement'
import type { PivotCells } from '#core/cells/pivot-cells'
import { raterText } from '#core/dataset/labelled-by'
import { labelColumnsOf } from '#core/pivot/label-texts'
import type { CellVersions } from '../../store/labels-state'
import type { Selection } from '../../store/page-state'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'

interface LabelFactsProps {
  readonly measure: PivotCells['measures'][number]
  readonly selection: Selection
}

/** How far the labels under a number agree with people, and which versions of them are in its cell. */
export function LabelFacts({ measure, selection }: LabelFactsProps) {
  const store = useAppStore()
  const table = useApp((app) => app.table)
  const spec = useApp((app) => app.spec)
  const journals = useApp((app) => app.labels)
  const facts = useApp((app) => app.facts)
  const columns = useMemo(() => (table ? labelColumnsOf([measure], spec, table) : []), [measure, spec, table])
  const hasLabels = columns.length > 0
  useEffect(() => {
    if (!hasLabels) return
    void store.getState().loadLabels()
    void store.getState().loadFacts()
  }, [store, hasLabels])
  const limits = useMemo(() => ({ level: spec.level, minSessions: spec.thresholds.minSessions }), [spec])
  const texts = useMemo(() => {
    const labels = [...journals, ...(facts?.rules ?? [])]
    return columns.flatMap((column) => agreementTexts(column, labels, limits))
  }, [columns, journals, facts, limits])
  return (
    <>
      {texts.length > 0 && (
        <div>
          <dt>Agreement</dt>
          <dd>{texts.join('; ')}</dd>
        </div>
      )}
      {columns.some(({ labelledBy }) => labelledBy!.length > 1) && (
        <Versions key={JSON.stringify(selection)} measure={measure} selection={selection} />
      )}
    </>
  )
}

/** The versions among the sessions of the cell, asked for when someone wants to know. */
function Versions({ measure, selection }: LabelFactsProps) {
  const store = useAppStore()
  const [versions, setVersions] = useState<readonly CellVersions[] | null>(null)
  return (
    <div>
      <dt>Versions in this cell</dt>
      <dd>
        {versions === null ? (
          <Button
            look="quiet"
            onPress={() =>
              void store
                .getState()
                .cellVersions(measure, selection)
                .then((found) => found && setVersions(found))
            }
          >
            List them
          </Button>
        ) : (
          versions.map(({ name, by }) => `${name}: ${by.map(raterText).join('; ') || 'none'}`).join('. ')
        )}
      </dd>
    </div>
  )
}
