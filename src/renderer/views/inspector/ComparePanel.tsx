import { useEffect, useState } from 'react'
import { type Comparison, compareCells, type Incomparable, whyNot } from '#core/cells/compare'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { Failure } from '#core/failure'
import { failureText } from '#core/failure-text'
import { placeName } from '#core/format/axis-key'
import { comparisonNotes, formatDifference, formatP, incomparableText, pairsText } from '#core/format/compare-text'
import { formatCount, formatLevel, formatValue, formatWithUnit } from '#core/format/number'
import type { Measure } from '#core/pivot/measure'
import type { Selection } from '../../store/page-state'
import { useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import css from './Inspector.module.css'

interface ComparePanelProps {
  readonly cells: PivotCells
  readonly first: Selection
  readonly second: Selection
}

/** The selected cell beside a second one: how far they are apart, and how sure that is. */
export function ComparePanel({ cells, first, second }: ComparePanelProps) {
  const store = useAppStore()
  const measure = cells.measures[first.measure]!
  const result = useComparison(cells, first, second)
  const name = ({ row, column }: Selection) =>
    placeName(cells.rows, cells.rows.keys[row]!, cells.columns, cells.columns.keys[column]!)
  return (
    <section className={css.compare} aria-label="Comparison">
      <h3 className={css.measure}>{measure.name}</h3>
      <p className={css.side}>{name(first)}</p>
      <p className={css.against}>compared with</p>
      <p className={css.side}>{name(second)}</p>
      <div aria-live="polite">
        {result === null && <p className={css.words}>Comparing…</p>}
        {result?.kind === 'failed' && <p className={css.words}>{failureText(result.failure).what}</p>}
        {result?.kind === 'refused' && <p className={css.words}>{incomparableText(result.why, measure)}</p>}
        {result?.kind === 'compared' && <Compared result={result.comparison} measure={measure} level={cells.level} />}
      </div>
      <div className={css.buttons}>
        <Button onPress={() => store.getState().swapCompared()}>Swap</Button>
        <Button onPress={() => store.getState().compareWith(null)}>End comparison</Button>
      </div>
    </section>
  )
}

type Outcome =
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | { readonly kind: 'refused'; readonly why: Incomparable }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** Asks for a comparison; null until it is answered. */
function useComparison(cells: PivotCells, first: Selection, second: Selection): Outcome | null {
  const store = useAppStore()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  useEffect(() => {
    const measure = cells.measures[first.measure]!
    const why = whyNot(cells, measure, first, second)
    if (why) return setOutcome({ kind: 'refused', why })
    setOutcome(null)
    const controller = new AbortController()
    void store
      .getState()
      .askPair(first, second, controller.signal)
      .then((pair) => {
        if (controller.signal.aborted) return
        if (!pair.ok) return setOutcome({ kind: 'failed', failure: pair.failure })
        const made = compareCells(cells, measure, first, second, pair.value)
        setOutcome(typeof made === 'string' ? { kind: 'refused', why: made } : { kind: 'compared', comparison: made })
      })
    return () => controller.abort()
  }, [store, cells, first, second])
  return outcome
}

interface ComparedProps {
  readonly result: Comparison
  readonly measure: Measure
  readonly level: number
}

function Compared({ result, measure, level }: ComparedProps) {
  const { a, b, difference, ratio, pairs, adjustedP } = result
  const { unit } = measure
  const isGeometric = measure.statistic.kind === 'geometric-mean'
  const main = isGeometric && ratio ? ratio : difference
  const write = (value: number) => (isGeometric ? `×${value.toFixed(2)}` : formatDifference(value, unit))
  const bound = (value: number) => (isGeometric ? value.toFixed(2) : formatValue(value, unit))
  return (
    <>
      <p className={css.value}>{write(main.value)}</p>
      <p className={css.interval}>
        {main.interval
          ? `${formatLevel(level)} interval ${bound(main.interval.low)} to ${bound(main.interval.high)}`
          : 'Too few sessions or users for an interval'}
      </p>
      <dl className={css.facts}>
        <Fact name="p" text={main.p === null ? 'none' : formatP(main.p)} />
        <Fact name="Values" text={`${formatWithUnit(a.value, unit)} and ${formatWithUnit(b.value, unit)}`} />
        <Fact name="n" text={`${formatCount(a.n)} and ${formatCount(b.n)}`} />
        {a.users !== null && b.users !== null && (
          <Fact name="Users" text={`${formatCount(a.users)} and ${formatCount(b.users)}`} />
        )}
        {isGeometric ? (
          <Fact name="Difference" text={formatDifference(difference.value, unit)} />
        ) : (
          ratio && <Fact name="Ratio" text={ratio.value.toFixed(2)} />
        )}
      </dl>
      {comparisonNotes(result, measure).map((note) => (
        <p key={note} className={css.note}>
          {note}
        </p>
      ))}
      {adjustedP !== null && pairs > 1 && (
        <p className={css.note}>
          {pairsText(pairs)} {formatP(adjustedP)}.
        </p>
      )}
    </>
  )
}

function Fact({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  )
}
