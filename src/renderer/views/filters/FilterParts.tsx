import { MEASURES } from '#core/pivot/built-in-measures'
import { DATE_UNITS, type DateUnit } from '#core/pivot/calendar'
import { type Dimension, isOffScale } from '#core/pivot/dimension'
import {
  type AtLeastFilter,
  type LeafFilter,
  type NullFilter,
  type RangeFilter,
  type RelativeFilter,
  TEXT_MATCHES,
  type TextFilter,
  type TopFilter,
} from '#core/pivot/filter'
import { dateUnitOf } from '#core/pivot/planned-filter'
import { useApp } from '../../store/use-app'
import { Segments } from '../../ui/Segments'
import { Select } from '../../ui/Select'
import { Switch } from '../../ui/Switch'
import { TextInput } from '../../ui/TextInput'
import css from './FilterEditor.module.css'

type Change = (filter: LeafFilter) => void

interface RangePartProps {
  readonly filter: RangeFilter
  readonly dimension: Dimension
  readonly onChange: Change
}

/** Two bounds, either of which may be open: numbers, dates, or steps of a scale. */
export function RangePart({ filter, dimension, onChange }: RangePartProps) {
  const isDate = dimension.valueType === 'time' || dateUnitOf(dimension) !== null
  const steps = isDate || dimension.valueType === 'number' ? [] : (dimension.taxonomy?.labels ?? [])
  const write = (bound: 'from' | 'to') => (text: string) =>
    onChange({
      ...filter,
      [bound]: text.trim() === '' ? null : isDate || steps.length > 0 ? text.trim() : numberOf(text),
    })
  return (
    <div className={css.body}>
      {(['from', 'to'] as const).map((bound) =>
        steps.length > 0 ? (
          <div key={bound} className={css.row}>
            <span className={css.word}>{bound === 'from' ? 'From' : 'To'}</span>
            <Select
              label={bound === 'from' ? 'From' : 'To'}
              options={[
                { id: '', name: bound === 'from' ? 'the lowest' : 'the highest' },
                ...steps.filter(({ value }) => !isOffScale(value)).map(({ value, name }) => ({ id: value, name })),
              ]}
              chosen={String(filter[bound] ?? '')}
              onChoose={write(bound)}
            />
          </div>
        ) : (
          <TextInput
            key={bound}
            label={bound === 'from' ? 'From' : 'To'}
            value={String(filter[bound] ?? '')}
            placeholder={isDate ? '2026-01-31, 2026-01 or 2026 Q1' : 'any'}
            isNumeric={!isDate}
            onChange={write(bound)}
          />
        ),
      )}
      <p className={css.note}>
        Bounds are in the range{isDate && ', a month or quarter as a whole'}. Sessions without a value are in none.
      </p>
    </div>
  )
}

/** What is no number is told by the button that stays grey. */
const numberOf = (text: string): string | number => {
  const number = Number(text.replace(',', '.'))
  return Number.isFinite(number) && !/[.,]$/.test(text.trim()) ? number : text
}

/** A period at the end of the data. */
export function PeriodPart({ filter, onChange }: { readonly filter: RelativeFilter; readonly onChange: Change }) {
  return (
    <div className={css.body}>
      <div className={css.row}>
        <TextInput
          label="Last"
          value={String(filter.count)}
          isNumeric
          onChange={(text) => onChange({ ...filter, count: wholeOf(text) })}
        />
        <Select
          label="Unit"
          options={DATE_UNITS.map((unit) => ({ id: unit, name: filter.count === 1 ? unit : `${unit}s` }))}
          chosen={filter.unit}
          onChoose={(unit) => onChange({ ...filter, unit: unit as DateUnit })}
        />
      </div>
      <p className={css.note}>Counted back from the last day the data has; it moves with a newer export.</p>
    </div>
  )
}

const wholeOf = (text: string): number => Math.min(100_000, Math.max(1, Math.floor(Number(text)) || 1))

const MATCHES = { contains: 'contains', starts: 'starts with', ends: 'ends with', matches: 'matches' } as const

/** Text that is looked for. */
export function TextPart({ filter, onChange }: { readonly filter: TextFilter; readonly onChange: Change }) {
  return (
    <div className={css.body}>
      <Segments
        label="How"
        options={TEXT_MATCHES.map((id) => ({ id, name: MATCHES[id] }))}
        chosen={filter.how}
        onChoose={(how) => onChange({ ...filter, how })}
      />
      <TextInput label="Text" value={filter.text} onChange={(text) => onChange({ ...filter, text })} />
      <p className={css.note}>
        Capitals make no difference.{filter.how === 'matches' && ' * stands for any text, ? for one character.'}
      </p>
    </div>
  )
}

const PRESENCE = [
  { id: 'known', name: 'is recorded' },
  { id: 'missing', name: 'is not recorded' },
] as const

/** Whether there is a value at all. */
export function PresencePart({ filter, onChange }: { readonly filter: NullFilter; readonly onChange: Change }) {
  return (
    <div className={css.body}>
      <Segments
        label="Recorded or not"
        options={PRESENCE}
        chosen={filter.isNegated ? 'known' : 'missing'}
        onChoose={(id) => onChange({ ...filter, isNegated: id === 'known' })}
      />
    </div>
  )
}

const ENDS = [
  { id: 'most', name: 'highest' },
  { id: 'least', name: 'lowest' },
] as const

/** Values by what all their sessions come to. */
export function RankPart({
  filter,
  onChange,
}: {
  readonly filter: TopFilter | AtLeastFilter
  readonly onChange: Change
}) {
  const shown = useApp((app) => app.spec.measures)
  const note = 'Compared among the sessions that pass the other filters. A withheld number has no rank.'
  if (filter.kind === 'at-least') {
    return (
      <div className={css.body}>
        <TextInput
          label="At least sessions"
          value={String(filter.sessions)}
          isNumeric
          onChange={(text) => onChange({ ...filter, sessions: wholeOf(text) })}
        />
        <p className={css.note}>{note}</p>
      </div>
    )
  }
  const measures = [...new Set(['sessions', ...shown, filter.measure])]
  return (
    <div className={css.body}>
      <div className={css.row}>
        <TextInput
          label="How many"
          value={String(filter.count)}
          isNumeric
          onChange={(text) => onChange({ ...filter, count: wholeOf(text) })}
        />
        <Segments
          label="End"
          options={ENDS}
          chosen={filter.isLowest ? 'least' : 'most'}
          onChoose={(id) => onChange({ ...filter, isLowest: id === 'least' })}
        />
      </div>
      <Select
        label="By"
        options={measures.map((id) => ({
          id,
          name: `by ${MEASURES.find((m) => m.id === id)?.name.toLowerCase() ?? id}`,
        }))}
        chosen={filter.measure}
        onChoose={(measure) => onChange({ ...filter, measure })}
      />
      <Switch
        isSelected={filter.others === 'together'}
        onChange={(isTogether) =>
          onChange({ ...filter, others: isTogether ? ('together' as const) : ('out' as const) })
        }
      >
        Others as one value, “Others”
      </Switch>
      <p className={css.note}>{note}</p>
    </div>
  )
}
