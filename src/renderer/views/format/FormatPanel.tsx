import { Paintbrush } from 'lucide-react'
import { Input, Label, NumberField } from 'react-aria-components'
import type { PivotCells } from '#core/cells/pivot-cells'
import { type CellFormat, DEFAULT_FORMAT, HEATS, MOST_DECIMALS } from '#core/pivot/cell-format'
import { setFormat } from '#core/pivot/edits'
import type { Measure } from '#core/pivot/measure'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Panel } from '../../ui/Panel'
import { Segments } from '../../ui/Segments'
import { Select } from '../../ui/Select'
import { Switch } from '../../ui/Switch'
import css from './FormatPanel.module.css'

/** How the cells of a measure look: shades, bars, intervals and marks. */
export function FormatPanel({ cells }: { readonly cells: PivotCells | null }) {
  const selected = useApp((app) => app.selection?.measure ?? 0)
  const store = useAppStore()
  const chosen = useApp((app) => app.formatOn)
  const isOpen = useApp((app) => app.overlay === 'format')
  const { openFormat, closeOverlay } = store.getState()
  const measures = cells?.measures ?? []
  const measure = measures.find(({ id }) => id === chosen) ?? measures[selected] ?? measures[0]
  return (
    <Panel
      label="Format"
      placement="bottom end"
      isOpen={isOpen}
      onOpenChange={(open) => (open ? openFormat(null) : closeOverlay())}
      trigger={
        <Button look="quiet" isDisabled={!measure}>
          <Paintbrush aria-hidden />
          Format
        </Button>
      }
    >
      {measure && (
        <div className={css.panel}>
          {measures.length > 1 && (
            <Row name="Measure">
              <Select label="Measure" options={measures} chosen={measure.id} onChoose={openFormat} />
            </Row>
          )}
          <Choices key={measure.id} measure={measure} />
        </div>
      )}
    </Panel>
  )
}

const SHADES = [
  { id: 'table', name: 'By the whole table' },
  { id: 'row', name: 'By row' },
  { id: 'column', name: 'By column' },
  { id: 'reference', name: 'Around a reference' },
  { id: 'none', name: 'None' },
]

const USUAL = 'usual'
const DECIMALS = [
  { id: USUAL, name: 'As usual' },
  ...Array.from({ length: MOST_DECIMALS + 1 }, (_, digits) => ({ id: String(digits), name: String(digits) })),
]

function Choices({ measure }: { readonly measure: Measure }) {
  const store = useAppStore()
  const format = useApp((app) => app.spec.formats[measure.id]) ?? DEFAULT_FORMAT
  const change = (more: Partial<CellFormat>) => store.getState().edit(setFormat(measure.id, { ...format, ...more }))
  const { heat } = format
  const bound = (is: 'below' | 'above') => format.thresholds.find((threshold) => threshold.is === is)?.bound ?? null
  const setBound = (is: 'below' | 'above', value: number | null) =>
    change({
      thresholds: [
        ...format.thresholds.filter((threshold) => threshold.is !== is),
        ...(value === null ? [] : [{ is, bound: value }]),
      ],
    })
  return (
    <>
      <Row name="Shade">
        <Select
          label="Shade"
          options={SHADES}
          chosen={typeof heat === 'object' ? 'reference' : heat}
          onChoose={(id) => change({ heat: HEATS.find((known) => known === id) ?? { reference: 0 } })}
        />
      </Row>
      {typeof heat === 'object' && (
        <Bound
          label="Reference"
          measure={measure}
          value={heat.reference}
          onChange={(reference) => change({ heat: { reference: reference ?? 0 } })}
        />
      )}
      {measure.unit !== 'count' && measure.unit !== 'rank' && (
        <Row name="Decimals">
          <Select
            label="Decimals"
            options={DECIMALS}
            chosen={format.decimals === undefined ? USUAL : String(format.decimals)}
            onChoose={(id) => change({ decimals: id === USUAL ? undefined : Number(id) })}
          />
        </Row>
      )}
      <Row name="Interval">
        <Segments
          label="Interval in the cell"
          options={[
            { id: 'bar', name: 'Bar' },
            { id: 'bounds', name: '[ ]' },
            { id: 'plus-minus', name: '±' },
            { id: 'none', name: 'None' },
          ]}
          chosen={format.interval}
          onChoose={(interval) => change({ interval })}
        />
      </Row>
      <Bound label="▼ Mark below" measure={measure} value={bound('below')} onChange={(v) => setBound('below', v)} />
      <Bound label="▲ Mark above" measure={measure} value={bound('above')} onChange={(v) => setBound('above', v)} />
      <Switch isSelected={format.bars} onChange={(bars) => change({ bars })}>
        Bars behind the values
      </Switch>
      <Switch isSelected={format.onTotals} onChange={(onTotals) => change({ onTotals })}>
        On totals too
      </Switch>
    </>
  )
}

function Row({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className={css.row}>
      <span>{name}</span>
      {children}
    </div>
  )
}

interface BoundProps {
  readonly label: string
  readonly measure: Measure
  /** In the unit of the measure; null where there is none. */
  readonly value: number | null
  onChange(value: number | null): void
}

/** A number as the cells have it: rates in percent. */
function Bound({ label, measure, value, onChange }: BoundProps) {
  const scale = measure.unit === 'rate' ? 100 : 1
  return (
    <NumberField
      className={css.row!}
      value={value === null ? Number.NaN : Number((value * scale).toPrecision(12))}
      formatOptions={{ maximumFractionDigits: 2, useGrouping: false }}
      onChange={(n) => onChange(Number.isFinite(n) ? n / scale : null)}
    >
      <Label>
        {label}
        {measure.unit === 'rate' && ', %'}
      </Label>
      <Input className={css.input!} placeholder="none" />
    </NumberField>
  )
}
