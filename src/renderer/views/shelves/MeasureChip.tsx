import { SubmenuTrigger } from 'react-aria-components'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { keyName } from '#core/format/axis-key'
import { formatShowAs, WHOLE_NAMES } from '#core/format/show-as'
import { adjustedOf, toggleAdjusted } from '#core/pivot/adjust-edits'
import type { MeasureDefinition } from '#core/pivot/definitions/definition'
import { measureName } from '#core/pivot/definitions/measure-name'
import { resolveMeasure } from '#core/pivot/definitions/resolve-measure'
import { toggleMeasure } from '#core/pivot/edits'
import { intervalKindFor } from '#core/pivot/interval-kind'
import { intervalMethod } from '#core/pivot/interval-method'
import type { Measure } from '#core/pivot/measure'
import { forgetMeasure, shiftMeasure, showMeasureAs } from '#core/pivot/measure-edits'
import { AS_VALUE, canShowAs, type ShowAs, WHOLES } from '#core/pivot/show-as'
import type { IntervalKind } from '#core/pivot/spec'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Menu, MenuItem } from '../../ui/Menu'
import { IntervalMenu } from './IntervalMenu'
import css from './Shelves.module.css'
import { StandardMenu } from './StandardMenu'

interface MeasureChipProps {
  readonly id: string
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly table: SessionsTable
  onEdit(definition: MeasureDefinition): void
}

/** A measure on its shelf, a button that says how it is shown, with the menu of what can be done with it. */
export function MeasureChip({ id, isFirst, isLast, table, onEdit }: MeasureChipProps) {
  const { edit, openFormat } = useAppStore().getState()
  const definitions = useApp((app) => app.spec.definitions)
  const showAs = useApp((app) => app.spec.showAs[id]) ?? AS_VALUE
  const definition = definitions.find((one) => one.id === id)
  const resolved = resolveMeasure(id, definitions, table)
  const isRate = resolved.ok && resolved.value.statistic.kind === 'rate'
  const isAdjusted = useApp((app) => adjustedOf(id, app.spec) !== undefined)
  const interval = useApp((app) => app.spec.interval)
  // Said where it is not what the dataset would have by itself.
  const isOtherKind = resolved.ok && isRobust(resolved.value) && interval !== intervalKindFor(table)
  // As text it is the same with most answers, and the chip is not drawn again.
  const how = useApp(({ cells }) =>
    formatShowAs(showAs, cells?.columns.dimensions.map(({ dimension }) => dimension) ?? []),
  )
  return (
    <>
      <Button className={css.chip!}>
        {measureName(id, definitions)}
        {how !== '' && <span className={css.muted}> {how}</span>}
        {isOtherKind && <span className={css.muted}> {KIND_TEXT[interval]}</span>}
      </Button>
      <Menu
        disabledKeys={[
          ...(isFirst ? ['earlier'] : []),
          ...(isLast ? ['later'] : []),
          ...(isFirst && isLast ? ['remove', 'forget'] : []),
        ]}
        onAction={(key) => {
          if (key === 'earlier') edit(shiftMeasure(id, -1))
          if (key === 'later') edit(shiftMeasure(id, 1))
          if (key === 'edit' && definition) onEdit(definition)
          if (key === 'format') openFormat(id)
          if (key === 'adjust') edit(toggleAdjusted(id))
          if (key === 'remove') edit(toggleMeasure(id))
          if (key === 'forget') edit(forgetMeasure(id))
        }}
      >
        <SubmenuTrigger>
          <MenuItem hint="›">Show as</MenuItem>
          <ShowAsMenu id={id} showAs={showAs} table={table} />
        </SubmenuTrigger>
        {resolved.ok && (
          <SubmenuTrigger>
            <MenuItem hint="›">Interval</MenuItem>
            <IntervalMenu measure={resolved.value} hasUsers={table.users !== null} />
          </SubmenuTrigger>
        )}
        {definition?.kind === 'adjusted' && <StandardMenu definition={definition} table={table} />}
        <MenuItem id="format">Format…</MenuItem>
        <MenuItem id="earlier">Move to the left</MenuItem>
        <MenuItem id="later">Move to the right</MenuItem>
        {isRate && (
          <MenuItem id="adjust" {...(isAdjusted && { hint: '✓' })}>
            Beside it, adjusted for the mix of sessions
          </MenuItem>
        )}
        {definition ? <MenuItem id="edit">Edit…</MenuItem> : null}
        <MenuItem id="remove">Take out</MenuItem>
        {definition ? <MenuItem id="forget">Forget its definition</MenuItem> : null}
      </Menu>
    </>
  )
}

