import { X } from 'lucide-react'
import { useState } from 'react'
import type { Cell, PivotCells } from '#core/cells/pivot-cells'
import { adjustmentText } from '#core/format/adjustment-text'
import { placeName } from '#core/format/axis-key'
import { emptyText } from '#core/format/empty'
import { formatCount, formatInterval, formatLevel, formatWithUnit } from '#core/format/number'
import { intervalMethod } from '#core/pivot/interval-method'
import type { Measure } from '#core/pivot/measure'
import type { ShownMeasure } from '#core/pivot/plan'
import type { Thresholds } from '#core/pivot/spec'
import type { Selection } from '../../store/page-state'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { ComparePanel } from './ComparePanel'
import { EstimationFacts, ValueRangeChoice } from './EstimationFacts'
import css from './Inspector.module.css'
import { OpenRows } from './OpenRows'
import { Provenance } from './Provenance'
import { RowTrend } from './RowTrend'

/** What stands behind the selected cell. */
export function Inspector({ cells, selection }: { readonly cells: PivotCells; readonly selection: Selection }) {
  const store = useAppStore()
  const thresholds = useApp((app) => app.spec.thresholds)
  const compared = useApp((app) => app.compared)
  return (
    <aside className={css.panel} aria-label="Selected cell" data-print="hide">
      <div className={css.head}>
        <h2>{compared ? 'Comparison' : 'Selected cell'}</h2>
        <Button look="icon" aria-label="Close the inspector" onPress={() => store.getState().select(null)}>
          <X aria-hidden />
        </Button>
      </div>
      {compared ? (
        <div className={css.body}>
          <ComparePanel cells={cells} first={selection} second={compared} />
        </div>
      ) : (
        <Selected cells={cells} selection={selection} thresholds={thresholds} />
      )}
    </aside>
  )
}

interface SelectedProps {
  readonly cells: PivotCells
  readonly selection: Selection
  readonly thresholds: Thresholds
}

function Selected({ cells, selection: { row, column, measure: m }, thresholds }: SelectedProps) {
  const measure = cells.measures[m]!
  const cell = cells.at(row, column, m)
  const adjustment = cells.adjustments.find((note) => note.measure === measure.name)
  const others = cells.measures.flatMap((other, i) => (i === m ? [] : [{ other, cell: cells.at(row, column, i) }]))
  return (
    <div className={css.body}>
      <p className={css.key}>
        {placeName(cells.rows, cells.rows.keys[row]!, cells.columns, cells.columns.keys[column]!)}
      </p>
      <h3 className={css.measure}>{measure.name}</h3>
      <Value
        cell={cell}
        measure={measure}
        level={cells.level}
        thresholds={thresholds}
        selection={{ row, column, measure: m }}
      />
      {others.length > 0 && (
        <dl className={css.facts}>
          {others.map(({ other, cell }) => (
            <div key={other.id}>
              <dt>{other.name}</dt>
              <dd>{inWords(cell, other)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className={css.about}>{measure.about}</p>
      {adjustment && <p className={css.about}>{adjustmentText(adjustment)}.</p>}
      <RowTrend cells={cells} selection={{ row, column, measure: m }} />
      <h3 className={css.closer}>Look closer</h3>
      <div className={css.buttons}>
        <OpenRows cell={cell} selection={{ row, column, measure: m }} />
        <CompareButton cell={cell} selection={{ row, column, measure: m }} />
        <CopySql />
      </div>
    </div>
  )
}

interface ValueProps {
  readonly cell: Cell
  readonly measure: ShownMeasure
  readonly level: number
  readonly thresholds: Thresholds
  readonly selection: Selection
}

function Value({ cell, measure, level, thresholds, selection }: ValueProps) {
  if (cell.kind === 'empty') return <p className={css.words}>{emptyText(cell)}</p>
  if (cell.kind === 'withheld') {
    return (
      <p className={css.words}>
        Withheld. Fewer than {thresholds.minSessions} sessions or {thresholds.minUsers} users stand behind this number,
        or it would let such a number be worked out from the totals.
      </p>
    )
  }
  const { value, n, users, interval, coverage, estimation } = cell.estimate
  return (
    <>
      <p className={css.value} data-estimated={measure.unit === 'dollars' || estimation !== undefined || undefined}>
        {formatWithUnit(value, measure.unit)}
      </p>
      <p className={css.interval}>
        {interval ? `${formatLevel(level)} interval ${formatInterval(interval, measure.unit)}` : noInterval(measure)}
      </p>
      <dl className={css.facts}>
        <div>
          <dt>n</dt>
          <dd>{formatCount(n)}</dd>
        </div>
        <div>
          <dt>Users</dt>
          <dd>{users === null ? 'not known' : formatCount(users)}</dd>
        </div>
        <div>
          <dt>n counts</dt>
          <dd>{measure.statistic.kind === 'share' ? 'all sessions in view' : measure.base.name}</dd>
        </div>
        {estimation && <EstimationFacts estimation={estimation} measure={measure} level={level} />}
        {coverage !== undefined && (
          <div>
            <dt>Of the standard mix</dt>
            <dd>{formatWithUnit(coverage, 'rate')} has sessions here</dd>
          </div>
        )}
        <Provenance measure={measure} selection={selection} />
      </dl>
      {estimation && <ValueRangeChoice />}
    </>
  )
}

function noInterval(measure: ShownMeasure): string {
  const method = intervalMethod(measure)
  return 'none' in method ? `No interval: ${method.none}` : 'No interval: too few sessions, or nothing to compare'
}

function inWords(cell: Cell, { unit }: Measure): string {
  if (cell.kind === 'withheld') return 'withheld'
  return cell.kind === 'empty' ? (cell.reason ?? 'no sessions') : formatWithUnit(cell.estimate.value, unit)
}

function CompareButton({ cell, selection }: { readonly cell: Cell; readonly selection: Selection }) {
  const store = useAppStore()
  const isComparing = useApp((app) => app.isComparing)
  if (cell.kind !== 'estimate') return null
  if (isComparing) return <p className={css.words}>Select the cell to compare it with. Escape ends this.</p>
  return <Button onPress={() => store.getState().holdForComparison(selection)}>Compare…</Button>
}

function CopySql() {
  const sql = useApp((app) => app.sql)
  const [copied, setCopied] = useState('')
  return (
    <Button onPress={() => void navigator.clipboard.writeText(sql).then(() => setCopied(sql))}>
      {copied === sql ? 'SQL copied' : 'Copy SQL'}
    </Button>
  )
}