const KIND_TEXT: Readonly<Record<IntervalKind, string>> = {
  simple: 'sessions independent',
  clustered: 'users alike',
}

function isRobust(measure: Measure): boolean {
  const method = intervalMethod(measure)
  return !('none' in method) && method.isRobust
}

interface ShowAsMenuProps extends Pick<MeasureChipProps, 'id' | 'table'> {
  readonly showAs: ShowAs
}

/** The ways a measure can be shown. They follow the table only while the menu is open. */
function ShowAsMenu({ id, showAs, table }: ShowAsMenuProps) {
  const { edit } = useAppStore().getState()
  const ways = useWays(id, table)
  return (
    <Menu
      placement="end top"
      selectionMode="single"
      selectedKeys={[JSON.stringify(showAs)]}
      disabledKeys={ways.filter(({ isRefused }) => isRefused).map(({ key }) => key)}
      onAction={(key) => {
        const way = ways.find((one) => one.key === key)
        if (way) edit(showMeasureAs(id, way.showAs))
      }}
    >
      {ways.map(({ key, text, isRefused }) => (
        <MenuItem key={key} id={key} {...(isRefused && { hint: 'does not add up' })}>
          {text}
        </MenuItem>
      ))}
    </Menu>
  )
}

interface Way {
  readonly key: string
  readonly showAs: ShowAs
  readonly text: string
  readonly isRefused: boolean
}

/** The ways a measure can be shown, and why not; a column of choice is that of the selected cell. */
function useWays(id: string, table: SessionsTable): Way[] {
  const definitions = useApp((app) => app.spec.definitions)
  const cells = useApp((app) => app.cells)
  const selection = useApp((app) => app.selection)
  const measure = resolveMeasure(id, definitions, table)
  const key = selection && cells?.columns.keys[selection.column]
  const column = cells && key && key.length > 0 ? { key, name: keyName(cells.columns, key) } : null
  const way = (showAs: ShowAs, text: string): Way => ({
    key: JSON.stringify(showAs),
    showAs,
    text,
    isRefused: measure.ok && !canShowAs(measure.value, showAs),
  })
  const compared = (from: 'previous' | 'first' | { column: (string | number | boolean | null)[] }, name: string) => [
    way({ kind: 'difference', from, isPercent: false }, `Difference from ${name}`),
    way({ kind: 'difference', from, isPercent: true }, `% difference from ${name}`),
  ]
  return [
    way(AS_VALUE, measure.ok && measure.value.unit === 'dollars' ? 'Dollars, an estimate' : 'Value'),
    ...WHOLES.map((of) => way({ kind: 'percent-of', of }, `% of ${WHOLE_NAMES[of]}`)),
    ...compared('previous', 'the previous'),
    ...compared('first', 'the first'),
    ...(column ? compared({ column: [...column.key] }, column.name) : []),
    way({ kind: 'index', from: 'first' }, 'Index, the first is 100'),
    ...(column ? [way({ kind: 'index', from: { column: [...column.key] } }, `Index, ${column.name} is 100`)] : []),
    way({ kind: 'rank' }, 'Rank'),
    way({ kind: 'running-total' }, 'Running total'),
  ]
}
